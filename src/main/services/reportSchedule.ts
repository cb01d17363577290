/**
 * The monthly report that makes itself into a folder (docs/specs/reports.md §5): looked for at each start and every hour, each
 * month once, and what cannot be written is said until it can.
 */
import { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import { REPORT_FORMATS, reportRequest, type Report, type ReportRequest } from '#shared/contract/reports.ts'
import type { ProblemView } from '#shared/contract/status.ts'
import { dueMonths, monthBefore } from '#shared/domain/report.ts'
import { dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { JsonValue } from '#shared/rpc/json.ts'
import type { Clock, FolderPicker, Ids, Log } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

const SETTING = 'reportSchedule'
/** Not while the window comes up. */
const AFTER_START_MS = 60_000
const EVERY_MS = 3_600_000
const OK = { ok: true } as const

const kept = lazily(() =>
  z.object({
    dayOfMonth: z.int().min(1).max(28),
    folder: z.string(),
    accountIds: reportRequest().shape.accountIds,
    sections: reportRequest().shape.sections,
    language: reportRequest().shape.language,
    formats: z.array(z.enum(REPORT_FORMATS)),
    /** The last month that was made, or is not to be made any more. */
    lastMonth: z.string(),
    /** Why the next one could not be made, since when. */
    failure: z.object({ code: z.string(), month: z.string(), sinceMs: z.int() }).nullable(),
  }),
)
type Kept = Parsed<typeof kept>

export function createReportSchedule(deps: {
  readonly table: SettingTable
  readonly content: (request: ReportRequest) => Promise<Report>
  /** Files of that name that are there already are left as they are. */
  readonly writeOnce: (folder: string, made: Report, formats: Kept['formats']) => Promise<readonly string[]>
  readonly folders: FolderPicker
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly zone: () => OfficeZone
}) {
  const { table, uow, clock } = deps
  let cancel = (): void => undefined
  let isStarted = false
  let making: Promise<void> | null = null

  function schedule(): Kept | null {
    const stored = table.get(SETTING)
    return stored === undefined || stored === null ? null : kept().parse(stored)
  }

  function save(by: Actor, next: Kept | null, action: string, after: JsonValue): void {
    uow.write(by, (tx) => {
      table.put(tx, SETTING, next)
      tx.changed('status')
      tx.audit({ action, entity: 'reports', after })
    })
  }

  const byItself = (): Actor => ({ actor: 'mando', correlationId: deps.ids.next() })
  const today = (): string => dayAt(clock.now(), deps.zone())

  /** @returns whether it was made */
  async function make(plan: Kept, month: string): Promise<boolean> {
    const { folder, formats, accountIds, sections, language } = plan
    try {
      const made = await deps.content({ subject: { kind: 'monthly', month }, accountIds, sections, language })
      const fileNames = await deps.writeOnce(folder, made, formats)
      // It may have been changed or ended meanwhile; what was made is made.
      const now = schedule()
      if (now !== null) save(byItself(), { ...now, lastMonth: month, failure: null }, 'report.make', [...fileNames])
      return true
    } catch (error) {
      const code = codeOf(error)
      if (code === 'fault')
        deps.log.error('report.not_made', { month, error: error instanceof Error ? error.name : '' })
      const now = schedule()
      if (now !== null && now.failure?.code !== code) {
        const failure = { code, month, sinceMs: clock.now() }
        save(byItself(), { ...now, failure }, 'report.make_failed', { code, month })
      }
      return false
    }
  }

  async function makeDue(): Promise<void> {
    const plan = schedule()
    if (plan === null) return
    for (const month of dueMonths(today(), plan.dayOfMonth, plan.lastMonth)) {
      if (!isStarted || !(await make(plan, month))) return
    }
  }

  function look(): void {
    making ??= makeDue().finally(() => {
      making = null
      if (isStarted) cancel = clock.after(EVERY_MS, look)
    })
  }

  return {
    handlers: {
      schedule: (): OutputOf<'reports.schedule'> => schedule(),

      setSchedule: async (input: ParsedInputOf<'reports.setSchedule'>): Promise<OutputOf<'reports.setSchedule'>> => {
        const folder = await deps.folders.choose('reports')
        if (folder === null) return null
        const lastDue = monthBefore(today())
        const isCome = Number(today().slice(8, 10)) >= input.dayOfMonth
        // The first is that of the month whose day is still to come.
        const lastMonth = isCome ? lastDue : monthBefore(`${lastDue}-01`)
        const next: Kept = { ...input, folder, lastMonth, failure: null }
        save(deps.by(), next, 'report.schedule', { dayOfMonth: input.dayOfMonth, sections: input.sections })
        return { folder }
      },

      stopSchedule: (): OutputOf<'reports.stopSchedule'> => {
        if (schedule() !== null) save(deps.by(), null, 'report.unschedule', {})
        return OK
      },
    },

    problems: (): readonly ProblemView[] => {
      const plan = schedule()
      const failure = plan?.failure ?? null
      if (plan === null || failure === null) return []
      const { code, month, sinceMs } = failure
      return [
        {
          problemId: 'report:schedule',
          code: 'report_failed',
          severity: 'warning',
          accountId: null,
          subject: null,
          sinceMs,
          params: { reason: code, month, folder: plan.folder },
        },
      ]
    },

    start: (): void => {
      isStarted = true
      cancel = clock.after(AFTER_START_MS, look)
    },
    stop: async (): Promise<void> => {
      isStarted = false
      cancel()
      await making
    },
  }
}

function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : 'fault'
}

/** The office's hours, holidays and targets, and the business clock that follows from them (docs/specs/inbox.md §9). */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { officeHours, responseTargets, type OfficeHoursInput } from '#shared/contract/hours.ts'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import { createBusinessClock, type BusinessClock } from '#shared/domain/businessClock.ts'
import type { HolidayRegion } from '#shared/domain/holidayRegion.ts'
import { calendarOf, DEFAULT_HOURS, type NamedDay, type OfficeHours } from '#shared/domain/officeHours.ts'
import type { ResponseTarget } from '#shared/domain/responseTarget.ts'
import { dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock, Ids, Log } from '../ports.ts'
import type { Actor } from '../store/auditChain.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { HolidaySource } from './spanishHolidays.ts'

const HOURS = 'officeHours'
const TARGETS = 'responseTargets'
const HOLIDAYS = 'holidays'
const RULES = 'clockRules'
/** Holidays are kept from the year before to the year after next: a target may reach into them. */
const YEARS_BACK = 1
const YEARS_AHEAD = 2
const SHOWN_BACK_MS = 30 * 86_400_000
const SHOWN_AHEAD_MS = 90 * 86_400_000

const keptHolidays = lazily(() =>
  z.object({
    version: z.string(),
    region: z.string(),
    fromYear: z.int(),
    untilYear: z.int(),
    days: z.array(z.object({ day: z.string(), name: z.string() })),
  }),
)
type KeptHolidays = Parsed<typeof keptHolidays>
const keptRules = lazily(() => z.object({ digest: z.string(), version: z.int() }))

export type Rules = {
  readonly business: BusinessClock
  readonly targets: readonly ResponseTarget[]
  /** Grows with each change of anything that an instant follows from. */
  readonly version: number
}

export type OfficeHoursService = ReturnType<typeof createOfficeHours>

export function createOfficeHours(deps: {
  readonly table: SettingTable
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly zone: () => OfficeZone
  readonly holidays: HolidaySource
  /** What is due was computed by the former rules. */
  readonly onRulesChanged: () => void
}) {
  const { table, uow, clock } = deps
  let current: Rules | null = null
  let asking: Promise<void> | null = null

  const hours = (): OfficeHours => {
    const read = officeHours().safeParse(table.get(HOURS))
    return read.success ? read.data : DEFAULT_HOURS
  }
  const targets = (): readonly ResponseTarget[] =>
    responseTargets()
      .catch([])
      .parse(table.get(TARGETS) ?? [])
  const kept = (): KeptHolidays | null =>
    keptHolidays()
      .nullable()
      .catch(null)
      .parse(table.get(HOLIDAYS) ?? null)
  const calendar = () => calendarOf(hours(), kept()?.days ?? [], deps.zone())
  const thisYear = (): number => Number(dayAt(clock.now(), deps.zone()).slice(0, 4))

  function digestNow(): string {
    const { zone, week, closedDays } = calendar()
    const all = { zone, week, closedDays: [...closedDays].toSorted(), targets: targets() }
    return createHash('sha256').update(JSON.stringify(all)).digest('hex')
  }

  /** In a transaction that changed anything that instants follow from. */
  function follow(tx: WriteTx): void {
    const before = keptRules()
      .nullable()
      .catch(null)
      .parse(table.get(RULES) ?? null)
    const digest = digestNow()
    if (before?.digest === digest) return
    table.put(tx, RULES, { digest, version: (before?.version ?? 0) + 1 })
    current = null
  }

  function rules(): Rules {
    if (current !== null) return current
    const { version } = keptRules().catch({ digest: '', version: 0 }).parse(table.get(RULES))
    current = { business: createBusinessClock(calendar()), targets: targets(), version }
    return current
  }

  async function holidaysOf(region: HolidayRegion): Promise<KeptHolidays> {
    const fromYear = thisYear() - YEARS_BACK
    const untilYear = thisYear() + YEARS_AHEAD
    const days: NamedDay[] = []
    for (let year = fromYear; year <= untilYear; year += 1) days.push(...(await deps.holidays.ofYear(region, year)))
    return { version: deps.holidays.version, region, fromYear, untilYear, days }
  }

  function isKept(region: HolidayRegion): boolean {
    const have = kept()
    return (
      have?.region === region && have.version === deps.holidays.version && have.untilYear === thisYear() + YEARS_AHEAD
    )
  }

  async function keepHolidays(): Promise<void> {
    const { region } = hours()
    if (isKept(region)) return
    const found = await holidaysOf(region)
    if (hours().region !== region) return
    uow.write({ actor: 'mando', correlationId: deps.ids.next() }, (tx) => {
      table.put(tx, HOLIDAYS, found)
      follow(tx)
      tx.audit({
        action: 'holidays.keep',
        entity: 'settings',
        after: { region, fromYear: found.fromYear, untilYear: found.untilYear },
      })
    })
    deps.onRulesChanged()
  }

  return {
    rules,
    /** Whether the office is open. */
    isOpenAt: (atMs: number): boolean => rules().business.isOpenAt(atMs),
    /** Anything outside this service that instants follow from may have changed: the zone, or the program itself. */
    review: (): void => {
      const before = keptRules()
        .nullable()
        .catch(null)
        .parse(table.get(RULES) ?? null)
      current = null
      if (before?.digest === digestNow()) return
      uow.write({ actor: 'mando', correlationId: deps.ids.next() }, (tx) => {
        follow(tx)
        tx.audit({ action: 'clock.rules', entity: 'settings' })
      })
      deps.onRulesChanged()
    },
    /** Asks for the holidays of a new year; resolves when they are kept. */
    lookForHolidays: (): Promise<void> => {
      asking ??= keepHolidays()
        .catch((error: unknown) => deps.log.error('holidays', { message: String(error) }))
        .finally(() => {
          asking = null
        })
      return asking
    },
    handlers: {
      get: (): OutputOf<'hours.get'> => ({ ...editable(hours()), targets: targets().map((target) => ({ ...target })) }),
      openings: (): OutputOf<'hours.openings'> => {
        const nowMs = clock.now()
        return rules()
          .business.openings(nowMs - SHOWN_BACK_MS, nowMs + SHOWN_AHEAD_MS)
          .map((opening) => ({ ...opening }))
      },
      year: async ({ year, region }: ParsedInputOf<'hours.year'>): Promise<OutputOf<'hours.year'>> => {
        const have = kept()
        const isThere = have !== null && isKept(region) && year >= have.fromYear && year <= have.untilYear
        const days = isThere
          ? have.days.filter(({ day }) => day.startsWith(String(year)))
          : await deps.holidays.ofYear(region, year)
        return days.map((day) => ({ ...day }))
      },
      set: async (input: ParsedInputOf<'hours.set'>): Promise<OutputOf<'hours.set'>> => {
        const before = hours()
        if (JSON.stringify(before) === JSON.stringify(input)) return { ok: true }
        // Before the transaction: the new region holds with its holidays or not at all.
        const found = isKept(input.region) ? null : await holidaysOf(input.region)
        uow.write(deps.by(), (tx) => {
          table.put(tx, HOURS, input)
          if (found !== null) table.put(tx, HOLIDAYS, found)
          follow(tx)
          tx.audit({ action: 'hours.set', entity: 'settings', before: editable(before), after: input })
        })
        deps.onRulesChanged()
        return { ok: true }
      },
      setTargets: (input: ParsedInputOf<'hours.setTargets'>): OutputOf<'hours.setTargets'> => {
        const before = targets().map((target) => ({ ...target }))
        if (JSON.stringify(before) === JSON.stringify(input.targets)) return { ok: true }
        uow.write(deps.by(), (tx) => {
          table.put(tx, TARGETS, input.targets)
          follow(tx)
          tx.audit({ action: 'hours.targets', entity: 'settings', before, after: input.targets })
        })
        deps.onRulesChanged()
        return { ok: true }
      },
    },
  }
}

/** The same as plain values that may be written down. */
function editable({ region, week, ownDays }: OfficeHours): OfficeHoursInput {
  return {
    region,
    week: week.map((spans) => spans.map((span) => ({ ...span }))),
    ownDays: ownDays.map((day) => ({ ...day })),
  }
}

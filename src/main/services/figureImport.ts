/** Figures of followers out of a file, noted in one piece (docs/specs/growth.md §8). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { MOST_FIGURE_ROWS } from '#shared/contract/growthFiles.ts'
import { dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock, FilePicker, Preferences } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { FollowerCountTable } from '../store/followerCountTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { createChosenFiles } from './chosenFiles.ts'
import {
  figureColumns,
  knownFigureHeadings,
  readFigureRows,
  type Figure,
  type FigureColumns,
  type FigureRows,
} from './figureRows.ts'
import { readTable, readTableText, type TableRow } from './tableReading.ts'

const TABLE_FILE = { extensions: ['csv', 'tsv', 'txt'], maxBytes: 8 * 1024 * 1024 }
const TITLE = { es: 'Cifras de seguidores', en: 'Figures of followers' } as const
const MOST_PREVIEWED = 8
const MOST_FINDINGS = 200

type Reading = ParsedInputOf<'growth.readFigures'>['reading']
type Chosen = { readonly rows: readonly TableRow[]; readonly columns: FigureColumns }

export function createFigureImport(deps: {
  readonly filePicker: FilePicker
  readonly preferences: Pick<Preferences, 'get'>
  readonly accounts: Pick<AccountTable, 'byId' | 'list'>
  readonly counts: FollowerCountTable
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly actingId: () => string | null
  readonly clock: Pick<Clock, 'now'>
  readonly zone: () => OfficeZone
}) {
  const { counts } = deps
  const chosen = createChosenFiles<Chosen>()

  function readRows({ rows, columns }: Chosen, { accountId, dayOrder }: Reading): FigureRows {
    if (deps.accounts.byId(accountId) === null) throw new AppError('not_found', { id: accountId })
    const byName = new Map(deps.accounts.list().map(({ id, handle }) => [handle.toLowerCase(), id]))
    return readFigureRows(rows, columns, dayOrder, {
      accountId,
      accountOf: (name) => byName.get(name.replace(/^@/u, '').toLowerCase()) ?? null,
      today: dayAt(deps.clock.now(), deps.zone()),
    })
  }

  function measuredCount(figures: readonly Figure[]): number {
    const zone = deps.zone()
    let measured = 0
    for (const [accountId, own] of byAccount(figures)) {
      const [first, last] = [own[0], own.at(-1)]
      if (first === undefined || last === undefined) continue
      const days = counts.measuredDays(accountId, { firstDay: first.day, lastDay: last.day }, zone)
      measured += own.filter(({ day }) => days.has(day)).length
    }
    return measured
  }

  return {
    chooseFigures: async (): Promise<OutputOf<'growth.chooseFigures'>> => {
      const picked = await deps.filePicker.pick({ ...TABLE_FILE, title: TITLE[deps.preferences.get().language] })
      if (picked === null) return { kind: 'cancelled' }
      if (picked.kind === 'too_large') return { kind: 'refused', why: 'too_large' }
      const read = readTableText(picked.bytes)
      if (read.kind === 'none') return { kind: 'refused', why: read.why }
      const { rows } = readTable(read.text, null, knownFigureHeadings)
      const found = figureColumns(rows[0])
      if (found === null) return { kind: 'refused', why: 'no_columns' }
      const body = found.hasHeadings ? rows.slice(1) : rows
      if (body.length > MOST_FIGURE_ROWS) return { kind: 'refused', why: 'too_many_rows' }
      return { kind: 'chosen', token: chosen.keep(picked.bytes, { rows: body, columns: found.columns }) }
    },
    readFigures: ({ token, reading }: ParsedInputOf<'growth.readFigures'>): OutputOf<'growth.readFigures'> => {
      const table = chosen.of(token)
      const { figures, gaps, findings } = readRows(table, reading)
      return {
        rowCount: table.rows.length,
        rightCount: figures.length,
        gapCount: gaps,
        measuredCount: measuredCount(figures),
        namesAccounts: table.columns.account !== null,
        firstDay: figures[0]?.day ?? null,
        lastDay: figures.at(-1)?.day ?? null,
        preview: figures.slice(0, MOST_PREVIEWED),
        findings: findings.slice(0, MOST_FINDINGS).map((each) => ({ ...each, params: shortened(each.params) })),
        findingCount: findings.length,
      }
    },
    importFigures: ({
      importId,
      token,
      reading,
      onlyRight,
    }: ParsedInputOf<'growth.importFigures'>): OutputOf<'growth.importFigures'> => {
      const { figures, findings } = readRows(chosen.of(token), reading)
      const answer = { days: figures.length, skipped: findings.length }
      if (counts.hasAct(importId)) return answer
      if (figures.length === 0 || (findings.length > 0 && !onlyRight)) throw new AppError('conflict')
      const zone = deps.zone()
      deps.uow.write(deps.by(), (tx) => {
        for (const { accountId, day, value } of figures) {
          counts.enter(tx, { accountId, day, value, batchId: importId, personId: deps.actingId() })
        }
        for (const [accountId, own] of byAccount(figures)) {
          counts.keepDays(
            tx,
            accountId,
            own.map(({ day }) => day),
            zone,
          )
        }
        tx.audit({ action: 'followers.import', entity: `note:${importId}`, after: answer })
      })
      return answer
    },
  }
}

function byAccount(figures: readonly Figure[]): Map<string, Figure[]> {
  const found = new Map<string, Figure[]>()
  for (const figure of figures) {
    const own = found.get(figure.accountId)
    if (own === undefined) found.set(figure.accountId, [figure])
    else own.push(figure)
  }
  return found
}

function shortened(params: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.slice(0, 60).toWellFormed() : value,
    ]),
  )
}

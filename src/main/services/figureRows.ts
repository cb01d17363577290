/** Figures of followers out of the rows of a table (docs/specs/growth.md §8). Pure. */
import type { FigureFinding } from '#shared/contract/growthFiles.ts'
import { readCountCell } from '#shared/domain/growth/countCell.ts'
import { plainWords } from '#shared/domain/plainWords.ts'
import { readDayCell, type DayOrder } from '#shared/domain/tableCells.ts'
import type { TableRow } from './tableReading.ts'

export type FigureColumns = { readonly day: number; readonly count: number; readonly account: number | null }

export type Figure = { readonly row: number; readonly accountId: string; readonly day: string; readonly value: number }

export type FigureRows = {
  /** By day. */
  readonly figures: readonly Figure[]
  /** Rows with a day and nothing noted for it. */
  readonly gaps: number
  readonly findings: readonly FigureFinding[]
}

const HEADINGS: Readonly<Record<keyof FigureColumns, RegExp>> = {
  day: /^(fecha|dia|date|day)$/u,
  count: /^(seguidores|followers|n\.? de seguidores|numero de seguidores|total|total followers|follower count)$/u,
  account: /^(cuenta|usuario|perfil|account|username|handle|profile)$/u,
}

/** How many of a row's cells name a column of figures. */
export function knownFigureHeadings(headings: readonly string[]): number {
  const plain = headings.map(plainWords)
  return Object.values(HEADINGS).filter((heading) => plain.some((each) => heading.test(each))).length
}

/**
 * Where the days and the counts stand, by the headings; where there are none, in the first and the second column.
 * @returns null where a first row of words names no day or no followers
 */
export function figureColumns(
  first: TableRow | undefined,
): { readonly columns: FigureColumns; readonly hasHeadings: boolean } | null {
  const headings = first?.cells.map(plainWords) ?? []
  const placeOf = (kind: keyof FigureColumns): number => headings.findIndex((heading) => HEADINGS[kind].test(heading))
  const [day, count, account] = [placeOf('day'), placeOf('count'), placeOf('account')]
  if (day !== -1 && count !== -1) {
    return { columns: { day, count, account: account === -1 ? null : account }, hasHeadings: true }
  }
  const looksLikeRow = readDayCell(first?.cells[0]?.trim() ?? '', 'day_first').kind !== 'unreadable'
  return looksLikeRow ? { columns: { day: 0, count: 1, account: null }, hasHeadings: false } : null
}

/**
 * @param world.accountOf the account of a name as it is written; null where it is none of the office's
 * @param world.today no day after it has followers
 */
export function readFigureRows(
  rows: readonly TableRow[],
  columns: FigureColumns,
  dayOrder: DayOrder,
  world: {
    readonly accountId: string
    readonly accountOf: (name: string) => string | null
    readonly today: string
  },
): FigureRows {
  const figures = new Map<string, Figure>()
  const findings: FigureFinding[] = []
  let gaps = 0
  for (const { row, cells, isBroken } of rows) {
    const wrong = (code: FigureFinding['code'], params: FigureFinding['params'] = {}): void =>
      void findings.push({ row, code, params })
    const text = (column: number): string => (cells[column] ?? '').trim()
    if (isBroken) {
      wrong('row_broken')
      continue
    }
    const name = columns.account === null ? '' : text(columns.account)
    const accountId = name === '' ? world.accountId : world.accountOf(name)
    const day = readDayCell(text(columns.day), dayOrder)
    const count = readCountCell(text(columns.count))
    if (accountId === null) wrong('account_unknown', { name })
    else if (day.kind !== 'read') wrong(`day_${day.kind}`, { text: text(columns.day) })
    else if (day.value > world.today) wrong('day_to_come', { text: text(columns.day) })
    else if (count.kind === 'empty') gaps += 1
    else if (count.kind === 'wrong') wrong(`count_${count.why}`, { text: text(columns.count) })
    else {
      const key = `${accountId} ${day.value}`
      const earlier = figures.get(key)
      if (earlier === undefined) figures.set(key, { row, accountId, day: day.value, value: count.value })
      else wrong('twice', { row: earlier.row })
    }
  }
  return {
    figures: [...figures.values()].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    gaps,
    findings,
  }
}

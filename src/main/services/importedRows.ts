/** What the rows of a table say about posts, and what is wrong with them (docs/specs/calendarFiles.md §4). Pure. */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { RowFinding } from '#shared/contract/calendarFiles.ts'
import type { PostColumn } from '#shared/domain/postColumns.ts'
import { readDayCell, readHourCell, splitMoment, type DayOrder, type HourCell } from '#shared/domain/tableCells.ts'
import { weightedLength } from '#shared/domain/textLimits.ts'
import { readWallTime, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { PlannedTime } from '../store/postTable.ts'
import type { TableRow } from './tableReading.ts'

export type RowPost = {
  readonly row: number
  readonly planned: PlannedTime | null
  readonly texts: readonly string[]
  readonly accountIds: readonly string[]
  readonly campaignId: string | null
  readonly labelIds: readonly string[]
}

/** Whom a name in a cell means. */
export type Named = 'unknown' | 'several' | 'disconnected' | { readonly id: string }

export type RowWorld = {
  readonly zone: OfficeZone
  readonly nowMs: number
  readonly account: (handle: string) => Named
  readonly campaign: (name: string) => Named
  readonly label: (name: string) => Named
  /** How long a text may be there. */
  readonly textLimit: (accountId: string) => number
}

const MOST_LETTERS = 25_000
const MOST_TEXTS = 25
const MOST_LABELS = 20
const LINK_WEIGHT = 23
const MINUTE_MS = 60_000

/** @returns the post, null where something fatal was found, and all that was found */
export function readRow(
  { row, cells, isBroken, isCleaned }: TableRow,
  columns: readonly PostColumn[],
  dayOrder: DayOrder,
  world: RowWorld,
): { readonly post: RowPost | null; readonly findings: readonly RowFinding[] } {
  const findings: RowFinding[] = []
  const found = (column: number | null, code: string, params: RowFinding['params'] = {}, isFatal = true): void => {
    findings.push({ row, column: column === -1 ? null : column, code, params, isFatal })
  }
  const at = (column: PostColumn): number => columns.indexOf(column)
  const cell = (column: PostColumn): string => (cells[at(column)] ?? '').trim()

  if (isBroken) {
    found(null, 'quotes')
    return { post: null, findings }
  }
  if (cells.slice(columns.length).some((surplus) => surplus.trim() !== '')) {
    found(null, 'too_many_cells', { cells: cells.length, columns: columns.length })
  }
  if (isCleaned) found(null, 'cleaned', {}, false)

  const texts = textsOf(cells, columns)
  if (texts.length === 0) found(at('text'), 'text_missing')
  if (texts.length > MOST_TEXTS) found(at('text'), 'too_many_texts', { most: MOST_TEXTS })
  const isTooLarge = texts.some((text) => text.length > MOST_LETTERS)
  if (isTooLarge) found(at('text'), 'text_too_large', { most: MOST_LETTERS })

  const ids = (column: PostColumn, find: (name: string) => Named): readonly string[] => {
    const named = namesIn(cell(column), find).map((name) => ({ name, is: find(name) }))
    for (const { name, is } of named) {
      if (typeof is === 'string') found(at(column), `${column}_${is}`, { name: name.slice(0, 80) })
    }
    return [...new Set(named.flatMap(({ is }) => (typeof is === 'string' ? [] : [is.id])))]
  }
  const accountIds = ids('accounts', world.account)
  const labelIds = ids('labels', world.label)
  if (labelIds.length > MOST_LABELS) found(at('labels'), 'too_many_labels', { most: MOST_LABELS })
  const campaignName = cell('campaign')
  const campaign = campaignName === '' ? null : world.campaign(campaignName)
  if (typeof campaign === 'string') found(at('campaign'), `campaign_${campaign}`, { name: campaignName.slice(0, 80) })

  if (!isTooLarge) {
    const limit = Math.min(...accountIds.map(world.textLimit))
    texts.forEach((text, index) => {
      const length = lengthOver(text, limit)
      if (length !== null) found(columnOfText(columns, index), 'text_too_long', { length, limit })
    })
  }

  const planned = plannedOf(cell('day'), cell('hour'), dayOrder, world, (column, ...rest) => found(at(column), ...rest))
  if (findings.some(({ isFatal }) => isFatal)) return { post: null, findings }
  const campaignId = campaign === null || typeof campaign === 'string' ? null : campaign.id
  return { post: { row, planned, texts, accountIds, campaignId, labelIds }, findings }
}

/** The columns of texts in order, as a thread; what is empty at its end is no part of it. */
function textsOf(cells: readonly string[], columns: readonly PostColumn[]): readonly string[] {
  const texts = columns.flatMap((column, at) =>
    column === 'text' ? [(cells[at] ?? '').replace(/\r\n?/gu, '\n').toWellFormed()] : [],
  )
  return texts.slice(0, texts.findLastIndex((text) => text.trim() !== '') + 1)
}

function columnOfText(columns: readonly PostColumn[], index: number): number {
  return columns.flatMap((column, at) => (column === 'text' ? [at] : []))[index] ?? -1
}

/** A name may have a comma in it; what is not known as it stands is looked at in pieces. */
function namesIn(cell: string, find: (name: string) => Named): readonly string[] {
  if (cell === '') return []
  if (find(cell) !== 'unknown') return [cell]
  const pieces = (text: string, by: RegExp): string[] =>
    text
      .split(by)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '')
  return pieces(cell, /[;|\n]/u).flatMap((piece) => (find(piece) === 'unknown' ? pieces(piece, /,/u) : [piece]))
}

/** The length where it is over the limit. A text that cannot be, whatever is a link in it, is not counted through. */
function lengthOver(text: string, limit: number): number | null {
  if (text.length * 2 + (text.split('.').length - 1) * LINK_WEIGHT <= limit) return null
  const length = weightedLength(text)
  return length > limit ? length : null
}

type Found = (column: PostColumn, code: string, params?: RowFinding['params'], isFatal?: boolean) => void

function plannedOf(
  dayCell: string,
  hourCell: string,
  order: DayOrder,
  world: RowWorld,
  found: Found,
): PlannedTime | null {
  const moment = splitMoment(dayCell)
  const hourColumn = hourCell === '' && moment.hour !== '' ? 'day' : 'hour'
  const hourText = hourCell === '' ? moment.hour : hourCell
  if (moment.day === '' && hourText === '') return null
  if (moment.day === '') {
    found('day', 'day_missing')
    return null
  }
  const day = readDayCell(moment.day, order)
  if (day.kind !== 'read') found('day', `day_${day.kind}`, { text: moment.day.slice(0, 40) })
  if (hourText === '') {
    found('hour', 'hour_missing')
    return null
  }
  const hour = readHourCell(hourText)
  if (hour.kind !== 'read') found(hourColumn, `hour_${hour.kind}`, { text: hourText.slice(0, 40) })
  if (day.kind !== 'read' || hour.kind !== 'read') return null
  return instantIn(`${day.value}T${hour.value.hour}`, hour.value, hourColumn, world, found)
}

function instantIn(
  wallTime: string,
  { isLater }: HourCell,
  column: 'day' | 'hour',
  { zone, nowMs }: RowWorld,
  found: Found,
): PlannedTime | null {
  const reading = readWallTime(wallTime, zone)
  switch (reading.kind) {
    case 'never':
      found(column, 'hour_does_not_exist', { before: reading.before.slice(11), after: reading.after.slice(11) })
      return null
    case 'twice': {
      if (!isLater) found(column, 'hour_twice', { hour: wallTime.slice(11) }, false)
      const atMs = isLater ? reading.laterMs : reading.earlierMs
      notePast(atMs)
      return { wallTime, zone, atMs, repeatedHour: isLater ? 'later' : 'earlier' }
    }
    case 'once':
      notePast(reading.atMs)
      return { wallTime, zone, atMs: reading.atMs, repeatedHour: null }
    default:
      return assertNever(reading)
  }

  function notePast(atMs: number): void {
    if (atMs < nowMs - MINUTE_MS) found(column, 'in_past', {}, false)
  }
}

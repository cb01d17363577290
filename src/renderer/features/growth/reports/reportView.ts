/** A report in words: titles, names of rows, values. Pure. */
import type { TFunction } from 'i18next'
import type { Report } from '#shared/contract/reports.ts'
import { HANDOFF_CHANNELS } from '#shared/domain/handoff.ts'
import type { RowName } from '#shared/domain/report.ts'
import { REPORT_FIGURES, type FigureCode } from '#shared/domain/reportFigures.ts'
import type { Format } from '../../../ui/format.ts'

export type Words = TFunction<'reports'>
export type Block = Report['blocks'][number]

export function reportTitle(report: Report, t: Words, format: Pick<Format, 'monthOf' | 'weekOf'>): string {
  switch (report.kind) {
    case 'monthly':
      return t('title.monthly', { month: format.monthOf(report.firstDay) })
    case 'campaign':
      return t('title.campaign', { name: report.campaign ?? '' })
    case 'transparency':
      return t('title.transparency', { days: format.weekOf(report.firstDay, report.lastDay) })
  }
}

export function rowText(name: RowName, t: Words, format: Pick<Format, 'shortDayOf'>): string {
  switch (name.kind) {
    case 'whole':
      return t('row.whole')
    case 'without_label':
      return t('row.withoutLabel')
    case 'account':
      return `@${name.name}`
    case 'day':
      return format.shortDayOf(name.name)
    case 'label':
      return name.name
    case 'channel': {
      const channel = HANDOFF_CHANNELS.find((each) => each === name.name)
      return channel === undefined ? name.name : t(`channel.${channel}`)
    }
  }
}

/** A duration to the minute, in hours: office hours have no days. */
function durationText(ms: number, t: Words): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return t('value.underMinute')
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? t('value.minutes', { minutes }) : t('value.hours', { hours, minutes: minutes % 60 })
}

export function valueText(
  column: Block['columns'][number],
  row: number,
  t: Words,
  format: Pick<Format, 'number' | 'percent' | 'signed'>,
): string {
  const value = column.values[row] ?? null
  if (value === null) return column.cases === null ? t('value.none') : t('value.few', { count: column.cases[row] ?? 0 })
  const { unit } = REPORT_FIGURES[column.figure]
  if (unit === 'ms') return durationText(value, t)
  if (unit === 'ratio') return format.percent(value)
  return column.figure === 'followersChange' ? format.signed(value) : format.number(value)
}

/** The figures of a report, each once, in the order in which they stand. */
export function figuresOf(report: Report): readonly FigureCode[] {
  return [...new Set(report.blocks.flatMap(({ columns }) => columns.map(({ figure }) => figure)))]
}

/** One table stands on its side where it has a single row: a figure a line, with its cases. */
export function isSingle(block: Block): boolean {
  return block.rows.length === 1 && block.rows[0]?.kind === 'whole'
}

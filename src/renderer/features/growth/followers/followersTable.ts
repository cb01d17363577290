/** The charts' numbers as a table: the same steps, the newest first. Pure. */
import type { TFunction } from 'i18next'
import type { Format } from '../../../ui/format.ts'
import type { FigureTable } from '../charts/figureTable.ts'
import type { ChartLine } from './FollowerChart.tsx'
import type { Step } from './followersView.ts'
import { whatHappened } from './followersWords.ts'
import type { Measure } from './measures.ts'
import type { AccountColumns } from './useFollowerColumns.ts'
import type { CurveMarks } from './useMarks.ts'
import type { StepNames } from './useStepNames.ts'

/** What the charts show, and the words for it. */
export type ChartedFollowers = {
  readonly columns: readonly AccountColumns[]
  /** The line that is compared with, by steps. */
  readonly compared: readonly Pick<ChartLine, 'name' | 'values'>[]
  readonly measure: Measure
  readonly steps: readonly Step[]
  readonly marks: CurveMarks
  readonly names: StepNames
  /** A value by the measure. */
  readonly show: (value: number) => string
}

/**
 * For each account followers, change and mean; of one also how it came to be known where some were entered. In front what
 * the upper chart measures by, where that is not the followers themselves; then what is compared with, and what happened.
 */
export function followersTable(
  { columns: accounts, compared, measure, steps, marks, names, show }: ChartedFollowers,
  { t, format }: { readonly t: TFunction<'growth'>; readonly format: Pick<Format, 'number' | 'signed'> },
): FigureTable {
  const [only] = accounts
  const isOne = accounts.length === 1
  const number = (value: string | number): string => format.number(Number(value))
  const signed = (value: string | number): string => format.signed(Number(value))
  const byMeasure = (value: string | number): string => show(Number(value))
  const tenths = (value: string | number): string => signed(Math.round(Number(value) * 10) / 10)
  const named = (name: string, what: string): string => (isOne ? what : `${name} ${what}`)
  const measured = measure === 'count' ? [] : accounts
  const happened = steps.map((step) => whatHappened(marks, step, t))
  const hasHappened = happened.some((each) => each !== '')
  const hasEntered = isOne && (only?.series.entered.length ?? 0) > 0
  return {
    label: t('table.label'),
    columns: [
      { title: t('table.day') },
      ...measured.map(({ name }) => ({
        title: named(name, t(`measure.${measure}`)),
        isNumber: true,
        show: byMeasure,
      })),
      ...accounts.flatMap(({ name }) => [
        { title: named(name, t('table.followers')), isNumber: true, show: number, gap: t('table.noData') },
        { title: named(name, t('table.change')), isNumber: true, isChange: true, show: signed },
        { title: named(name, t('table.mean')), isNumber: true, isChange: true, show: tenths },
      ]),
      ...compared.map(({ name }) => ({
        title: name,
        isNumber: true,
        show: byMeasure,
      })),
      ...(hasEntered ? [{ title: t('table.source') }] : []),
      ...(hasHappened ? [{ title: t('table.happened'), gap: '', isBelow: true }] : []),
    ],
    rows: steps
      .map((step, at) => [
        names.short(step),
        ...measured.map((account) => account.measured[at] ?? null),
        ...accounts.flatMap(({ counts, changes, means }) =>
          [counts, changes, means].map((column) => column[at] ?? null),
        ),
        ...compared.map(({ values }) => values[at] ?? null),
        ...(hasEntered ? [sourceOf(step, only?.series.entered ?? [], (only?.counts[at] ?? null) !== null, t)] : []),
        ...(hasHappened ? [happened[at] === '' ? null : (happened[at] ?? null)] : []),
      ])
      .reverse(),
  }
}

function sourceOf(
  step: Step,
  entered: readonly (readonly [number, number])[],
  isKnown: boolean,
  t: TFunction<'growth'>,
): string | null {
  if (!isKnown) return null
  return entered.some(([from, to]) => from <= step.to && to >= step.from) ? t('table.entered') : t('table.measured')
}

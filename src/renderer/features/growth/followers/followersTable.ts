/** The charts' numbers as a table: the same steps, the newest first. Pure. */
import type { TFunction } from 'i18next'
import type { Format } from '../../../ui/format.ts'
import type { Column, FigureTable } from '../charts/figureTable.ts'
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

type Words = { readonly t: TFunction<'growth'>; readonly format: Pick<Format, 'number' | 'signed'> }

/**
 * A row for each step. For each account followers, change and mean; of one also how it came to be known where some were entered.
 * In front what the upper chart measures by, where that is not the followers themselves; then what is compared with, and what
 * happened.
 */
export function followersTable(charted: ChartedFollowers, words: Words): FigureTable {
  const { columns: accounts, compared, measure, steps, marks, names, show } = charted
  const { t } = words
  const [only] = accounts
  const isOne = accounts.length === 1
  const { measured: byMeasure, numbers } = numberColumns(charted, words)
  const ofAccount = (name: string) => (column: Column) =>
    isOne ? column : { ...column, title: `${name} ${column.title}` }
  const measured = measure === 'count' ? [] : accounts
  const happened = steps.map((step) => whatHappened(marks, step, t))
  const hasHappened = happened.some((each) => each !== '')
  const hasEntered = isOne && (only?.series.entered.length ?? 0) > 0
  // Beside the curve there is room for the day and three numbers; with more, the day stands above them.
  const isCrowded = measured.length > 0 || compared.length > 0 || hasEntered
  return {
    label: t('table.label'),
    columns: [
      isCrowded ? { title: t('table.day'), stands: 'above' } : { title: t('table.day') },
      ...measured.flatMap(({ name }) => byMeasure.map(ofAccount(name))),
      ...accounts.flatMap(({ name }) => numbers.map(ofAccount(name))),
      ...compared.map(({ name }) => ({
        title: name,
        isNumber: true,
        show: (value: string | number) => show(Number(value)),
      })),
      ...(hasEntered ? [{ title: t('table.source') }] : []),
      ...(hasHappened ? [{ title: t('table.happened'), gap: '', stands: 'below' as const }] : []),
    ],
    rows: steps
      .map((step, at) => [
        names.short(step),
        ...measured.map((account) => account.measured[at] ?? null),
        ...accounts.flatMap((account) => numbersAt(account, at)),
        ...compared.map(({ values }) => values[at] ?? null),
        ...(hasEntered ? [sourceOf(step, only?.series.entered ?? [], (only?.counts[at] ?? null) !== null, t)] : []),
        ...(hasHappened ? [happened[at] === '' ? null : (happened[at] ?? null)] : []),
      ])
      .reverse(),
  }
}

/**
 * The same numbers of several accounts, a row for each account of a step, so that they are read without scrolling sideways however
 * many accounts there are. What the rows of a step share stands above them: its name, and what happened.
 */
export function followersByAccount(charted: ChartedFollowers, words: Words): FigureTable {
  const { columns: accounts, steps, marks, names } = charted
  const { t } = words
  const { measured, numbers } = numberColumns(charted, words)
  return {
    label: t('table.label'),
    columns: [{ title: t('table.day'), stands: 'above' }, { title: t('account') }, ...measured, ...numbers],
    rows: steps
      .map((step, at) => {
        const happened = whatHappened(marks, step, t)
        const shared = happened === '' ? names.short(step) : `${names.short(step)} · ${happened}`
        return accounts.map((account) => [
          shared,
          account.name,
          ...measured.map(() => account.measured[at] ?? null),
          ...numbersAt(account, at),
        ])
      })
      .reverse()
      .flat(),
  }
}

/** Of an account: what the upper chart measures by, unless that is the followers, and followers, change and mean. */
function numberColumns(
  { measure, show }: Pick<ChartedFollowers, 'measure' | 'show'>,
  { t, format }: Words,
): { readonly measured: readonly Column[]; readonly numbers: readonly Column[] } {
  const number = (value: string | number): string => format.number(Number(value))
  const signed = (value: string | number): string => format.signed(Number(value))
  const tenths = (value: string | number): string => signed(Math.round(Number(value) * 10) / 10)
  return {
    measured:
      measure === 'count'
        ? []
        : [{ title: t(`measure.${measure}`), isNumber: true, show: (value) => show(Number(value)) }],
    numbers: [
      { title: t('table.followers'), isNumber: true, show: number, gap: t('table.noData') },
      { title: t('table.change'), isNumber: true, isChange: true, show: signed },
      { title: t('table.mean'), isNumber: true, isChange: true, show: tenths },
    ],
  }
}

function numbersAt({ counts, changes, means }: AccountColumns, at: number): readonly (number | null)[] {
  return [counts, changes, means].map((column) => column[at] ?? null)
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

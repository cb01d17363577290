/** Figures, charts with their marks and gaps, and the table with the same numbers, for the days that are looked at. */
import { NativeSelect } from '@mantine/core'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { Followers } from '#shared/contract/growth.ts'
import { relativeChange } from '#shared/domain/growth/growthSeries.ts'
import { daysBetween, type DaySpan } from '#shared/domain/period.ts'
import { Settled } from '../../../ui/Settled.tsx'
import { useEvent } from '../../../ui/useEvent.ts'
import { useFormat } from '../../../ui/useFormat.ts'
import { ChartFigure } from '../charts/ChartFigure.tsx'
import { ChangeFigure } from './ChangeFigure.tsx'
import { useDayAxis } from './chartLook.ts'
import { ChartTooltip } from './ChartTooltip.tsx'
import { DayPanel } from './DayPanel.tsx'
import { FollowerChart, type ChartLine } from './FollowerChart.tsx'
import {
  headlineOf,
  stepKindOf,
  stepsOf,
  valuesOf,
  wholeWindow,
  windowWithin,
  xOf,
  type Step,
  type Window,
} from './followersView.ts'
import { followersTable } from './followersTable.ts'
import { followersCaption, followersFileName, whatHappened } from './followersWords.ts'
import { ComparedHeadline, Headline } from './Headline.tsx'
import { Marks } from './Marks.tsx'
import { MARK_KINDS, type MarkKind } from './marksView.ts'
import { MarkToggles } from './MarkToggles.tsx'
import { MeasurePicker } from './MeasurePicker.tsx'
import type { Measure } from './measures.ts'
import { NoteMenu } from './notes/NoteMenu.tsx'
import { Overview } from './Overview.tsx'
import { StepTable } from './StepTable.tsx'
import { UnusualList } from './UnusualList.tsx'
import { COMPARISONS, comparedSpan, useComparison, type Comparison } from './useComparison.ts'
import { useFollowerColumns, useShownAccounts } from './useFollowerColumns.ts'
import { useMarks } from './useMarks.ts'
import { useStepNames } from './useStepNames.ts'
import classes from './followers.module.css'

const MEASURES_OF_ONE: readonly Measure[] = ['count', 'relative']
const MEASURES: readonly Measure[] = [...MEASURES_OF_ONE, 'index']
/** What is unusual is told of one account alone. */
const MARKS_OF_SEVERAL = MARK_KINDS.filter((kind) => kind !== 'unusual')
const COMPARED = { colour: 'var(--mantine-color-dimmed)', dash: '3 3', sign: 'diamond' } as const

/** Not drawn again while the figures of another period are on their way. */
export const FollowerSeriesView = memo(function FollowerSeriesView({
  accounts,
  span,
  series,
  today,
}: {
  readonly accounts: readonly AccountView[]
  readonly span: DaySpan
  readonly series: Followers['series']
  readonly today: string
}) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  const [wishedMeasure, setMeasure] = useState<Measure>('count')
  const [wishedComparison, setComparison] = useState<Comparison>('none')
  const [shownMarks, setShownMarks] = useState<readonly MarkKind[]>(MARK_KINDS)
  const [chosenDay, setChosenDay] = useState<string | null>(null)
  const [wished, setWished] = useState<WishedWindow | null>(null)
  const window = useMemo(() => windowOf(wished, span), [wished, span])
  const kind = stepKindOf(window)
  const steps = useMemo(() => stepsOf(span, window, kind), [span, window, kind])
  const axis = useDayAxis(span, window)
  const names = useStepNames(kind)
  const shown = useShownAccounts(series, accounts)
  // Of the whole span: what is looked at of it changes nothing here.
  const curves = useMemo(
    () => shown.map(({ series: each, look }) => ({ key: each.accountId, look, values: each.counts })),
    [shown],
  )
  const overview = useMemo(() => ({ span, window, lines: curves }), [span, window, curves])
  const seen = useMemo(() => ({ shown, span, window }), [shown, span, window])
  const look = useEvent((next: Window | null): void => setWished(next === null ? null : { of: span.firstDay, ...next }))
  const isOne = shown.length === 1
  const offered = isOne ? MEASURES_OF_ONE : MEASURES
  const measure = offered.includes(wishedMeasure) ? wishedMeasure : 'count'
  const { columns, base, show } = useFollowerColumns(shown, measure, window, steps, format)
  const comparison = isOne ? wishedComparison : 'none'
  const compared = useComparison(series[0]?.accountId ?? '', span, comparison)
  const marks = useMarks({
    ...{ accountIds: accounts.map(({ accountId }) => accountId), only: isOne ? (series[0] ?? null) : null },
    ...{ span, window, steps, kind, shown: shownMarks },
  })
  const lines = useMemo((): readonly ChartLine[] => {
    const own = columns.map(({ series: { accountId }, name, look, measured }) => ({
      ...{ key: accountId, name, look, values: measured },
    }))
    if (compared === null) return own
    const known = compared.slice(window.from, window.to + 1).find((count) => count !== null) ?? null
    const values = measure === 'relative' ? relativeChange(compared, known) : compared
    return [
      ...own,
      { key: 'compared', name: t(`comparison.${comparison}`), look: COMPARED, values: valuesOf(values, steps) },
    ]
  }, [columns, compared, comparison, measure, window, steps, t])
  const legend = useMemo(
    () => [
      ...shown.map(({ name, look }) => ({ name, look })),
      ...(compared === null ? [] : [{ name: t(`comparison.${comparison}`), look: COMPARED }]),
    ],
    [shown, compared, comparison, t],
  )
  const charted = useMemo(
    () => ({ columns, compared: lines.slice(columns.length), measure, steps, marks, names, show, kind, axis }),
    [columns, lines, measure, steps, marks, names, show, kind, axis],
  )
  const [from, to] = [steps[0]?.firstDay, steps.at(-1)?.lastDay]
  const [first] = shown
  const [firstColumns] = columns
  if (from === undefined || to === undefined || first === undefined || firstColumns === undefined) return null

  const happened = (step: Step): string => whatHappened(marks, step, t)
  const figures = isOne ? headlineOf(first.series, span, window) : null
  const changeOn = (day: string): number | null => {
    const at = daysBetween(span.firstDay, day)
    const [count, previous] = [first.series.counts[at] ?? null, countBefore(first.series, at)]
    return isOne && count !== null && previous !== null ? count - previous : null
  }
  const tooltip = (at: number) => {
    const step = steps[at]
    if (step === undefined) return null
    return (
      <ChartTooltip
        when={names.long(step)}
        lines={lines.map(({ key, name, look, values }, line) => {
          const value = values[at] ?? null
          const change = columns[line]?.changes[at] ?? null
          const text = value === null ? t('chart.noData') : show(value)
          const withChange = value === null || change === null ? text : `${text} (${format.signed(change)})`
          return { name: isOne && key !== 'compared' ? null : name, look, text: withChange }
        })}
      >
        {happened(step)}
      </ChartTooltip>
    )
  }
  const unusual = shownMarks.includes('unusual')
    ? marks.unusual.flatMap(({ at, day, change }) => {
        const step = steps.findIndex((each) => at >= each.from && at <= each.to)
        const value = firstColumns.measured[step] ?? null
        return value === null ? [] : [{ x: steps[step]?.x ?? 0, value, isGain: change > 0, name: day }]
      })
    : []
  const caption = followersCaption(
    {
      ...{ span, measure, base, handles: shown.map(({ name }) => name.slice(1)) },
      steps: { firstDay: from, lastDay: to, kind },
      missing: figures?.missing ?? 0,
      compared: comparison === 'none' ? null : comparedSpan(span, comparison),
    },
    { t, format },
  )
  // The curve is drawn first, and what settles once it is seen.
  return (
    <>
      {isOne ? (
        figures !== null && (
          <Headline
            accountId={first.series.accountId}
            handle={first.name}
            figures={figures}
            lastMeasuredAtMs={first.series.lastMeasuredAtMs}
            format={format}
          />
        )
      ) : (
        <Settled value={seen}>{(settled) => <ComparedHeadline {...settled} format={format} />}</Settled>
      )}
      <div className={classes.body}>
        <div className={classes.charts}>
          <ChartFigure
            title={t(`chart.title.${measure}`)}
            caption={caption}
            table={() => followersTable(charted, { t, format })}
            fileName={followersFileName(shown, steps, t)}
            legend={legend}
            tableBeside
            className={classes.followers}
            tools={
              <>
                {isOne && (
                  <NativeSelect
                    aria-label={t('comparison.label')}
                    size="xs"
                    value={comparison}
                    data={COMPARISONS.map((value) => ({ value, label: t(`comparison.${value}`) }))}
                    onChange={({ currentTarget: { value } }) =>
                      setComparison(COMPARISONS.find((each) => each === value) ?? 'none')
                    }
                  />
                )}
                <MeasurePicker offered={offered} measure={measure} onChange={setMeasure} />
              </>
            }
          >
            <FollowerChart
              title={t(`chart.title.${measure}`)}
              steps={steps}
              lines={lines}
              axis={axis}
              formatValue={show}
              tooltip={tooltip}
              onChoose={kind === 'day' ? (at) => setChosenDay(steps[at]?.lastDay ?? null) : null}
            >
              {(area, scales) => (
                <Marks
                  area={area}
                  scales={scales}
                  bands={marks.bands}
                  days={marks.days}
                  posts={marks.posts}
                  unusual={unusual}
                  chosenX={chosenDay !== null && chosenDay >= from && chosenDay <= to ? xOf(chosenDay) : null}
                />
              )}
            </FollowerChart>
          </ChartFigure>
          <Settled value={overview}>{(settled) => <Overview {...settled} onChange={look} />}</Settled>
          <MarkToggles shown={shownMarks} offered={isOne ? MARK_KINDS : MARKS_OF_SEVERAL} onChange={setShownMarks} />
          <Settled value={charted}>{(settled) => <ChangeFigure charted={settled} />}</Settled>
        </div>
        <div className={classes.side}>
          {chosenDay !== null ? (
            <DayPanel
              day={chosenDay}
              accounts={accounts}
              change={changeOn(chosenDay)}
              unusual={marks.unusual.find(({ day }) => day === chosenDay)}
              campaigns={marks.bands
                .filter(({ fromX, toX }) => fromX <= xOf(chosenDay) && toX >= xOf(chosenDay))
                .map(({ name }) => name)}
              onClose={() => setChosenDay(null)}
            />
          ) : (
            <UnusualList days={marks.unusual} onChoose={setChosenDay} />
          )}
          <NoteMenu accounts={accounts} today={today} />
          <Settled value={charted}>{(settled) => <StepTable charted={settled} />}</Settled>
        </div>
      </div>
    </>
  )
})

/** Places of a window count from the first day of the span in which it was chosen. */
type WishedWindow = Window & { readonly of: string }

function windowOf(wished: WishedWindow | null, span: DaySpan): Window {
  return wished?.of === span.firstDay ? windowWithin(wished, span) : wholeWindow(span)
}

function countBefore({ counts, before }: Followers['series'][number], at: number): number | null {
  return (at <= 0 ? before.at(-1) : counts[at - 1]) ?? null
}

/** The followers of the chosen accounts over time: figures, charts with their gaps, and the table with the same numbers. */
import { SegmentedControl } from '@mantine/core'
import { IconChartLine } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { Followers } from '#shared/contract/growth.ts'
import type { DaySpan } from '#shared/domain/period.ts'
import { useCommand, useOperation } from '../../../rpc/useOperation.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import { useMay } from '../../../ui/useMay.ts'
import { ChartFigure } from '../charts/ChartFigure.tsx'
import { FigureTableView } from '../charts/FigureTableView.tsx'
import { seriesLook } from '../charts/seriesLook.ts'
import type { PartProps } from '../partProps.ts'
import { ChangeChart } from './ChangeChart.tsx'
import { useDayAxis } from './chartLook.ts'
import { ChartTooltip } from './ChartTooltip.tsx'
import { FollowerChart, type ChartLine } from './FollowerChart.tsx'
import {
  changesOf,
  headlineOf,
  meansOf,
  stepKindOf,
  stepsOf,
  valuesOf,
  wholeWindow,
  windowWithin,
  type Window,
} from './followersView.ts'
import { followersTable } from './followersTable.ts'
import { ComparedHeadline, Headline } from './Headline.tsx'
import { measuredValues, type Measure } from './measures.ts'
import { useStepNames } from './useStepNames.ts'
import classes from './followers.module.css'

export function FollowersPart({ accounts, span }: PartProps) {
  const { t } = useTranslation('growth')
  const maySync = useMay('dispatch')
  const syncNow = useCommand('status.syncNow')
  const { data, error, refetch } = useOperation(
    'growth.followers',
    { accountIds: accounts.map(({ accountId }) => accountId), span },
    { keepPrevious: true },
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  if (data.span === null || data.series.every(({ counts }) => counts.every((count) => count === null))) {
    return accounts.every(({ mode }) => mode === 'assisted') ? (
      <EmptyState title={t('empty.title')} body={t('empty.assistedText')} />
    ) : (
      <EmptyState
        icon={<IconChartLine size={36} stroke={1.3} />}
        title={t('empty.title')}
        body={t('empty.text')}
        {...(maySync ? { action: { label: t('empty.action'), onClick: () => syncNow.mutate({}) } } : {})}
      />
    )
  }
  return <Series accounts={accounts} span={data.span} series={data.series} />
}

function Series({
  accounts,
  span,
  series,
}: {
  readonly accounts: readonly AccountView[]
  readonly span: DaySpan
  readonly series: Followers['series']
}) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  const [measure, setMeasure] = useState<Measure>('count')
  const [chosenWindow] = useState<Window | null>(null)
  const window = useMemo(
    () => (chosenWindow === null ? wholeWindow(span) : windowWithin(chosenWindow, span)),
    [chosenWindow, span],
  )
  const kind = stepKindOf(window)
  const steps = useMemo(() => stepsOf(span, window, kind), [span, window, kind])
  const axis = useDayAxis(span, window)
  const names = useStepNames(kind)
  const shown = useMemo(
    () =>
      series.flatMap((each) => {
        const at = accounts.findIndex(({ accountId }) => accountId === each.accountId)
        const account = accounts[at]
        return account === undefined ? [] : [{ series: each, name: `@${account.handle}`, look: seriesLook(at) }]
      }),
    [series, accounts],
  )
  const columns = useMemo(
    () =>
      shown.map((each) => ({
        ...each,
        counts: valuesOf(each.series.counts, steps),
        changes: changesOf(each.series, steps),
        means: meansOf(each.series, steps),
      })),
    [shown, steps],
  )
  const isOne = shown.length === 1
  const offered: readonly Measure[] = isOne ? ['count', 'relative'] : ['count', 'relative', 'index']
  const chosenMeasure = offered.includes(measure) ? measure : 'count'
  const { values, base, show } = measuredValues(
    chosenMeasure,
    shown.map((each) => each.series.counts),
    window,
    format,
  )
  const lines: readonly ChartLine[] = columns.map(({ series: { accountId }, name, look }, at) => ({
    key: accountId,
    name,
    look,
    values: valuesOf(values[at] ?? [], steps),
  }))
  const means: readonly ChartLine[] = columns.map(({ series: { accountId }, name, look, means: column }) => ({
    key: accountId,
    name,
    look: isOne ? { ...look, colour: 'var(--mantine-color-text)' } : look,
    values: column,
  }))
  const table = followersTable(columns, lines, chosenMeasure, steps, { t, format, names, show })
  const [from, to] = [steps[0]?.firstDay, steps.at(-1)?.lastDay]
  const [firstShown] = shown
  if (from === undefined || to === undefined || firstShown === undefined) return null
  const figures = headlineOf(firstShown.series, span, window)
  const tooltip = (at: number) => {
    const step = steps[at]
    if (step === undefined) return null
    return (
      <ChartTooltip
        when={names.long(step)}
        lines={columns.map(({ name, look, changes }, line) => {
          const value = lines[line]?.values[at] ?? null
          const change = changes[at] ?? null
          const text = value === null ? t('chart.noData') : show(value)
          return {
            name: isOne ? null : name,
            look,
            text: value === null || change === null ? text : `${text} (${format.signed(change)})`,
          }
        })}
      />
    )
  }
  const days = { from: format.longDayOf(from), to: format.longDayOf(to) }
  const missing = figures?.missing ?? 0
  const caption = [
    isOne
      ? t('chart.caption', { handle: firstShown.name.slice(1), ...days })
      : t('chart.captionSeveral', { count: shown.length, ...days }),
    chosenMeasure === 'count' ? t('chart.axisCut') : '',
    chosenMeasure !== 'count' && base !== null
      ? t(`chart.base.${chosenMeasure}`, {
          day: format.longDayOf(steps.find((step) => step.to >= base)?.firstDay ?? from),
        })
      : '',
    chosenMeasure === 'index' && base === null ? t('chart.noCommonBase') : '',
    isOne && missing > 0 ? t(kind === 'day' ? 'chart.gaps' : 'chart.gapDays', { count: missing }) : '',
    kind === 'day' ? '' : t(`chart.drawnBy.${kind}`),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
  const fileName = `mando-${t('file.followers')}-${shown.length === 1 ? firstShown.name.slice(1) : String(shown.length)}-${from}-${to}`
  return (
    <>
      {isOne ? (
        figures !== null && (
          <Headline figures={figures} lastMeasuredAtMs={firstShown.series.lastMeasuredAtMs} format={format} />
        )
      ) : (
        <ComparedHeadline
          accounts={shown.map(({ series: each, name, look }) => ({
            accountId: each.accountId,
            name,
            look,
            figures: headlineOf(each, span, window),
          }))}
          format={format}
        />
      )}
      <div className={classes.body}>
        <div className={classes.charts}>
          <ChartFigure
            title={t(`chart.title.${chosenMeasure}`)}
            caption={caption}
            table={table}
            fileName={fileName}
            legend={lines}
            tableBeside
            className={classes.followers}
            tools={
              <SegmentedControl<Measure>
                aria-label={t('measure.label')}
                value={chosenMeasure}
                onChange={setMeasure}
                transitionDuration={0}
                data={offered.map((value) => ({ value, label: t(`measure.${value}`) }))}
              />
            }
          >
            <FollowerChart
              title={t(`chart.title.${chosenMeasure}`)}
              steps={steps}
              lines={lines}
              axis={axis}
              formatValue={show}
              tooltip={tooltip}
            />
          </ChartFigure>
          <ChartFigure
            title={isOne ? t(`chart.change.${kind}`) : t('chart.means')}
            caption={isOne ? t(`chart.changeCaption.${kind}`) : t('chart.meansCaption')}
            table={table}
            fileName={`${fileName}-${t('file.change')}`}
            tableBeside
            className={classes.change}
          >
            <ChangeChart
              title={isOne ? t(`chart.change.${kind}`) : t('chart.means')}
              steps={steps}
              bars={isOne ? (columns[0]?.changes ?? []) : null}
              means={means}
              axis={axis}
              formatValue={format.signed}
            />
          </ChartFigure>
        </div>
        <div className={classes.table}>
          <FigureTableView table={table} />
        </div>
      </div>
    </>
  )
}

/** How a post grew by its age, a point for each reading; the same numbers as a table. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormat } from '../../../ui/useFormat.ts'
import { ChartFigure } from '../charts/ChartFigure.tsx'
import chartClasses from '../charts/charts.module.css'
import type { FigureTable } from '../charts/figureTable.ts'
import { seriesLook } from '../charts/seriesLook.ts'
import { ageTicks, COUNTS, curveRows, MEASURES, type CurveRow, type Measure, type PostView } from './postsView.ts'
import { useAgeText } from './useAgeText.ts'
import { useMeasureFormat } from './useMeasureFormat.ts'
import classes from './posts.module.css'

const LOOK = seriesLook(0)
const TICK = { fill: 'var(--mantine-color-dimmed)', fontSize: 11 } as const
const SEVEN_DAYS_H = 168

export function PostCurve({ post }: { readonly post: PostView }) {
  const { t } = useTranslation('postMetrics')
  const table = useCurveTable(post)
  const [measure, setMeasure] = useState<Measure>('impressions')
  const show = useMeasureFormat(measure)
  const title = `${t('post.curve')} · ${t(`measure.${measure}`)}`
  return (
    <ChartFigure
      title={title}
      caption={t('post.curveCaption')}
      table={() => table}
      fileName={`mando-${t('file.curve')}-${post.day}-${post.remoteId}`}
      className={classes.curve}
      tools={
        <SegmentedControl<Measure>
          aria-label={t('measure.label')}
          value={measure}
          onChange={setMeasure}
          transitionDuration={0}
          data={MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
        />
      }
    >
      <CurveChart title={title} rows={curveRows(post, measure)} show={show} />
    </ChartFigure>
  )
}

function useCurveTable(post: PostView): FigureTable {
  const { t } = useTranslation('postMetrics')
  const format = useFormat()
  const ageText = useAgeText()
  const asNumber = (value: string | number): string => (typeof value === 'number' ? format.number(value) : value)
  const asPercent = (value: string | number): string => (typeof value === 'number' ? format.percent(value) : value)
  const ages = curveRows(post, 'impressions')
  return {
    label: t('post.curve'),
    columns: [
      { title: t('post.age') },
      ...COUNTS.map((metric) => ({ title: t(`counts.${metric}`), isNumber: true, show: asNumber })),
      { title: t('counts.rate'), isNumber: true, show: asPercent },
      { title: t('post.date'), stands: 'below' },
    ],
    rows: post.curve.map((point, at) => [
      ageText(ages[at]?.ageHours ?? 0),
      ...COUNTS.map((metric) => point[metric]),
      point.rate,
      format.dayTime(point.atMs),
    ]),
  }
}

function CurveChart({
  title,
  rows,
  show,
}: {
  readonly title: string
  readonly rows: readonly CurveRow[]
  readonly show: (value: number | null) => string
}) {
  const { t } = useTranslation('postMetrics')
  const ageText = useAgeText()
  const ticks = ageTicks(rows)
  const end = Math.max(rows.at(-1)?.ageHours ?? 0, ticks.at(-1) ?? 0)
  const ageName = (hours: number): string =>
    end <= 24 ? t('post.ageHours', { hours: Math.round(hours) }) : t('post.ageDays', { days: Math.round(hours / 24) })
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={[...rows]} margin={{ top: 16, right: 16, bottom: 0, left: 0 }} title={title}>
        <CartesianGrid vertical={false} stroke="var(--mando-line)" />
        <XAxis
          dataKey="ageHours"
          type="number"
          domain={[0, end]}
          ticks={[...ticks]}
          tickFormatter={ageName}
          tick={TICK}
          stroke="var(--mando-line)"
          tickLine={false}
        />
        <YAxis domain={[0, 'auto']} tickFormatter={show} tick={TICK} width={60} axisLine={false} tickLine={false} />
        {end >= SEVEN_DAYS_H && (
          <ReferenceLine
            x={SEVEN_DAYS_H}
            stroke="var(--mantine-color-dimmed)"
            strokeDasharray="4 3"
            label={{ value: t('post.sevenDays'), position: 'top', ...TICK }}
          />
        )}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--mantine-color-dimmed)', strokeDasharray: '3 3' }}
          content={({ payload }) => {
            const row = payload[0]?.payload as CurveRow | undefined
            if (row === undefined) return null
            return (
              <div className={chartClasses.tooltip} role="status">
                <div className={chartClasses.tooltipDay}>{ageText(row.ageHours)}</div>
                <strong>{show(row.value)}</strong>
              </div>
            )
          }}
        />
        <Line
          dataKey="value"
          connectNulls={false}
          isAnimationActive={false}
          stroke={LOOK.colour}
          strokeWidth={2}
          dot={{ r: 3, fill: LOOK.colour, stroke: LOOK.colour }}
          activeDot={{ r: 4, fill: LOOK.colour, stroke: 'var(--mando-panel)' }}
        />
      </LineChart>
    </ResponsiveContainer>
  )
}

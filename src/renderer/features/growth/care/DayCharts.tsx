/** Messages and answers, and what was open, step by step; long periods by week or month. */
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/useFormat.ts'
import { ChartFigure } from '../charts/ChartFigure.tsx'
import type { FigureTable } from '../charts/figureTable.ts'
import { BAR_OPACITY } from '../charts/Legend.tsx'
import { seriesLook } from '../charts/seriesLook.ts'
import { AXIS_PADDING, axisTick, CHART_MARGIN } from '../followers/chartLook.ts'
import { stepKindOf, stepsOf, stepTicks, type CareDay, type DayStep, type StepKind } from './careView.ts'
import classes from './care.module.css'

const [IN, OUT, OPEN] = [seriesLook(0), seriesLook(1), seriesLook(2)]

export function DayCharts({ days, fileName }: { readonly days: readonly CareDay[]; readonly fileName: string }) {
  const { t } = useTranslation('care')
  const kind = stepKindOf(days.length)
  const steps = useMemo(() => stepsOf(days, kind), [days, kind])
  const names = useStepNames(kind)
  const messagesTable = useDayTable(t('days.messages'), steps, kind, ['messagesIn', 'messagesOut', 'answered'])
  const backlogTable = useDayTable(t('days.backlog'), steps, kind, ['openAtEnd'])
  const unread = steps.reduce((sum, { unreadDays }) => sum + unreadDays, 0)
  const backlogCaption = [t('days.backlogCaption'), ...(unread === 0 ? [] : [t('days.notRead', { count: unread })])]
  return (
    <div className={classes.charts}>
      <ChartFigure
        title={t('days.messages')}
        caption={t('days.messagesCaption')}
        table={() => messagesTable}
        fileName={`${fileName}-1`}
        legend={[
          { name: t('days.in'), look: IN, isBar: true },
          { name: t('days.out'), look: OUT },
        ]}
        className={classes.dayChart}
      >
        <StepChart title={t('days.messages')} steps={steps} names={names} shows={['messagesIn', 'messagesOut']}>
          <Bar
            dataKey="messagesIn"
            isAnimationActive={false}
            fill={IN.colour}
            fillOpacity={BAR_OPACITY}
            maxBarSize={14}
          />
          <Line
            dataKey="messagesOut"
            isAnimationActive={false}
            stroke={OUT.colour}
            strokeWidth={2}
            strokeDasharray={OUT.dash}
            dot={false}
          />
        </StepChart>
      </ChartFigure>
      <ChartFigure
        title={t('days.backlog')}
        caption={backlogCaption.join(' ')}
        table={() => backlogTable}
        fileName={`${fileName}-2`}
        className={classes.dayChart}
      >
        <StepChart title={t('days.backlog')} steps={steps} names={names} shows={['openAtEnd']}>
          {kind === 'day' &&
            steps.map(({ x, unreadDays }) =>
              unreadDays === 0 ? null : (
                <ReferenceArea
                  key={x}
                  x1={x - 43_200_000}
                  x2={x + 43_200_000}
                  ifOverflow="hidden"
                  fill="var(--mando-neutral-fill)"
                  fillOpacity={0.8}
                />
              ),
            )}
          <Line
            dataKey="openAtEnd"
            isAnimationActive={false}
            stroke={OPEN.colour}
            strokeWidth={2}
            dot={steps.length < 3}
          />
        </StepChart>
      </ChartFigure>
    </div>
  )
}

/** Beside each other under a chart of half the window's width. */
const MOST_NAMES = 6

type Shown = 'messagesIn' | 'messagesOut' | 'openAtEnd'

function StepChart({
  title,
  steps,
  names,
  shows,
  children,
}: {
  readonly title: string
  readonly steps: readonly DayStep[]
  readonly names: (x: number) => string
  readonly shows: readonly Shown[]
  readonly children: ReactNode
}) {
  const { t } = useTranslation('care')
  const format = useFormat()
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...steps]} margin={CHART_MARGIN} syncId="care" title={title}>
        <CartesianGrid vertical={false} stroke="var(--mando-line)" />
        <XAxis
          dataKey="x"
          type="number"
          domain={['dataMin', 'dataMax']}
          padding={AXIS_PADDING}
          niceTicks="none"
          ticks={[...stepTicks(steps, MOST_NAMES)]}
          tickFormatter={names}
          tick={axisTick}
          stroke="var(--mando-line)"
          tickLine={false}
        />
        <YAxis
          allowDecimals={false}
          tickFormatter={format.number}
          tick={axisTick}
          width={44}
          axisLine={false}
          tickLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--mantine-color-dimmed)', strokeDasharray: '3 3' }}
          content={({ payload }) => {
            const step = payload[0]?.payload as DayStep | undefined
            return step === undefined ? null : (
              <div className={classes.tooltip} role="status">
                <div className={classes.dimmed}>{names(step.x)}</div>
                {shows.map((each) => (
                  <div key={each} className="tabular">
                    {t(WORD[each])}: <strong>{format.number(step[each])}</strong>
                  </div>
                ))}
              </div>
            )
          }}
        />
        {children}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

function useStepNames(kind: StepKind): (x: number) => string {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const name = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'es-ES', {
      timeZone: 'UTC',
      month: 'short',
      ...(kind === 'month' ? { year: 'numeric' } : { day: 'numeric' }),
    })
    return (x) => name.format(x)
  }, [kind, i18n.language])
}

type Told = Shown | 'answered'

const WORD = {
  messagesIn: 'days.in',
  messagesOut: 'days.out',
  answered: 'days.answered',
  openAtEnd: 'days.backlog',
} as const

function useDayTable(label: string, steps: readonly DayStep[], kind: StepKind, tells: readonly Told[]): FigureTable {
  const { t } = useTranslation('care')
  const format = useFormat()
  return {
    label,
    columns: [
      { title: t(`days.when.${kind}`) },
      ...tells.map((each) => ({
        title: t(WORD[each]),
        isNumber: true,
        show: (value: string | number) => format.number(Number(value)),
      })),
      { title: t('days.read'), isNumber: true },
    ],
    rows: steps
      .map((step) => [
        kind === 'month' ? format.monthOf(step.firstDay) : format.shortDayOf(step.firstDay),
        ...tells.map((each) => step[each]),
        t(step.unreadDays === 0 ? 'days.yes' : 'days.no'),
      ])
      .toReversed(),
  }
}

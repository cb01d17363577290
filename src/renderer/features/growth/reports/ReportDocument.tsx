/**
 * A report as a document: headings, tables with their heads, a chart with its alternative text, and the data dictionary. The
 * same in the window, where it is looked at, and on the page that is printed.
 */
import { Bar, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from 'recharts'
import type { Report } from '#shared/contract/reports.ts'
import { REPORT_FIGURES, type FigureCode } from '#shared/domain/reportFigures.ts'
import type { Format } from '../../../ui/format.ts'
import { figuresOf, isSingle, reportTitle, rowText, valueText, type Block, type Words } from './reportView.ts'

type Props = { readonly report: Report; readonly t: Words; readonly format: Format }

export function ReportDocument({ report, t, format }: Props) {
  const { language } = report
  return (
    <article className="printed" lang={language}>
      <header>
        <h1>{reportTitle(report, t, format)}</h1>
        <p>
          {t('head.accounts', { handles: report.handles.map((handle) => `@${handle}`).join(', ') })}
          <br />
          {t('head.days', { first: format.longDayOf(report.firstDay), last: format.longDayOf(report.lastDay) })}
          <br />
          {t('head.made', { at: format.dayTime(report.madeAtMs) })}
        </p>
        {report.isRunning && <p>{t('head.running')}</p>}
      </header>
      {report.blocks.map((block) => (
        <section key={block.section}>
          <h2>{t(`section.${block.section}`)}</h2>
          <p>{t(`about.${block.section}`)}</p>
          {block.rows.length === 0 ? (
            <p>{t('empty')}</p>
          ) : (
            <>
              {block.section === 'days' && <DayFigure report={report} block={block} t={t} format={format} />}
              {isSingle(block) ? (
                <SingleTable block={block} language={language} t={t} format={format} />
              ) : (
                <WideTable block={block} language={language} t={t} format={format} />
              )}
            </>
          )}
        </section>
      ))}
      <section>
        <h2>{t('dictionary.title')}</h2>
        <p>{t('dictionary.about')}</p>
        <table>
          <caption>{t('dictionary.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('dictionary.figure')}</th>
              <th scope="col">{t('dictionary.formula')}</th>
              <th scope="col">{t('dictionary.source')}</th>
            </tr>
          </thead>
          <tbody>
            {figuresOf(report).map((figure) => (
              <tr key={figure}>
                <th scope="row">{REPORT_FIGURES[figure][language].name}</th>
                <td>{REPORT_FIGURES[figure][language].formula}</td>
                <td>{REPORT_FIGURES[figure].source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </article>
  )
}

type TableProps = {
  readonly block: Block
  readonly language: Report['language']
  readonly t: Words
  readonly format: Format
}

function SingleTable({ block, language, t, format }: TableProps) {
  return (
    <table>
      <caption>{t(`section.${block.section}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('dictionary.figure')}</th>
          <th scope="col" data-number>
            {t('table.value')}
          </th>
          <th scope="col" data-number>
            {t('table.cases')}
          </th>
        </tr>
      </thead>
      <tbody>
        {block.columns.map((column) => (
          <tr key={column.figure}>
            <th scope="row">{nameOf(column.figure, language)}</th>
            <td data-number>{valueText(column, 0, t, format)}</td>
            <td data-number>{column.cases === null ? '' : format.number(column.cases[0] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function WideTable({ block, language, t, format }: TableProps) {
  return (
    <table>
      <caption>{t(`section.${block.section}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(`of.${block.section}`)}</th>
          {block.columns.map(({ figure }) => (
            <th key={figure} scope="col" data-number>
              {nameOf(figure, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((name, row) => {
          const text = rowText(name, t, format)
          return (
            <tr key={text}>
              <th scope="row">{text}</th>
              {block.columns.map((column) => (
                <td key={column.figure} data-number>
                  {valueText(column, row, t, format)}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function nameOf(figure: FigureCode, language: Report['language']): string {
  return REPORT_FIGURES[figure][language].name
}

/** Fixed, because paper has no size of its own that a chart could follow. */
const CHART = { width: 640, height: 220 } as const
const INK = '#444'

function DayFigure({ block, t, format }: Props & { readonly block: Block }) {
  const column = (figure: FigureCode) => block.columns.find((each) => each.figure === figure)?.values ?? []
  const [messages, open] = [column('messagesIn'), column('openAtEnd')]
  const points = block.rows.map((name, at) => ({
    day: name.kind === 'day' ? name.name : '',
    messages: messages[at] ?? null,
    open: open[at] ?? null,
  }))
  const sum = points.reduce((total, { messages: count }) => total + (count ?? 0), 0)
  const last = points.at(-1)?.open ?? 0
  const words = t('chart.alternative', {
    count: points.length,
    messages: format.number(sum),
    open: format.number(last),
  })
  return (
    // No figure element: in a document it would be a second figure, without an alternative text.
    <div className="reportChart">
      <div role="img" aria-label={words}>
        <ComposedChart {...CHART} data={points} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="#ddd" />
          <XAxis
            dataKey="day"
            tickFormatter={(day: string) => format.weekdayOf(day)}
            interval="equidistantPreserveStart"
            minTickGap={24}
            tick={{ fill: INK, fontSize: 10 }}
            tickLine={false}
          />
          <YAxis
            allowDecimals={false}
            tick={{ fill: INK, fontSize: 10 }}
            width={40}
            axisLine={false}
            tickLine={false}
          />
          <Bar dataKey="messages" isAnimationActive={false} fill="#7aa7e0" maxBarSize={14} />
          <Line
            dataKey="open"
            isAnimationActive={false}
            stroke="#1d1d1f"
            strokeWidth={2}
            strokeDasharray="6 3"
            dot={false}
          />
        </ComposedChart>
      </div>
      <p>{t('chart.caption')}</p>
    </div>
  )
}

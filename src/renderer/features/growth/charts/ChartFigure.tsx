/**
 * A chart as every chart of Mando stands: its name, the drawing, what it says and does not say, the same numbers as a
 * table, and both to be saved.
 */
import { ActionIcon, Group, Text, Tooltip } from '@mantine/core'
import { IconChartLine, IconTable } from '@tabler/icons-react'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FigureTable } from './figureTable.ts'
import { FigureTableView } from './FigureTableView.tsx'
import { Legend, type LegendEntry } from './Legend.tsx'
import { SaveMenu } from './SaveMenu.tsx'
import { standaloneSvg, type Picture } from './standaloneSvg.ts'
import classes from './charts.module.css'

/**
 * @param table made when it is shown or saved
 * @param children the chart; it fills the height that is left
 * @param tableBeside the same table already stands beside the chart: there is nothing to change over to
 * @param tools what is chosen for this chart alone
 */
export function ChartFigure({
  title,
  caption,
  table,
  fileName,
  legend = [],
  tableBeside = false,
  tools,
  className,
  children,
}: {
  readonly title: string
  readonly caption: string
  readonly table: () => FigureTable
  readonly fileName: string
  readonly legend?: readonly LegendEntry[]
  readonly tableBeside?: boolean
  readonly tools?: ReactNode
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  const { t } = useTranslation('growth')
  const figure = useRef<HTMLElement>(null)
  const [asTable, setAsTable] = useState(false)
  const showsTable = asTable && !tableBeside
  const picture = (): Picture | null => {
    const svg = figure.current?.querySelector<SVGSVGElement>(`.${classes.chart ?? ''} svg`) ?? null
    const samples = [...(figure.current?.querySelectorAll<SVGSVGElement>(`.${classes.legend ?? ''} svg`) ?? [])]
    const named = legend.map(({ name }, at) => ({ name, sample: samples[at] ?? null }))
    return svg === null ? null : standaloneSvg(svg, { title, description: caption, legend: named })
  }
  const toggle = t(showsTable ? 'figure.showChart' : 'figure.showTable', { title })
  return (
    <figure ref={figure} className={`${classes.figure ?? ''} ${className ?? ''}`}>
      <Group justify="space-between" gap="xs">
        <h2 className={classes.chartTitle}>{title}</h2>
        <Group gap={4}>
          {tools}
          {!tableBeside && (
            <Tooltip label={toggle}>
              <ActionIcon size="sm" aria-label={toggle} aria-pressed={showsTable} onClick={() => setAsTable(!asTable)}>
                {showsTable ? <IconChartLine size={15} aria-hidden /> : <IconTable size={15} aria-hidden />}
              </ActionIcon>
            </Tooltip>
          )}
          <SaveMenu title={title} fileName={fileName} table={table} picture={showsTable ? null : picture} />
        </Group>
      </Group>
      {showsTable ? (
        <FigureTableView table={table()} />
      ) : (
        <>
          <div className={classes.chart}>{children}</div>
          {legend.length > 1 && <Legend entries={legend} />}
        </>
      )}
      <Text component="figcaption" size="xs" c="dimmed">
        {caption}
      </Text>
    </figure>
  )
}

/**
 * Reads a chart back from its drawing, by the axis that stands beside it, and its table, row by row: what a person sees and
 * what a screen reader hears are to be the same numbers.
 */
import type { Locator } from '@playwright/test'

/** `step` counts from the left, 0 being the first place of the axis. */
type DrawnPoint = {
  readonly step: number
  readonly value: number
  /** Nothing is drawn from the point before it to this one. */
  readonly isFirst: boolean
}
type DrawnChart = {
  /** What one pixel of height stands for: nothing is drawn more exactly. */
  readonly perPixel: number
  /** In the order in which they are drawn; a line has no point where nothing is known. */
  readonly lines: readonly (readonly DrawnPoint[])[]
  /** None where there is nothing to draw. */
  readonly bars: readonly DrawnPoint[]
}

type Place = { readonly x: number; readonly y: number; readonly isFirst: boolean }
type Drawing = {
  readonly ticks: readonly { readonly y: number; readonly text: string }[]
  readonly plot: { readonly left: number; readonly right: number }
  readonly lines: readonly (readonly Place[])[]
  /** `y` is the end that is farther from zero: above for gains, below for losses. */
  readonly bars: readonly { readonly x: number; readonly top: number; readonly bottom: number }[]
}

/**
 * @param figure holds one chart of Recharts
 * @param steps how many places the axis has, evenly spaced in the middle of the plot; `inOrder` where they are not even, and
 *   the points are counted instead
 */
async function drawnChart(figure: Locator, steps: number | 'inOrder'): Promise<DrawnChart> {
  const { ticks, plot, lines, bars } = await drawingIn(figure)
  const [low, high] = [ticks[0], ticks.at(-1)]
  if (low === undefined || high === undefined || low.y === high.y) throw new Error('the chart has no axis')
  const [lowValue, highValue] = [numberIn(low.text), numberIn(high.text)]
  if (lowValue === null || highValue === null) throw new Error(`no numbers: ${low.text}, ${high.text}`)
  const perPixel = (highValue - lowValue) / (low.y - high.y)
  const valueAt = (y: number): number => lowValue + (low.y - y) * perPixel
  const zeroY = low.y + lowValue / perPixel
  const stepAt = stepsOn(
    plot,
    [...lines.flat(), ...bars].map(({ x }) => x),
    steps,
  )
  return {
    perPixel,
    lines: lines.map((line) =>
      line.map(({ x, y, isFirst }, at) => ({ step: stepAt(x) ?? at, value: valueAt(y), isFirst })),
    ),
    bars: bars.map(({ x, top, bottom }, at) => ({
      isFirst: true,
      step: stepAt(x) ?? at,
      value: valueAt(Math.abs(top - zeroY) > Math.abs(bottom - zeroY) ? top : bottom),
    })),
  }
}

/** The place on the axis of something that is drawn: as many evenly spaced steps as there are lie in the middle of the plot. */
function stepsOn(
  { left, right }: Drawing['plot'],
  xs: readonly number[],
  steps: number | 'inOrder',
): (x: number) => number | null {
  if (steps === 'inOrder') return () => null
  const sorted = xs.toSorted((a, b) => a - b)
  const distances = sorted
    .flatMap((x, at) => (at === 0 ? [] : [x - (sorted[at - 1] ?? x)]))
    .filter((each) => each > 0.5)
  // Months are not quite even.
  const spacing = distances.toSorted((a, b) => a - b)[distances.length >> 1] ?? 1
  const firstX = (left + right) / 2 - ((steps - 1) / 2) * spacing
  return (x) => Math.round((x - firstX) / spacing)
}

async function drawingIn(figure: Locator): Promise<Drawing> {
  return await figure.evaluate((element): Drawing => {
    const chart = element.querySelector('svg.recharts-surface')
    if (chart === null) throw new Error('no chart is drawn')
    const attribute = (each: Element, name: string): number => Number(each.getAttribute(name))
    const gridLines = [...chart.querySelectorAll('.recharts-cartesian-grid-horizontal line, [data-grid]')]
    const [grid] = gridLines
    if (grid === undefined) throw new Error('the chart has no grid')
    return {
      ticks: [...chart.querySelectorAll('.recharts-yAxis-tick-labels text, [data-value-name]')].map((tick) => ({
        y: attribute(tick, 'y'),
        text: tick.textContent,
      })),
      plot: { left: attribute(grid, 'x1'), right: attribute(grid, 'x2') },
      lines: [...chart.querySelectorAll('.recharts-line-curve, [data-curve]')].map((curve) =>
        [...(curve.getAttribute('d') ?? '').matchAll(/([ML])(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)/g)].map(
          ([, pen, x, y]) => ({
            isFirst: pen === 'M',
            x: Number(x),
            y: Number(y),
          }),
        ),
      ),
      bars: [...chart.querySelectorAll<SVGPathElement>('.recharts-bar-rectangle path')].map((bar) => {
        const { x, y, width, height } = bar.getBBox()
        return { x: x + width / 2, top: y, bottom: y + height }
      }),
    }
  })
}

type Told = {
  readonly titles: readonly string[]
  readonly rows: number
  /** @param title of a column, as it begins */
  readonly column: (title: string) => readonly string[]
  /** Only the rows that say this in that column. */
  readonly where: (title: string, text: string) => Told
}

/** A table as it is read, by the titles of its columns, from the top; one that draws only what is seen is scrolled through. */
export async function tableIn(table: Locator): Promise<Told> {
  const [titles = [], ...rows] = await table.evaluate(async (element) => {
    const found = new Map<number, string[]>()
    const expected = Number(element.getAttribute('aria-rowcount') ?? 0)
    const look = (): void =>
      element.querySelectorAll('[role=row], tr').forEach((row, at) => {
        const index = Number(row.getAttribute('aria-rowindex') ?? at + 1)
        found.set(
          index,
          [...row.children].map((cell) => cell.textContent.trim()),
        )
      })
    const drawn = (): Promise<unknown> =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    element.scrollTop = 0
    await drawn()
    look()
    while (found.size < expected) {
      const before = element.scrollTop
      element.scrollTop += element.clientHeight / 2
      if (element.scrollTop === before) throw new Error(`${String(found.size)} of ${String(expected)} rows`)
      await drawn()
      look()
    }
    return [...found].sort(([a], [b]) => a - b).map(([, cells]) => cells)
  })
  return toldBy(titles, rows)
}

function toldBy(titles: readonly string[], rows: readonly (readonly string[])[]): Told {
  const column = (title: string): readonly string[] => {
    const at = titles.findIndex((each) => each.startsWith(title))
    if (at < 0) throw new Error(`no column ${title} among ${titles.join(', ')}`)
    return rows.map((row) => row[at] ?? '')
  }
  return {
    titles,
    rows: rows.length,
    column,
    where: (title, text) => {
      const said = column(title)
      const found = rows.filter((_, at) => said[at] === text)
      return toldBy(titles, found)
    },
  }
}

/** A number as the Spanish window writes it: 1.234,5, +3, −2, 12,5 %; null where it says in words that there is none. */
export function numberIn(text: string): number | null {
  const digits = text.replace(/[^\d,−-]/g, '')
  if (!/\d/.test(digits)) return null
  return Number(digits.replace('−', '-').replace(',', '.'))
}

/**
 * Where a drawing and its table are not the same, in words; nothing where they are.
 * @param told the table's column in the order of the steps
 * @param shown what is drawn; a bar of zero is none
 * @param about a difference that is none: what a pixel stands for, and what the table rounds
 * @param about.isLine it is interrupted where the table says that nothing is known, and nowhere else
 */
function differences(
  told: readonly string[],
  shown: readonly DrawnPoint[],
  about: { readonly within: number; readonly zeroIsBare?: boolean; readonly isLine?: boolean },
): readonly string[] {
  const bySteps = new Map(shown.map(({ step, value }) => [step, value]))
  const strangers = [...bySteps.keys()].filter((step) => step < 0 || step >= told.length)
  const wrong = told.flatMap((text, step) => {
    const [number, value] = [numberIn(text), bySteps.get(step) ?? null]
    if (number === null && value === null) return []
    if (number === 0 && value === null && about.zeroIsBare === true) return []
    if (number !== null && value !== null && Math.abs(number - value) <= about.within) return []
    return [`step ${String(step)}: the table says ${text}, the drawing ${value?.toFixed(2) ?? 'nothing'}`]
  })
  const joined = about.isLine === true ? joinsOver(told, shown) : []
  return [...wrong, ...joined, ...strangers.map((step) => `step ${String(step)} is drawn, and not in the table`)]
}

function joinsOver(told: readonly string[], line: readonly DrawnPoint[]): readonly string[] {
  return line.flatMap(({ step, isFirst }) => {
    const isAfterGap = step === 0 || numberIn(told[step - 1] ?? '') === null
    if (isFirst === isAfterGap) return []
    return [`step ${String(step)}: the line ${isFirst ? 'is interrupted before it' : 'runs over what is not known'}`]
  })
}

/**
 * Where a chart and its table are not the same, in words; nothing where they are.
 * @param shown the title of the column that each line stands for, and the bars
 * @param shown.among where the table tells of some lines of the drawing alone: the place of the first of them, and how many are drawn
 * @param shown.rounding what the table rounds a value by, where it is more than nothing
 * @param shown.isUneven the places of the axis are not evenly spaced: the points are counted instead
 */
export async function chartFaults(
  figure: Locator,
  told: Told,
  shown: {
    readonly lines: readonly string[]
    readonly bars?: string
    readonly among?: { readonly first: number; readonly of: number }
    readonly rounding?: number
    readonly order: 'newestFirst' | 'oldestFirst'
    readonly isUneven?: boolean
  },
): Promise<readonly string[]> {
  const { lines, bars, perPixel } = await drawnChart(figure, shown.isUneven === true ? 'inOrder' : told.rows)
  const { first, of } = shown.among ?? { first: 0, of: shown.lines.length }
  if (lines.length !== of) return [`${String(lines.length)} lines are drawn`]
  if (bars.length > 0 && shown.bars === undefined) return ['bars are drawn']
  const within = perPixel + (shown.rounding ?? 0)
  const faultsOf = (title: string, points: readonly DrawnPoint[], isBar: boolean): readonly string[] => {
    const texts = told.column(title)
    const ordered = shown.order === 'newestFirst' ? texts.toReversed() : texts
    const known = shown.isUneven === true ? ordered.filter((text) => numberIn(text) !== null) : ordered
    const isLine = !isBar && shown.isUneven !== true
    return differences(known, points, { within, zeroIsBare: isBar, isLine }).map((fault) => `${title}, ${fault}`)
  }
  return [
    ...shown.lines.flatMap((title, at) => faultsOf(title, lines[first + at] ?? [], false)),
    ...(shown.bars === undefined ? [] : faultsOf(shown.bars, bars, true)),
  ]
}

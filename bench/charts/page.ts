/** Lines as a chart of Recharts draws them that is given all the points: `bench.chart.draw` mounts one and says how long it took. */
import { createElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { paintedAfter, PATIENCE_MS } from './painted.ts'

const DAY_MS = 86_400_000
const COLOURS = ['#1c7ed6', '#e8590c', '#0ca678', '#ae3ec9', '#e03131', '#2f9e44', '#4263eb', '#d6336c']
let root: Root | null = null

const chart = {
  /** Milliseconds from asking for the chart until it is painted; nothing moves, no points are marked. */
  draw: async (accounts: number, days: number): Promise<number> => {
    root?.unmount()
    const place = document.querySelector('#chart')
    if (place === null) throw new Error('the page has no place for a chart')
    const rows = Array.from({ length: days }, (_, day) => ({
      x: day * DAY_MS,
      values: Array.from({ length: accounts }, (_v, n) => 10_000 * (n + 1) + day * (n + 3)),
    }))
    const lines = Array.from({ length: accounts }, (_, n) =>
      createElement(Line, {
        key: n,
        dataKey: (row: (typeof rows)[number]) => row.values[n],
        dot: false,
        isAnimationActive: false,
        stroke: COLOURS[n] ?? 'black',
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    const created = createRoot(place)
    root = created
    const plain = createElement(
      LineChart,
      { data: rows },
      createElement(CartesianGrid, { vertical: false }),
      createElement(XAxis, { dataKey: 'x', type: 'number', domain: ['dataMin', 'dataMax'] }),
      createElement(YAxis),
      createElement(Tooltip),
      ...lines,
    )
    return await paintedAfter(
      () => created.render(createElement(ResponsiveContainer, { width: '100%', height: '100%', children: plain })),
      () => document.querySelectorAll('.recharts-line-curve').length === accounts,
      PATIENCE_MS,
    )
  },
}

export type ChartBench = typeof chart
Object.assign(globalThis, { chart })

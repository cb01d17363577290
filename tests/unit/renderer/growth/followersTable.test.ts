/** The numbers of the followers' charts as a table: wide for a spreadsheet, a row for each account beside the curve. */
import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { shownCell } from '../../../../src/renderer/features/growth/charts/figureTable.ts'
import { seriesLook } from '../../../../src/renderer/features/growth/charts/seriesLook.ts'
import {
  followersByAccount,
  followersTable,
  type ChartedFollowers,
} from '../../../../src/renderer/features/growth/followers/followersTable.ts'
import { xOf } from '../../../../src/renderer/features/growth/followers/followersView.ts'

const words = {
  t: ((key: string) => key) as unknown as TFunction<'growth'>,
  format: { number: (value: number) => `n${String(value)}`, signed: (value: number) => `s${String(value)}` },
}
const DAYS = ['2026-11-26', '2026-11-27']
const account = (accountId: string, counts: readonly (number | null)[]) => ({
  ...{ name: `@${accountId}`, look: seriesLook(0), counts, changes: [null, 3], means: [null, 0.42] },
  measured: counts.map((count) => (count === null ? null : count / 10)),
  series: {
    ...{ accountId, counts: [], before: [], entered: [], knownSince: null, lastMeasuredAtMs: null },
  },
})
const charted: ChartedFollowers = {
  columns: [account('policia', [100, 103]), account('bomberos', [null, 53])],
  ...{ compared: [], measure: 'count', show: (value) => `m${String(value)}` },
  steps: DAYS.map((day, at) => ({ x: xOf(day), firstDay: day, lastDay: day, from: at, to: at })),
  marks: { bands: [], days: [{ x: xOf('2026-11-27'), name: 'Fiesta' }], posts: [], unusual: [] },
  names: { short: ({ lastDay }) => lastDay, long: ({ lastDay }) => lastDay },
}

describe('beside the curve of several accounts', () => {
  it('has a row for each account of a day, the newest day first, with the day and what happened on it above them', () => {
    const { columns, rows } = followersByAccount(charted, words)
    expect(rows).toEqual([
      ['2026-11-27 · Fiesta', '@policia', 103, 3, 0.42],
      ['2026-11-27 · Fiesta', '@bomberos', 53, 3, 0.42],
      ['2026-11-26', '@policia', 100, null, null],
      ['2026-11-26', '@bomberos', null, null, null],
    ])
    expect(columns.map(({ stands }) => stands)).toEqual(['above', undefined, undefined, undefined, undefined])
    expect(rows[1]?.map((cell, at) => shownCell(cell, columns[at] ?? { title: '' })).slice(2)).toEqual([
      'n53',
      's3',
      's0.4',
    ])
    expect(shownCell(rows[3]?.[2], columns[2] ?? { title: '' })).toBe('table.noData')
  })

  it('has what the curve is measured by in front of the followers', () => {
    const { columns, rows } = followersByAccount({ ...charted, measure: 'index' }, words)
    expect(columns.map(({ title }) => title).slice(1, 4)).toEqual(['account', 'measure.index', 'table.followers'])
    expect(rows[0]?.slice(2, 4)).toEqual([10.3, 103])
    expect(shownCell(rows[0]?.[2], columns[2] ?? { title: '' })).toBe('m10.3')
  })
})

describe('beside the curve of one account', () => {
  const [policia] = charted.columns
  const one = { ...charted, columns: policia === undefined ? [] : [policia] }

  it('names the day in front of its numbers', () => {
    expect(followersTable(one, words).columns[0]).toEqual({ title: 'table.day' })
  })

  it('names it above them where a measure, a comparison or an origin needs the room', () => {
    const aboveIn = (more: Partial<ChartedFollowers>): boolean =>
      followersTable({ ...one, ...more }, words).columns[0]?.stands === 'above'
    expect(aboveIn({ measure: 'relative' })).toBe(true)
    expect(aboveIn({ compared: [{ name: 'year before', values: [90, 92] }] })).toBe(true)
    const entered = one.columns.map((each) => ({ ...each, series: { ...each.series, entered: [[0, 0]] as [[0, 0]] } }))
    expect(aboveIn({ columns: entered })).toBe(true)
  })
})

describe('for a spreadsheet', () => {
  it('has a row for each day, with columns of their own for each account and for what happened', () => {
    const { columns, rows } = followersTable(charted, words)
    expect(columns.map(({ title }) => title)).toEqual([
      'table.day',
      ...['@policia table.followers', '@policia table.change', '@policia table.mean'],
      ...['@bomberos table.followers', '@bomberos table.change', '@bomberos table.mean'],
      'table.happened',
    ])
    expect(rows).toEqual([
      ['2026-11-27', 103, 3, 0.42, 53, 3, 0.42, 'Fiesta'],
      ['2026-11-26', 100, null, null, null, null, null, null],
    ])
  })
})

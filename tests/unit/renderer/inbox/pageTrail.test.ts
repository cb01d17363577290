import { describe, expect, it } from 'vitest'
import {
  firstPlace,
  isJoined,
  placeAfter,
  placeBefore,
  placeOfRow,
  rowsAround,
  startOf,
  type Page,
  type PagePlace,
} from '../../../../src/renderer/features/inbox/pageTrail.ts'

/** A page of so many rows that ends at a cursor. */
const page = (rows: number, next: string | null): Page<number, string> => ({
  rows: Array.from({ length: rows }, (_, i) => i),
  next,
})

/** The places of pages that were walked from the top, and the one that would come next. */
function walked(...pages: readonly Page<number, string>[]): PagePlace<string>[] {
  const places = [firstPlace<string>()]
  for (const each of pages) {
    const last = places.at(-1)
    const next = last && placeAfter(last, each)
    if (next !== undefined) places.push(next)
  }
  return places
}

const [TWO, THREE, LAST] = [page(2, 'a'), page(3, 'b'), page(1, null)]

describe('walking down', () => {
  it('begins each page where the one before it ends, and ends after the last', () => {
    const places = walked(TWO, THREE, LAST)
    expect(places.map(startOf)).toEqual([
      { cursor: null, startsAt: 0 },
      { cursor: 'a', startsAt: 2 },
      { cursor: 'b', startsAt: 5 },
    ])
  })

  it('keeps what lies deeper, moved by as many rows as came or went', () => {
    const deep = walked(TWO, THREE, LAST).at(-1)
    const again = placeAfter({ index: 0, trail: deep?.trail ?? [] }, page(1, 'z'))
    expect(again?.trail).toEqual([
      { cursor: null, startsAt: 0 },
      { cursor: 'z', startsAt: 1 },
      { cursor: 'b', startsAt: 4 },
    ])
  })
})

describe('walking up', () => {
  it('goes back page by page to the top', () => {
    const [, second, third] = walked(TWO, THREE, LAST)
    const before = third && placeBefore([third])
    expect(before && startOf(before)).toEqual({ cursor: 'a', startsAt: 2 })
    expect(placeBefore([firstPlace()])).toBeUndefined()
    // What the deepest page knows is known there too.
    expect(second && third && placeBefore([second, third])?.trail).toBe(third?.trail)
  })

  it('finds the page of a row, and the deepest one for what is beyond', () => {
    const places = walked(TWO, THREE, LAST)
    expect([0, 1, 2, 4, 5, 99].map((row) => placeOfRow(places, row).index)).toEqual([0, 0, 1, 1, 2, 2])
  })
})

describe('what stands around the pages that are kept', () => {
  const places = walked(TWO, THREE, LAST)
  const trail = places.at(-1)?.trail ?? []

  it('is counted before them, and after them as far as was walked', () => {
    expect(rowsAround({ pages: [TWO], places: [{ index: 0, trail }] })).toEqual({ before: 0, after: 3 })
    expect(rowsAround({ pages: [THREE], places: [{ index: 1, trail }] })).toEqual({ before: 2, after: 0 })
    expect(rowsAround({ pages: [LAST], places: [{ index: 2, trail }] })).toEqual({ before: 5, after: 0 })
  })
  it('is nothing after the last one, whatever was there once', () => {
    expect(rowsAround({ pages: [page(1, null)], places: [{ index: 0, trail }] })).toEqual({ before: 0, after: 0 })
  })
  it('is nothing before the first answer', () => {
    expect(rowsAround({ pages: [], places: [] })).toEqual({ before: 0, after: 0 })
  })
})

describe('pages side by side', () => {
  it('are joined where each begins at the end of the one before', () => {
    expect(isJoined({ pages: [TWO, THREE, LAST], places: walked(TWO, THREE, LAST) })).toBe(true)
  })
  it('are not where rows came or went between two readings', () => {
    expect(isJoined({ pages: [page(2, 'other'), THREE], places: walked(TWO, THREE).slice(0, 2) })).toBe(false)
    expect(isJoined({ pages: [page(1, null), THREE], places: walked(TWO, THREE).slice(0, 2) })).toBe(false)
  })
})

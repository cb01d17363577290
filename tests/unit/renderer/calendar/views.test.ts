/** The pure parts of the calendar's views (docs/specs/calendarViews.md §3, §5, §6). */
import { describe, expect, it } from 'vitest'
import { agendaKey, agendaRows } from '../../../../src/renderer/features/calendar/agendaRows.ts'
import { columnOf } from '../../../../src/renderer/features/calendar/boardColumns.ts'
import { daysOf, spanOf, turn } from '../../../../src/renderer/features/calendar/calendarDays.ts'
import {
  asksForAccountsAlone,
  filterKey,
  valuesOf,
  without,
} from '../../../../src/renderer/features/calendar/calendarFilterView.ts'
import { narrowedTo, viewOf } from '../../../../src/renderer/features/calendar/calendarRange.ts'
import type { Placed } from '../../../../src/renderer/features/calendar/calendarView.ts'
import { nextCard } from '../../../../src/renderer/features/calendar/cardGrid.ts'
import { dayMarks, isClosed, marksText } from '../../../../src/renderer/features/calendar/dayMarks.ts'
import { hashtagOf } from '../../../../src/shared/domain/campaign.ts'
import { NO_FILTER } from '../../../../src/shared/domain/calendarFilter.ts'
import { POST_STATES } from '../../../../src/shared/domain/postLife.ts'

const post = (id: string, wallTime: string): Placed => ({
  kind: 'post',
  id,
  wallTime,
  accounts: [],
  card: { postId: id, state: 'scheduled', atMs: 0, excerpt: '' },
  risk: null,
  campaign: null,
  labels: [],
  repeats: false,
})

describe('§1.2 a hashtag', () => {
  it.each([
    ['#VueltaAlCole', 'VueltaAlCole'],
    [' ##Año_2026 ', 'Año_2026'],
    ['', ''],
    ['dos palabras', null],
    ['2026', null],
    ['fin!', null],
  ])('%j is kept as %j', (typed, kept) => expect(hashtagOf(typed)).toBe(kept))
})

describe('§6.1 the span of a view', () => {
  it.each([
    ['month', '2026-10-26', '2026-12-06'],
    ['agenda', '2026-11-01', '2026-11-30'],
    ['board', '2026-11-01', '2026-11-30'],
    ['week', '2026-11-23', '2026-11-29'],
    ['lanes', '2026-11-23', '2026-11-29'],
    ['day', '2026-11-26', '2026-11-26'],
  ] as const)('of %s is from %s to %s', (view, first, last) => {
    expect(spanOf(view, '2026-11-26')).toEqual({ first, last })
  })

  it('is turned by a month, a week or a day', () => {
    expect(turn('agenda', '2026-01-31', 1)).toBe('2026-02-28')
    expect(turn('lanes', '2026-11-26', -1)).toBe('2026-11-19')
    expect(turn('day', '2026-11-30', 1)).toBe('2026-12-01')
  })

  it('names all its days, also over the change of the clocks', () => {
    expect(daysOf({ first: '2026-10-24', last: '2026-10-26' })).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
  })

  it('is a month’s where something unknown was kept', () => {
    expect(viewOf('lanes')).toBe('lanes')
    expect(viewOf('year')).toBe('month')
  })
})

describe('§5 a filter on the screen', () => {
  const filter = { ...NO_FILTER, accountIds: ['a', 'b'], states: ['missed' as const] }

  it('§5.3 has a chip for each value, and is without it when it is taken off', () => {
    expect(valuesOf(filter).map(({ value }) => value)).toEqual(['a', 'b', 'missed'])
    expect(without(filter, { part: 'accountIds', value: 'a' })).toEqual({ ...filter, accountIds: ['b'] })
  })

  it('§5.2 leaves what was published elsewhere where it asks for accounts alone', () => {
    expect(asksForAccountsAlone(NO_FILTER)).toBe(true)
    expect(asksForAccountsAlone({ ...NO_FILTER, accountIds: ['a'] })).toBe(true)
    expect(asksForAccountsAlone(filter)).toBe(false)
  })

  it('is left out of the question where it asks for nothing, and is the same in any order', () => {
    expect(narrowedTo(NO_FILTER)).toEqual({})
    expect(narrowedTo(filter)).toEqual({ filter })
    expect(filterKey(filter)).toBe(filterKey({ ...filter, accountIds: ['b', 'a'] }))
    expect(filterKey(filter)).not.toBe(filterKey(NO_FILTER))
  })
})

describe('§3.1 what a day is about', () => {
  const marks = dayMarks({
    holidays: [
      { day: '2026-12-08', name: 'Inmaculada', kind: 'public' },
      { day: '2026-12-25', name: 'Navidad', kind: 'public' },
      { day: '2026-12-08', name: 'Guardia', kind: 'open' },
    ],
    dates: [{ dateId: '1', day: '2026-12-25', since: '2020-12-25', yearly: true, title: 'Felicitación' }],
    notes: [{ noteId: '1', day: '2026-12-26', text: 'Poca gente', personId: null, writtenAtMs: 0 }],
  })

  it('is said in words, in one line', () => {
    expect(marksText(marks.get('2026-12-25'))).toBe('Navidad · Felicitación')
    expect(marksText(marks.get('2026-12-01'))).toBe('')
  })

  it('is closed on a holiday that the office does not work', () => {
    const closed = ['2026-12-08', '2026-12-25', '2026-12-26', '2026-12-01'].map((day) => isClosed(marks.get(day)))
    expect(closed).toEqual([false, true, false, false])
  })

  it('gives the agenda a day without posts', () => {
    const rows = agendaRows([post('p1', '2026-12-25T09:00'), post('p2', '2026-12-25T10:00')], marks)
    expect(rows.map(agendaKey)).toEqual(['2026-12-08', '2026-12-25', 'p1', 'p2', '2026-12-26'])
  })
})

describe('§6.2 the board', () => {
  it('has a place for every state but what is off', () => {
    expect(POST_STATES.filter((state) => columnOf(state) === null)).toEqual(['cancelled'])
  })
})

describe('§6.3 walking cells of cards', () => {
  /** Two rows of three cells. */
  const counts = [
    [2, 0, 1],
    [0, 3, 0],
  ]
  const at = (row: number, column: number, card: number | null) => ({ row, column, card })
  const next = (key: string, from: ReturnType<typeof at>) =>
    nextCard(key, from, { rows: 2, columns: 3 }, (row, column) => counts[row]?.[column] ?? 0)

  it.each([
    ['into a cell and through its cards', 'ArrowDown', at(0, 0, null), at(0, 0, 0)],
    ['to the next card', 'ArrowDown', at(0, 0, 0), at(0, 0, 1)],
    ['from the last card to the cell below', 'ArrowDown', at(0, 0, 1), at(1, 0, null)],
    ['nowhere below the last cell', 'ArrowDown', at(1, 0, null), at(1, 0, null)],
    ['from the first card to its cell', 'ArrowUp', at(0, 0, 0), at(0, 0, null)],
    ['up into the last card', 'ArrowUp', at(1, 2, null), at(0, 2, 0)],
    ['sideways to a card of the same height, or the last', 'ArrowLeft', at(1, 1, 2), at(1, 0, null)],
    ['sideways to an empty cell', 'ArrowRight', at(0, 0, 1), at(0, 1, null)],
    ['nowhere beyond the edge', 'ArrowRight', at(0, 2, 0), at(0, 2, 0)],
    ['from a card to its cell', 'Escape', at(1, 1, 2), at(1, 1, null)],
  ] as const)('goes %s', (_where, key, from, to) => expect(next(key, from)).toEqual(to))

  it('leaves other keys alone', () => {
    expect(next('Escape', at(0, 0, null))).toBeNull()
    expect(next('x', at(0, 0, 0))).toBeNull()
  })
})

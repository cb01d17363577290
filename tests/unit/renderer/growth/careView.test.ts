/** What the window makes of the figures of attention. */
import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  durationText,
  hourValues,
  shadeOf,
  shareText,
  stepKindOf,
  stepsOf,
  stepTicks,
  timeText,
  type CareDay,
} from '../../../../src/renderer/features/growth/care/careView.ts'
import { care } from '../../../../src/renderer/i18n/es/care.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let t: TFunction<'care'>
beforeAll(async () => {
  await i18next.init({ lng: 'es', ns: ['care'], resources: { es: { care } } })
  t = i18next.getFixedT('es', 'care')
})

describe('a duration', () => {
  it.each([
    [20_000, '< 1 min', '< 1 min'],
    [30_000, '1 min', '1 min'],
    [59.6 * MINUTE, '1 h', '1 h'],
    [90 * MINUTE, '1 h 30 min', '1 h 30 min'],
    [48 * HOUR, '48 h', '2 d'],
    [53 * HOUR + 20 * MINUTE, '53 h 20 min', '2 d 5 h'],
  ])('of %i ms has days by the clock and none in office hours', (ms, business, clock) => {
    expect(durationText(ms, 'business', t)).toBe(business)
    expect(durationText(ms, 'clock', t)).toBe(clock)
  })
})

it('§2.2 too few say so, and how many; none says that there are none', () => {
  const format = { percent: (ratio: number) => `${String(ratio * 100)} %` }
  expect(timeText(null, 3, 'clock', t)).toBe('pocos datos (3)')
  expect(timeText(null, 0, 'clock', t)).toBe('sin datos')
  expect(shareText(3, 4, format, t)).toBe('pocos datos (4)')
  expect(shareText(3, 5, format, t)).toBe('60 %')
  expect(shareText(0, 0, format, t)).toBe('sin datos')
})

describe('steps of days', () => {
  const day = (name: string, change: Partial<CareDay> = {}): CareDay => ({
    ...{ day: name, messagesIn: 1, messagesOut: 2, answered: 3, openAtEnd: 4, wasRead: true },
    ...change,
  })
  it('are days, weeks or months, the longer the period', () => {
    expect([30, 92, 93, 731, 732].map(stepKindOf)).toEqual(['day', 'day', 'week', 'week', 'month'])
  })
  it('add messages up, take the last backlog, and count days that were not read', () => {
    const sunday = day('2026-11-22')
    const week = [day('2026-11-23', { wasRead: false }), day('2026-11-29', { openAtEnd: 9 })]
    expect(stepsOf([sunday, ...week], 'week')).toMatchObject([
      { firstDay: '2026-11-16', messagesIn: 1, openAtEnd: 4, unreadDays: 0 },
      { firstDay: '2026-11-23', messagesIn: 2, messagesOut: 4, answered: 6, openAtEnd: 9, unreadDays: 1 },
    ])
    expect(stepsOf([sunday, ...week], 'month')).toMatchObject([{ firstDay: '2026-11-01', messagesIn: 3 }])
    expect(stepsOf([sunday, ...week], 'day')).toHaveLength(3)
  })

  it('are named each once, as many as fit, the newest always', () => {
    const xs = (count: number) => Array.from({ length: count }, (_, x) => ({ x }))
    expect(stepTicks(xs(5), 8)).toEqual([0, 1, 2, 3, 4])
    expect(stepTicks(xs(30), 8)).toEqual([1, 5, 9, 13, 17, 21, 25, 29])
    expect(stepTicks([], 8)).toEqual([])
  })
})

it('an hour of the week is as dark as its part of the darkest, and white where nothing is known', () => {
  expect([null, 0, 1, 25, 26, 100].map((value) => shadeOf(value, 100))).toEqual([0, 0, 1, 1, 2, 4])
  expect(shadeOf(0, 0)).toBe(0)
  const times = { n: 5, medianMs: 90 * MINUTE, p90Ms: null }
  const few = { n: 1, medianMs: null, p90Ms: null }
  const hours = [
    { messagesIn: 7, business: times, clock: few },
    { messagesIn: 0, business: few, clock: times },
  ]
  expect(hourValues(hours, 'messages')).toEqual([7, 0])
  expect(hourValues(hours, 'business')).toEqual([1.5, null])
})

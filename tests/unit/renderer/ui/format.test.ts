import { describe, expect, it } from 'vitest'
import { createFormat } from '../../../../src/renderer/ui/format.ts'

const spanish = createFormat('es', 'Europe/Madrid', { justNow: 'ahora mismo' })
const english = createFormat('en', 'Atlantic/Canary', { justNow: 'just now' })
const at = Date.parse('2026-07-01T22:30:00Z')

describe('dates', () => {
  it('are those of the office’s wall clock', () => {
    expect(spanish.time(at)).toBe('00:30')
    expect(english.time(at)).toBe('23:30')
    expect(spanish.longDay(at)).toBe('jueves, 2 de julio de 2026')
    expect(english.longDay(at)).toBe('Wednesday, 1 July 2026')
    expect(spanish.weekday(at)).toBe('jueves 2 de julio')
    expect(english.weekday(at)).toBe('Wednesday 1 July')
  })

  it('keep a day that is only a day', () => {
    expect(spanish.longDayOf('2026-03-29')).toBe('domingo, 29 de marzo de 2026')
    expect(spanish.monthOf('2026-03-01')).toBe('marzo de 2026')
    expect(english.weekOf('2026-03-30', '2026-04-05')).toMatch(/30 Mar.+5 Apr 2026/)
  })

  it.each([
    ['es', spanish],
    ['en', english],
  ] as const)('are written in full as the platform writes them: %s', (language, format) => {
    const options = { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' } as const
    const locale = language === 'es' ? 'es-ES' : 'en-GB'
    const longDay = new Intl.DateTimeFormat(locale, { ...options, weekday: 'long' })
    const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' })
    for (let atMs = Date.UTC(2028, 0, 1, 12); atMs < Date.UTC(2029, 0, 1); atMs += 86_400_000) {
      const day = new Date(atMs).toISOString().slice(0, 10)
      expect(format.longDayOf(day)).toBe(longDay.format(atMs))
      expect(format.monthOf(day)).toBe(month.format(atMs))
    }
  })

  it('name the year where it is another', () => {
    expect(spanish.dayTime(Date.parse('2019-05-01T10:00:00Z'))).toContain('2019')
  })
})

describe('numbers', () => {
  it('are grouped from the first thousand on', () => {
    expect(spanish.number(1234)).toBe('1.234')
    expect(english.number(1234567)).toBe('1,234,567')
  })

  it('carry their sign where it matters', () => {
    expect(spanish.signed(12)).toBe('+12')
    expect(spanish.signed(0)).toBe('0')
  })

  it('measure files', () => {
    expect(spanish.bytes(812)).toBe('1 kB')
    expect(spanish.bytes(1_400_000)).toBe('1,4 MB')
  })
})

describe('how long ago', () => {
  it('speaks in the largest unit that has passed', () => {
    expect(spanish.relative(at - 5 * 60_000, at)).toBe('hace 5 min')
    expect(spanish.relative(at - 26 * 3_600_000, at)).toBe('ayer')
    expect(english.relative(at - 3 * 3_600_000, at)).toBe('3 hr ago')
  })

  it.each([
    ['es-ES', spanish],
    ['en-GB', english],
  ] as const)('is written as the platform writes it: %s', (locale, format) => {
    const platform = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
    const amounts = { minute: 59, hour: 23, day: 1_001 }
    const milliseconds = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }
    for (const unit of ['minute', 'hour', 'day'] as const) {
      for (let amount = -amounts[unit]; amount <= amounts[unit]; amount += 1) {
        if (amount === 0) continue
        expect(format.relative(at + amount * milliseconds[unit], at)).toBe(platform.format(amount, unit))
      }
    }
  })

  it('does not count seconds', () => {
    expect(spanish.relative(at - 9_000, at)).toBe('ahora mismo')
  })
})

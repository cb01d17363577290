/** Rules in plain choices and in words, and free slots in the grid (docs/specs/recurring.md §1, §7). */
import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { freeSlots, slotFor } from '../../../../src/renderer/features/calendar/freeSlots.ts'
import { formOfRule, freshForm, kindsFor, ruleOfForm } from '../../../../src/renderer/features/recurring/ruleForm.ts'
import { seriesWords } from '../../../../src/renderer/features/recurring/ruleWords.ts'
import { startTexts } from '../../../../src/renderer/i18n/i18n.ts'
import { createFormat } from '../../../../src/renderer/ui/format.ts'

const TUESDAY = '2026-11-24'
const MADRID = 'Europe/Madrid'

describe('§1 a rule as it is chosen', () => {
  it.each([
    ['day', 'FREQ=DAILY;COUNT=10'],
    ['workingDay', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=10'],
    ['week', 'FREQ=WEEKLY;BYDAY=TU;COUNT=10'],
    ['monthDay', 'FREQ=MONTHLY;BYMONTHDAY=24;COUNT=10'],
    ['monthLast', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=10'],
    ['monthWeekday', 'FREQ=MONTHLY;BYDAY=4TU;COUNT=10'],
    ['year', 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24;COUNT=10'],
  ] as const)('%s: %s, and back', (kind, rule) => {
    const form = { ...freshForm(TUESDAY), kind }
    expect(ruleOfForm(form, TUESDAY)).toBe(rule)
    expect(formOfRule(rule, TUESDAY, MADRID)).toMatchObject({ kind, end: 'count', count: 10 })
  })

  it('ends on a day, every two weeks', () => {
    const form = {
      ...freshForm(TUESDAY),
      interval: 2,
      weekdays: ['FR', 'TU'] as const,
      end: 'until' as const,
      untilDay: '2027-06-30',
    }
    const rule = ruleOfForm(form, TUESDAY)
    expect(rule).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;UNTIL=20270630T235900')
    expect(formOfRule(rule, TUESDAY, MADRID)).toMatchObject({
      interval: 2,
      weekdays: ['TU', 'FR'],
      untilDay: '2027-06-30',
    })
  })

  it('keeps what the window does not offer', () => {
    const rule = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=6'
    const form = formOfRule(rule, TUESDAY, MADRID)
    expect(form.kind).toBe('kept')
    expect(ruleOfForm(form, TUESDAY)).toBe(rule)
    expect(kindsFor(TUESDAY, form)).toContain('kept')
    expect(kindsFor(TUESDAY, freshForm(TUESDAY))).not.toContain('kept')
    expect(kindsFor('2026-11-30', freshForm(TUESDAY))).toContain('monthLast')
  })
})

describe('a rule in words', () => {
  beforeAll(() => startTexts('es'))
  it.each([
    ['FREQ=WEEKLY;BYDAY=TU;COUNT=27', 'Cada martes a las 10:00'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;COUNT=27', 'Cada 2 semanas, lunes, miércoles y viernes a las 10:00'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=27', 'De lunes a viernes a las 10:00'],
    ['FREQ=DAILY;COUNT=27', 'Cada día a las 10:00'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=27', 'Cada mes, el último día a las 10:00'],
    ['FREQ=MONTHLY;BYDAY=1TU;COUNT=27', 'Cada mes, el primer martes a las 10:00'],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=6;COUNT=27', 'Cada año, el 6 de diciembre a las 10:00'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;COUNT=27',
      'Según la regla FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;COUNT=27 a las 10:00',
    ],
  ])('%s', (rule, words) => {
    const t = i18next.getFixedT(null, 'recurring')
    const format = createFormat('es', MADRID, { justNow: '' })
    const series = {
      rule,
      firstDay: TUESDAY,
      hour: '10:00',
      zone: MADRID,
      total: 27,
      lastWallTime: '2027-06-30T10:00',
    } as const
    expect(seriesWords(t, format, series, 'es')).toBe(`${words}, hasta el mié, 30 jun 2027: 27 publicaciones`)
  })
})

describe('§7.4 a draft that is put somewhere', () => {
  const slot = (wallTime: string, accountId: string) => ({ slotId: accountId, accountId, wallTime, atMs: 0, name: '' })
  const slots = freeSlots([slot('2026-11-24T10:15', 'a'), slot('2026-11-24T18:00', 'b')], [])
  it('goes to the slot that is there, if one of its accounts has it', () => {
    expect(slotFor(slots, '2026-11-24T10:00', ['a'], 'half_hour')?.wallTime).toBe('2026-11-24T10:15')
    expect(slotFor(slots, '2026-11-24T10:00', ['b'], 'half_hour')).toBeUndefined()
    expect(slotFor(slots, '2026-11-24T10:30', ['a'], 'half_hour')).toBeUndefined()
    expect(slotFor(slots, '2026-11-24T09:00', ['b'], 'day')?.wallTime).toBe('2026-11-24T18:00')
  })
  it('goes in a lane to the slot that was chosen, else to the first of the day', () => {
    const twice = freeSlots([slot('2026-11-24T09:00', 'a'), slot('2026-11-24T12:00', 'a')], [])
    expect(slotFor(twice, '2026-11-24T12:00', ['a'], 'day_or_slot')?.wallTime).toBe('2026-11-24T12:00')
    expect(slotFor(twice, '2026-11-24T10:00', ['a'], 'day_or_slot')?.wallTime).toBe('2026-11-24T09:00')
    expect(slotFor(twice, '2026-11-24T10:00', ['b'], 'day_or_slot')).toBeUndefined()
  })
  it('sees the slots of the accounts that the calendar is narrowed to', () => {
    expect(freeSlots([slot('2026-11-24T10:15', 'a')], ['b']).ofDay('2026-11-24')).toEqual([])
  })
})

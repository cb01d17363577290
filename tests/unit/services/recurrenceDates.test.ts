/** Rules of repetition: how they are read, on which days they fall, how they move (docs/specs/recurring.md §1). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datesOf } from '../../../src/main/services/recurrenceDates.ts'
import {
  MOST_DATES,
  movedRule,
  readRule,
  WEEKDAYS,
  writeRule,
  type RecurrenceRule,
} from '../../../src/shared/domain/recurrence.ts'
import { addDays } from '../../../src/shared/domain/wallTime.ts'

const MADRID = 'Europe/Madrid'

function ruleOf(text: string): RecurrenceRule {
  const read = readRule(text, MADRID)
  if (read.kind === 'flaw') throw new Error(`${text}: ${read.flaw}`)
  return read.rule
}

function daysOf(text: string, firstDay: string): readonly string[] {
  return datesOf(ruleOf(text), { firstDay, hour: '09:00' }).wallTimes.map((wallTime) => wallTime.slice(0, 10))
}

/** `1997-09: 2 9 16` → days. */
function days(...months: readonly string[]): readonly string[] {
  return months.flatMap((line) => {
    const [month = '', dates = ''] = line.split(':')
    return dates
      .trim()
      .split(/\s+/u)
      .map((date) => `${month}-${date.padStart(2, '0')}`)
  })
}

/** The examples of RFC 5545 §3.8.5.3 that repeat by days and have an end, with the dates that stand there. */
const OF_THE_STANDARD: readonly (readonly [string, string, readonly string[]])[] = [
  ['FREQ=DAILY;COUNT=10', '1997-09-02', days('1997-09: 2 3 4 5 6 7 8 9 10 11')],
  ['FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02', days('1997-09: 2 12 22', '1997-10: 2 12')],
  ['FREQ=WEEKLY;COUNT=10', '1997-09-02', days('1997-09: 2 9 16 23 30', '1997-10: 7 14 21 28', '1997-11: 4')],
  [
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    '1997-09-01',
    days(
      '1997-09: 1 3 5 15 17 19 29',
      '1997-10: 1 3 13 15 17 27 29 31',
      '1997-11: 10 12 14 24 26 28',
      '1997-12: 8 10 12 22',
    ),
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    '1997-09-02',
    days('1997-09: 2 4 16 18 30', '1997-10: 2 14 16'),
  ],
  [
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    '1997-09-05',
    days(
      '1997-09: 5',
      '1997-10: 3',
      '1997-11: 7',
      '1997-12: 5',
      '1998-01: 2',
      '1998-02: 6',
      '1998-03: 6',
      '1998-04: 3',
      '1998-05: 1',
      '1998-06: 5',
    ),
  ],
  [
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    '1997-09-07',
    days('1997-09: 7 28', '1997-11: 2 30', '1998-01: 4 25', '1998-03: 1 29', '1998-05: 3 31'),
  ],
  [
    'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    '1997-09-22',
    days('1997-09: 22', '1997-10: 20', '1997-11: 17', '1997-12: 22', '1998-01: 19', '1998-02: 16'),
  ],
  [
    'FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6',
    '1997-09-28',
    days('1997-09: 28', '1997-10: 29', '1997-11: 28', '1997-12: 29', '1998-01: 29', '1998-02: 26'),
  ],
  [
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    '1997-09-02',
    days('1997-09: 2 15', '1997-10: 2 15', '1997-11: 2 15', '1997-12: 2 15', '1998-01: 2 15'),
  ],
  [
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    '1997-09-30',
    days('1997-09: 30', '1997-10: 1 31', '1997-11: 1 30', '1997-12: 1 31', '1998-01: 1 31', '1998-02: 1'),
  ],
  [
    'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    '1997-09-10',
    days('1997-09: 10 11 12 13 14 15', '1999-03: 10 11 12 13'),
  ],
  [
    'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    '1997-06-10',
    days(
      '1997-06: 10',
      '1997-07: 10',
      '1998-06: 10',
      '1998-07: 10',
      '1999-06: 10',
      '1999-07: 10',
      '2000-06: 10',
      '2000-07: 10',
      '2001-06: 10',
      '2001-07: 10',
    ),
  ],
  [
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5',
    '1997-09-03',
    days('1998-02: 13', '1998-03: 13', '1998-11: 13', '1999-08: 13', '2000-10: 13'),
  ],
  [
    'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=10',
    '1997-09-13',
    days(
      '1997-09: 13',
      '1997-10: 11',
      '1997-11: 8',
      '1997-12: 13',
      '1998-01: 10',
      '1998-02: 7',
      '1998-03: 7',
      '1998-04: 11',
      '1998-05: 9',
      '1998-06: 13',
    ),
  ],
  ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04', days('1997-09: 4', '1997-10: 7', '1997-11: 6')],
  [
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=7',
    '1997-09-29',
    days('1997-09: 29', '1997-10: 30', '1997-11: 27', '1997-12: 30', '1998-01: 29', '1998-02: 26', '1998-03: 30'),
  ],
  ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997-08-05', days('1997-08: 5 10 19 24')],
  ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997-08-05', days('1997-08: 5 17 19 31')],
  ['FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '2007-01-15', days('2007-01: 15 30', '2007-02: 15', '2007-03: 15 30')],
]

/** What the library alone, or a careless reader, gets wrong. */
const AWKWARD: readonly (readonly [string, string, readonly string[]])[] = [
  // No first of March in the other years (RFC 5545 §3.3.10: an invalid date is ignored and not counted).
  ['FREQ=YEARLY;COUNT=3', '2028-02-29', ['2028-02-29', '2032-02-29', '2036-02-29']],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=2', '2026-11-24', ['2028-02-29', '2032-02-29']],
  ['FREQ=MONTHLY;COUNT=4', '2027-01-31', ['2027-01-31', '2027-03-31', '2027-05-31', '2027-07-31']],
  ['FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3', '2027-02-01', ['2027-03-31', '2027-05-31', '2027-07-31']],
  ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2028-01-31', ['2028-01-31', '2028-02-29', '2028-03-31']],
  ['FREQ=MONTHLY;BYMONTHDAY=31,-1;COUNT=3', '2027-01-01', ['2027-01-31', '2027-02-28', '2027-03-31']],
  ['FREQ=MONTHLY;BYDAY=5FR;COUNT=3', '2026-11-24', ['2027-01-29', '2027-04-30', '2027-07-30']],
  // What nothing meets ends.
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2', '2026-11-24', []],
  ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2', '2026-11-24', []],
  ['FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=2', '2026-11-24', []],
  ['FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;UNTIL=20301231', '2027-02-01', []],
  ['FREQ=YEARLY;BYMONTH=5;BYDAY=-2FR;COUNT=2', '2027-10-08', ['2028-05-19', '2029-05-18']],
  // The first day is the first on which it falls.
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=2', '2026-11-25', ['2026-12-01', '2026-12-08']],
  // Every working day; folded; in small letters; with its name before it.
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=6', '2026-11-26', days('2026-11: 26 27 30', '2026-12: 1 2 3')],
  ['RRULE:FREQ=WEEKLY;BYDAY=TU;\r\n COUNT=2', '2026-11-24', days('2026-11: 24', '2026-12: 1')],
  ['rrule:freq=weekly;by\r\n\tday=tu;count=2', '2026-11-24', days('2026-11: 24', '2026-12: 1')],
  // The end: a day is included, an hour before ours is not, and UTC is read on the office's wall.
  ['FREQ=DAILY;UNTIL=20261126', '2026-11-24', days('2026-11: 24 25 26')],
  ['FREQ=DAILY;UNTIL=20261126T080000', '2026-11-24', days('2026-11: 24 25')],
  ['FREQ=DAILY;UNTIL=20261126T080000Z', '2026-11-24', days('2026-11: 24 25 26')],
  ['FREQ=DAILY;UNTIL=20261126T075900Z', '2026-11-24', days('2026-11: 24 25')],
  // Both nights on which the clocks are changed are days like others.
  ['FREQ=DAILY;COUNT=3', '2027-03-27', days('2027-03: 27 28 29')],
  ['FREQ=DAILY;COUNT=3', '2027-10-30', days('2027-10: 30 31', '2027-11: 1')],
]

describe('§1.1 a rule falls on the days', () => {
  it.each(OF_THE_STANDARD)('of RFC 5545: %s from %s', (text, firstDay, expected) => {
    expect(daysOf(text, firstDay)).toEqual(expected)
  })
  it.each(AWKWARD)('%j from %s', (text, firstDay, expected) => {
    expect(daysOf(text, firstDay)).toEqual(expected)
  })
})

describe('§1.2 what is no rule of an office', () => {
  it.each([
    ['', 'unreadable'],
    ['cada martes', 'unreadable'],
    ['FREQ=WEEKLY;FREQ=DAILY;COUNT=2', 'unreadable'],
    ['FREQ=WEEKLY;COUNT=0', 'unreadable'],
    ['FREQ=WEEKLY;INTERVAL=0;COUNT=2', 'unreadable'],
    ['FREQ=WEEKLY;INTERVAL=-1;COUNT=2', 'unreadable'],
    ['FREQ=WEEKLY;BYDAY=XX;COUNT=2', 'unreadable'],
    ['FREQ=MONTHLY;BYMONTHDAY=0;COUNT=2', 'unreadable'],
    ['FREQ=MONTHLY;BYMONTHDAY=32;COUNT=2', 'unreadable'],
    ['FREQ=YEARLY;BYMONTH=13;COUNT=2', 'unreadable'],
    ['FREQ=MONTHLY;BYDAY=6MO;COUNT=2', 'unreadable'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'unreadable'],
    ['FREQ=DAILY;UNTIL=20270230', 'unreadable'],
    ['FREQ=DAILY;COUNT=2;X-OTHER=1', 'unreadable'],
    ['FREQ=HOURLY;COUNT=2', 'unsupported'],
    ['FREQ=DAILY;BYHOUR=9,17;COUNT=2', 'unsupported'],
    ['FREQ=DAILY;BYDAY=1MO;COUNT=2', 'unsupported'],
    ['FREQ=YEARLY;BYDAY=20MO;COUNT=2', 'unreadable'],
    ['FREQ=YEARLY;BYDAY=2MO;COUNT=2', 'unsupported'],
    ['FREQ=YEARLY;BYWEEKNO=20;COUNT=2', 'unsupported'],
    ['FREQ=YEARLY;BYYEARDAY=100;COUNT=2', 'unsupported'],
    ['FREQ=WEEKLY;BYMONTHDAY=3;COUNT=2', 'unsupported'],
    ['FREQ=WEEKLY;BYDAY=TU', 'no_end'],
    ['FREQ=DAILY;COUNT=501', 'too_long'],
  ])('%s: %s', (text, flaw) => {
    expect(readRule(text, MADRID)).toEqual({ kind: 'flaw', flaw })
  })

  it('says that there would be more than can be worked out', () => {
    const start = { firstDay: '2026-11-24', hour: '09:00' }
    const long = datesOf(ruleOf('FREQ=DAILY;UNTIL=20301231'), start)
    expect([long.wallTimes.length, long.isCut]).toEqual([MOST_DATES, true])
    expect(datesOf(ruleOf('FREQ=YEARLY;COUNT=40'), start).isCut).toBe(true)
    expect(datesOf(ruleOf('FREQ=DAILY;COUNT=500'), start).isCut).toBe(false)
  })
})

const rules = fc
  .record({
    frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.constantFrom(1, 1, 2, 3, 12, 53, 99),
    byDay: fc.subarray([...WEEKDAYS], { maxLength: 4 }),
    nth: fc.constantFrom('', '', '1', '5', '-1', '-5'),
    byMonthDay: fc.subarray([1, 13, 28, 29, 30, 31, -1, -31], { maxLength: 3 }),
    byMonth: fc.subarray([1, 2, 6, 11, 12], { maxLength: 2 }),
    bySetPos: fc.subarray([1, 3, 5, -1], { maxLength: 2 }),
    end: fc.constantFrom('COUNT=12', 'UNTIL=20291231'),
  })
  .map(({ frequency, interval, byDay, nth, byMonthDay, byMonth, bySetPos, end }) => {
    const list = (name: string, values: readonly unknown[]) => (values.length === 0 ? [] : [`${name}=${values.join()}`])
    return [
      `FREQ=${frequency};INTERVAL=${String(interval)}`,
      ...list(
        'BYDAY',
        byDay.map((day) => `${nth}${day}`),
      ),
      ...list('BYMONTHDAY', byMonthDay),
      ...list('BYMONTH', byMonth),
      ...list('BYSETPOS', bySetPos),
      end,
    ].join(';')
  })
const anyDay = fc.integer({ min: 0, max: 1_500 }).map((n) => addDays('2026-11-24', n))

describe('§1.3 whatever rule', () => {
  it('falls on days in order, none twice, none before its first, and ends', () => {
    fc.assert(
      fc.property(rules, anyDay, (text, firstDay) => {
        const read = readRule(text, MADRID)
        if (read.kind === 'flaw') return
        const { wallTimes } = datesOf(read.rule, { firstDay, hour: '09:00' })
        expect(wallTimes).toEqual([...new Set(wallTimes)].toSorted())
        expect((wallTimes[0] ?? firstDay) >= firstDay).toBe(true)
        expect(wallTimes.length <= MOST_DATES).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
  it('is the same once it was written down and read again', () => {
    fc.assert(
      fc.property(rules, (text) => {
        const read = readRule(text, MADRID)
        if (read.kind === 'rule') expect(readRule(writeRule(read.rule), MADRID)).toEqual(read)
      }),
    )
  })
})

describe('§4.2 a rule that is moved', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=TU;COUNT=3', '2026-12-01', '2026-12-03', 'FREQ=WEEKLY;BYDAY=TH;COUNT=3'],
    ['FREQ=WEEKLY;BYDAY=MO,SU;COUNT=3', '2026-12-06', '2026-12-07', 'FREQ=WEEKLY;BYDAY=MO,TU;COUNT=3'],
    ['FREQ=DAILY;COUNT=3', '2026-12-06', '2026-12-07', 'FREQ=DAILY;COUNT=3'],
    ['FREQ=MONTHLY;BYMONTHDAY=15;COUNT=3', '2026-12-15', '2026-12-17', 'FREQ=MONTHLY;BYMONTHDAY=17;COUNT=3'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2026-12-31', '2026-12-30', 'FREQ=MONTHLY;BYMONTHDAY=30;COUNT=3'],
    ['FREQ=MONTHLY;BYDAY=1TU;COUNT=3', '2026-12-01', '2026-12-09', 'FREQ=MONTHLY;BYDAY=2WE;COUNT=3'],
    ['FREQ=MONTHLY;BYDAY=-1TH;COUNT=3', '2026-12-31', '2026-12-30', 'FREQ=MONTHLY;BYDAY=-1WE;COUNT=3'],
    [
      'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=6;COUNT=3',
      '2026-12-06',
      '2027-01-07',
      'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=7;COUNT=3',
    ],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', '2026-12-31', '2026-12-30', null],
    ['FREQ=DAILY;BYDAY=MO,TU;COUNT=3', '2026-12-01', '2026-12-02', null],
  ])('%s from %s to %s', (text, from, to, expected) => {
    const moved = movedRule(ruleOf(text), from, to)
    expect(moved === null ? null : writeRule(moved)).toBe(expected)
  })

  it('keeps the weeks that are left out', () => {
    const before = daysOf('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=6', '2027-01-05')
    const moved = movedRule(ruleOf('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=6'), '2027-01-05', '2027-01-06')
    expect(moved).not.toBeNull()
    if (moved !== null) expect(daysOf(writeRule(moved), '2027-01-06')).toEqual(before.map((day) => addDays(day, 1)))
  })
})

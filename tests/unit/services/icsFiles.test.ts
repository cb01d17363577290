/** Calendar files as Mando writes them and as other programs do (docs/specs/calendarFiles.md §7, §8). */
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { notesOf, readIcs } from '../../../src/main/services/icsReading.ts'
import { writeIcs } from '../../../src/main/services/icsWriting.ts'
import { awkward, exported, instant } from '../../fakes/filePosts.ts'

describe('§7 a calendar file that Mando writes', () => {
  const folded = (file: string) => file.split('\r\n')
  it('§7.2 is folded at 75 bytes, and read back the same', () => {
    fc.assert(
      fc.property(
        awkward,
        instant,
        fc.array(
          awkward.map((text) => text.trim()),
          { maxLength: 3 },
        ),
        (text, atMs, labels) => {
          const file = writeIcs([exported({ texts: [text], atMs, labels, accounts: ['policia'] })])
          for (const line of folded(file)) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
            expect(line.isWellFormed()).toBe(true)
          }
          const event = new ICAL.Component(ICAL.parse(file) as unknown[]).getFirstSubcomponent('vevent')
          const value = (name: string) => event?.getFirstPropertyValue(name)
          expect(value('description')).toBe(text)
          expect((value('dtstart') as ICAL.Time).toUnixTime() * 1000).toBe(atMs)
          expect(event?.getAllProperties('categories').map((each) => each.getFirstValue())).toEqual(labels)
        },
      ),
      { numRuns: 300 },
    )
  })
  it.each([
    ['scheduled', 'CONFIRMED'],
    ['waiting_approval', 'TENTATIVE'],
    ['cancelled', 'CANCELLED'],
  ] as const)('§7.3 says of one that is %s: %s', (state, status) => {
    expect(writeIcs([exported({ state })])).toContain(`STATUS:${status}\r\n`)
  })
})

const ics = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT']
const YEAR = { firstDay: '2027-01-01', lastDay: '2027-12-31' }
const notes = (file: string, span = YEAR) => {
  const calendar = readIcs(file)
  if (calendar === null) throw new Error('no calendar')
  return notesOf(calendar, span, 'Europe/Madrid')
}
const left = (file: string) => Object.entries(notes(file).leftOut).filter(([, count]) => count > 0)

describe('§8 events of another calendar', () => {
  it.each([
    ['on a day', ['DTSTART;VALUE=DATE:20270315', 'SUMMARY:Pleno'], [['2027-03-15', 'Pleno']]],
    [
      'of several days, the end left out',
      ['DTSTART;VALUE=DATE:20270315', 'DTEND;VALUE=DATE:20270317', 'SUMMARY:Feria'],
      [
        ['2027-03-15', 'Feria'],
        ['2027-03-16', 'Feria'],
      ],
    ],
    ['with an hour in UTC', ['DTSTART:20270315T233000Z', 'SUMMARY:Pleno'], [['2027-03-16', '00:30 Pleno']]],
    [
      'in a zone that is not described',
      ['DTSTART;TZID=Romance Standard Time:20270315T103000', 'SUMMARY:Pleno'],
      [['2027-03-15', '10:30 Pleno']],
    ],
    [
      'with signs that are escaped',
      ['DTSTART;VALUE=DATE:20270315', String.raw`SUMMARY:Uno\, dos\; tres\\ y\ncuatro`],
      [['2027-03-15', String.raw`Uno, dos; tres\ y cuatro`]],
    ],
    [
      'that come again',
      ['DTSTART;VALUE=DATE:20270315', 'RRULE:FREQ=MONTHLY;COUNT=2', 'SUMMARY:Pleno'],
      [
        ['2027-03-15', 'Pleno'],
        ['2027-04-15', 'Pleno'],
      ],
    ],
    [
      'that come again, but for one',
      ['DTSTART;VALUE=DATE:20270315', 'RRULE:FREQ=MONTHLY;COUNT=3', 'EXDATE;VALUE=DATE:20270415', 'SUMMARY:Pleno'],
      [
        ['2027-03-15', 'Pleno'],
        ['2027-05-15', 'Pleno'],
      ],
    ],
  ])('§8.1 %s', (_name, lines, expected) => {
    expect(notes(ics(...event(...lines))).notes.map(({ day, text }) => [day, text])).toEqual(expected)
  })

  it('§8.2 follows a series without an end through the span alone', () => {
    const file = ics(...event('DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=DAILY', 'SUMMARY:Diario'))
    expect(notes(file, { firstDay: '2027-02-01', lastDay: '2027-02-28' }).notes).toHaveLength(28)
  })

  it('§8.2 takes the changed one of a series as it was changed', () => {
    const series = event('DTSTART:20270301T090000Z', 'RRULE:FREQ=DAILY;COUNT=2', 'SUMMARY:Pleno')
    const changed = event('RECURRENCE-ID:20270302T090000Z', 'DTSTART:20270305T100000Z', 'SUMMARY:Pleno movido')
    expect(notes(ics(...series, ...changed)).notes.map(({ day, text }) => [day, text])).toEqual([
      ['2027-03-01', '10:00 Pleno'],
      ['2027-03-05', '11:00 Pleno movido'],
    ])
  })

  it.each([
    ['every second', ['DTSTART:19700101T000000Z', 'RRULE:FREQ=SECONDLY', 'SUMMARY:x'], 'repeats_too_often'],
    [
      'every second of a day',
      [
        'DTSTART:20270101T000000Z',
        `RRULE:FREQ=DAILY;BYSECOND=${Array.from({ length: 60 }, (_, n) => n).join(',')}`,
        'SUMMARY:x',
      ],
      'repeats_too_often',
    ],
    [
      'daily since the year 1000',
      ['DTSTART;VALUE=DATE:10000101', 'RRULE:FREQ=DAILY', 'SUMMARY:x'],
      'repeats_too_often',
    ],
    ['without words', ['DTSTART;VALUE=DATE:20270315'], 'no_title'],
    ['without a day', ['SUMMARY:x'], 'no_day'],
    ['that was cancelled', ['DTSTART;VALUE=DATE:20270315', 'SUMMARY:x', 'STATUS:CANCELLED'], 'cancelled'],
    [
      'with a line of a megabyte',
      ['DTSTART;VALUE=DATE:20270315', 'SUMMARY:x', `DESCRIPTION:${'x'.repeat(1_000_000)}`],
      'line_too_long',
    ],
  ])('§8.3 says what it leaves out: %s', (_name, lines, why) => {
    expect(left(ics(...event(...lines)))).toEqual([[why, 1]])
  })

  it.each([
    'BYMONTH=2;BYMONTHDAY=30',
    'BYMONTH=4;BYMONTHDAY=31,-31',
    'BYYEARDAY=366;BYMONTH=1',
    'BYMONTH=2;BYDAY=6MO',
    'BYDAY=53MO',
  ])(
    '§8.3 does not look for ever for a day that never comes: %s',
    (rule) => {
      const file = ics(...event('DTSTART;VALUE=DATE:20270315', `RRULE:FREQ=YEARLY;${rule}`, 'SUMMARY:x'))
      expect(notes(file).notes.length).toBeLessThanOrEqual(1)
    },
    2000,
  )

  it('§8.3 leaves out the one that it does not understand, and no other', () => {
    const wrong = event('DTSTART;VALUE=DATE:20270315', 'RRULE:FREQ=YEARLY;BYDAY=60MO', 'SUMMARY:x')
    const file = ics(...wrong, ...event('DTSTART;VALUE=DATE:20270315', 'SUMMARY:Pleno'))
    expect(notes(file).notes).toEqual([{ day: '2027-03-15', text: 'Pleno' }])
    expect(left(file)).toEqual([['unreadable', 1]])
  })

  it.each([
    ['nothing of a calendar', 'Hola'],
    ['broken off', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x'],
    ['nested without end', `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(50_000)}`],
    ['closed more often than opened', ics('END:VEVENT')],
  ])('§8.3 refuses what is %s', (_name, file) => expect(readIcs(file)).toBeNull())

  it('§8.3 never throws, whatever stands in it', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'DTSTART:2027',
        'DTSTART;VALUE=DATE:20270315',
        'SUMMARY:x',
        'RRULE:FREQ=',
        'RRULE:FREQ=DAILY;INTERVAL=0',
        'EXDATE:x',
        'TZID',
      ),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const calendar = readIcs(ics(...lines))
        if (calendar !== null) notesOf(calendar, YEAR, 'Atlantic/Canary')
      }),
      { numRuns: 500 },
    )
  })
})

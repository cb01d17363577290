/** Events of another program's calendar as notes on days (RFC 5545; docs/specs/calendarFiles.md §8). Pure. */
import ICAL from 'ical.js'
import type { LEFT_OUT } from '#shared/contract/calendarFiles.ts'
import { addDays, dayAt, type OfficeZone, wallTimeAt } from '#shared/domain/wallTime.ts'

export type DayText = { readonly day: string; readonly text: string }

/** Why events, or lines of the file, were left out, and how many. */
export type LeftOut = Readonly<Record<(typeof LEFT_OUT)[number], number>>

type Span = { readonly firstDay: string; readonly lastDay: string }

export const MOST_NOTES = 2000
const MOST_NOTE_LETTERS = 500
const MOST_LINE_LETTERS = 65_536
const MOST_DEPTH = 8
const MOST_EVENTS = 20_000
/** Of one series, counted from its beginning: daily, thirty years. */
const MOST_STEPS = 11_000
const MOST_DAYS_OF_ONE = 31
const OFTEN = /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/u

export type IcsCalendar = {
  readonly calendar: ICAL.Component
  readonly longLines: number
  /** Events, and other parts, that were not understood. */
  readonly unreadable: number
}

/** @returns null where it is no calendar, breaks off, or is nested deeper than calendars are */
export function readIcs(text: string): IcsCalendar | null {
  const kept: string[] = []
  /** The events and other parts, each with its lines. */
  const parts: string[][] = []
  let longLines = 0
  let depth = 0
  // Folded lines go on with a space or a tab (RFC 5545 §3.1).
  const lines = text
    .replace(/\r\n?|\n/gu, '\n')
    .replace(/\n[ \t]/gu, '')
    .split('\n')
  for (const line of lines) {
    if (line.length > MOST_LINE_LETTERS) {
      longLines += 1
      continue
    }
    if (line.trim() === '') continue
    if (/^BEGIN:/iu.test(line)) {
      depth += 1
      if (depth === 2) parts.push([])
    }
    if (depth > 1) parts.at(-1)?.push(line)
    if (/^END:/iu.test(line)) depth -= 1
    if (depth > MOST_DEPTH || depth < 0) return null
    kept.push(line)
  }
  if (depth !== 0 || !/^BEGIN:VCALENDAR$/iu.test(kept[0] ?? '')) return null
  const whole = parsed(kept)
  if (whole !== null) return { calendar: whole, longLines, unreadable: 0 }
  // One part that is not understood keeps none of the others out.
  const calendar = new ICAL.Component('vcalendar')
  const understood = parts.flatMap((part) => {
    const alone = parsed(['BEGIN:VCALENDAR', ...part, 'END:VCALENDAR'])?.getAllSubcomponents()
    return alone === undefined ? [] : [alone]
  })
  for (const component of understood.flat()) calendar.addSubcomponent(component)
  return { calendar, longLines, unreadable: parts.length - understood.length }
}

function parsed(lines: readonly string[]): ICAL.Component | null {
  try {
    const read: unknown = ICAL.parse(lines.join('\r\n'))
    // Several calendars in one file come as a list of them; the first is read.
    const first: unknown = Array.isArray(read) && Array.isArray(read[0]) ? read[0] : read
    return new ICAL.Component(first as unknown[])
  } catch {
    return null
  }
}

/** What falls into the span, both days included, by day; at most 2,000. */
export function notesOf(
  { calendar, longLines, unreadable }: IcsCalendar,
  span: Span,
  zone: OfficeZone,
): { readonly notes: readonly DayText[]; readonly leftOut: LeftOut } {
  const notes: DayText[] = []
  const leftOut = {
    line_too_long: longLines,
    no_title: 0,
    no_day: 0,
    cancelled: 0,
    repeats_too_often: 0,
    unreadable,
    too_many: 0,
  }
  const all = calendar.getAllSubcomponents('vevent')
  leftOut.too_many += Math.max(0, all.length - MOST_EVENTS)
  const events = all.slice(0, MOST_EVENTS)
  const changed = Map.groupBy(
    events.filter((event) => event.hasProperty('recurrence-id')),
    (event) => String(event.getFirstPropertyValue('uid')),
  )
  for (const component of events) {
    if (component.hasProperty('recurrence-id')) continue
    try {
      const exceptions = changed.get(String(component.getFirstPropertyValue('uid'))) ?? []
      const found = notesOfEvent(component, exceptions, span, zone)
      if (typeof found === 'string') leftOut[found] += 1
      else {
        const room = MOST_NOTES - notes.length
        notes.push(...found.slice(0, room))
        leftOut.too_many += Math.max(0, found.length - room)
      }
    } catch {
      leftOut.unreadable += 1
    }
  }
  const once = new Map(notes.map((note) => [`${note.day} ${note.text}`, note]))
  return { notes: [...once.values()].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)), leftOut }
}

function notesOfEvent(
  component: ICAL.Component,
  exceptions: readonly ICAL.Component[],
  span: Span,
  zone: OfficeZone,
): readonly DayText[] | 'no_title' | 'no_day' | 'cancelled' | 'repeats_too_often' {
  if (isCancelled(component)) return 'cancelled'
  if (titleOf(component) === '') return 'no_title'
  if (!(component.getFirstPropertyValue('dtstart') instanceof ICAL.Time)) return 'no_day'
  const event = new ICAL.Event(component, { strictExceptions: false, exceptions: [...exceptions] })
  if (!event.isRecurring()) return daysOf(event.startDate, event.endDate, titleOf(component), span, zone)
  for (const rule of component.getAllProperties('rrule')) {
    const value = rule.getFirstValue()
    if (!(value instanceof ICAL.Recur) || !OFTEN.test(value.freq) || isMoreThanDaily(value)) return 'repeats_too_often'
    if (!canHappen(value)) return []
  }
  return occurrencesOf(event, span, zone)
}

function occurrencesOf(event: ICAL.Event, span: Span, zone: OfficeZone): readonly DayText[] | 'repeats_too_often' {
  const notes: DayText[] = []
  const iterator = event.iterator()
  for (let step = 0; step < MOST_STEPS; step += 1) {
    // The types leave out that there may be no next one.
    const at = iterator.next() as ICAL.Time | null | undefined
    if (at === null || at === undefined || dayOf(at, zone) > span.lastDay) return notes
    if (dayOf(at, zone) < addDays(span.firstDay, -MOST_DAYS_OF_ONE)) continue
    const { item, startDate, endDate } = event.getOccurrenceDetails(at)
    if (isCancelled(item.component)) continue
    notes.push(...daysOf(startDate, endDate, titleOf(item.component), span, zone))
  }
  return 'repeats_too_often'
}

/** A note on each of its days; of one with an hour the hour stands before the words. */
function daysOf(
  start: ICAL.Time,
  end: ICAL.Time | null,
  title: string,
  span: Span,
  zone: OfficeZone,
): readonly DayText[] {
  const first = dayOf(start, zone)
  const last = end === null ? first : lastDayOf(first, end, zone)
  const notes: DayText[] = []
  for (let day = first, count = 0; day <= last && count < MOST_DAYS_OF_ONE; day = addDays(day, 1), count += 1) {
    const hour = start.isDate || day !== first ? '' : `${hourOf(start, zone)} `
    if (day >= span.firstDay && day <= span.lastDay)
      notes.push({ day, text: `${hour}${title}`.slice(0, MOST_NOTE_LETTERS).toWellFormed() })
  }
  return notes
}

/** The end of an event does not belong to it: what ends at midnight ends the day before. */
function lastDayOf(first: string, end: ICAL.Time, zone: OfficeZone): string {
  const day = dayOf(end, zone)
  const isMidnight = end.isDate || hourOf(end, zone) === '00:00'
  const last = isMidnight ? addDays(day, -1) : day
  return last < first ? first : last
}

/** Without a zone, or in one that nobody knows, it is what the clock on the wall shows. */
function isFloating(time: ICAL.Time): boolean {
  return time.isDate || time.zone === ICAL.Timezone.localTimezone
}

function dayOf(time: ICAL.Time, zone: OfficeZone): string {
  return isFloating(time) ? time.toString().slice(0, 10) : dayAt(time.toUnixTime() * 1000, zone)
}

function hourOf(time: ICAL.Time, zone: OfficeZone): string {
  return (isFloating(time) ? time.toString() : wallTimeAt(time.toUnixTime() * 1000, zone)).slice(11, 16)
}

function isCancelled(component: ICAL.Component): boolean {
  return component.getFirstPropertyValue('status') === 'CANCELLED'
}

// eslint-disable-next-line no-control-regex -- these are what is taken out
const WITHOUT_SIGN = /[\u0000-\u001f\u007f]+/gu

function titleOf(component: ICAL.Component): string {
  const title = component.getFirstPropertyValue('summary')
  return typeof title === 'string' ? title.replace(WITHOUT_SIGN, ' ').trim() : ''
}

function isMoreThanDaily(rule: ICAL.Recur): boolean {
  return ['BYHOUR', 'BYMINUTE', 'BYSECOND'].some((part) => (partsOf(rule)[part]?.length ?? 0) > 1)
}

/** The 30th of February never comes, and looking for it never ends. */
function canHappen(rule: ICAL.Recur): boolean {
  const { BYMONTH: months, BYMONTHDAY: days } = partsOf(rule)
  if (months === undefined || days === undefined) return true
  const longest = Math.max(
    ...months.map((month) => [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 31),
  )
  return days.some((day) => Math.abs(Number(day)) <= longest)
}

function partsOf(rule: ICAL.Recur): Readonly<Record<string, readonly (string | number)[] | undefined>> {
  return rule.parts
}

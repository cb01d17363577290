/** Posts as events of a calendar file (RFC 5545; docs/specs/calendarFiles.md §7). Pure. */
import ICAL from 'ical.js'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { PostState } from '#shared/domain/postLife.ts'
import type { ExportedPost } from './calendarExport.ts'

/** What a calendar has room for in a cell. */
const SUMMARY_LETTERS = 120
/** RFC 5545 §3.1: no control characters but the tab. */
// eslint-disable-next-line no-control-regex -- these are what is taken out
const NOT_ALLOWED = /[\u0000-\u0008\u000b-\u001f\u007f]/gu

export function writeIcs(posts: readonly ExportedPost[]): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Mando//Calendario//ES')
  for (const post of posts) calendar.addSubcomponent(eventOf(post))
  return `${calendar.toString()}\r\n`
}

function eventOf({
  postId,
  state,
  atMs,
  updatedAtMs,
  texts,
  accounts,
  campaign,
  labels,
}: ExportedPost): ICAL.Component {
  const event = new ICAL.Component('vevent')
  const text = plain(texts.join('\n\n'))
  const who = accounts.map((account) => `@${account}`).join(', ')
  const beginning = text.replace(/\s+/gu, ' ').trim().slice(0, SUMMARY_LETTERS).toWellFormed()
  event.addPropertyWithValue('uid', `${postId}@mando`)
  event.addPropertyWithValue('dtstamp', instantOf(updatedAtMs))
  // In UTC: the same instant whatever zones the reader knows.
  event.addPropertyWithValue('dtstart', instantOf(atMs))
  event.addPropertyWithValue('summary', plain(who === '' ? beginning : `${who}: ${beginning}`))
  event.addPropertyWithValue('description', text)
  event.addPropertyWithValue('status', statusOf(state))
  event.addPropertyWithValue('transp', 'TRANSPARENT')
  // One line for each: readers split a list at the comma after a backslash that is one of the name.
  for (const name of [campaign, ...labels].map(plain)) if (name !== '') event.addPropertyWithValue('categories', name)
  return event
}

function instantOf(atMs: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(atMs), true)
}

function plain(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(NOT_ALLOWED, '').toWellFormed()
}

/** RFC 5545 §3.8.1.11 */
function statusOf(state: PostState): 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED' {
  switch (state) {
    case 'scheduled':
    case 'publishing':
    case 'published':
      return 'CONFIRMED'
    case 'draft':
    case 'waiting_approval':
    case 'changes_requested':
    case 'approved_late':
    case 'needs_attention':
    case 'missed':
    case 'uncertain':
      return 'TENTATIVE'
    case 'cancelled':
      return 'CANCELLED'
    default:
      return assertNever(state)
  }
}

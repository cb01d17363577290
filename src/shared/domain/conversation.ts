/** What an item does to the conversation it belongs to, and how the list shows it in one line. */
import { findPersonalData } from './detect/personalData.ts'
import type { ConversationStatus } from './inboxStatus.ts'

export const SNIPPET_LENGTH = 140
/** No longer stretch is looked at for what the cut would split, in UTF-16 units. */
const LONGEST_DATUM = 120

/** Where a conversation stands: what is still to do, whether anybody has looked, and until when it is put off. */
export type Standing = {
  readonly status: ConversationStatus
  readonly unread: boolean
  readonly snoozedUntilMs: number | null
}

/**
 * One line of a text: white space of any kind is one space, and never more than SNIPPET_LENGTH characters. Personal data is
 * whole in it or not there at all: half of it would not be known for what it is, and be shown (docs/specs/inbox.md §11.1).
 */
export function snippetOf(text: string): string {
  // A character is at most two units; white space before the cut is folded first, so a little more is looked at.
  const line = text
    .slice(0, SNIPPET_LENGTH * 8)
    .replace(/\s+/gu, ' ')
    .trim()
  const characters = Array.from(line)
  if (characters.length <= SNIPPET_LENGTH) return line
  const cut = characters.slice(0, SNIPPET_LENGTH - 1).join('')
  const split = findPersonalData(line.slice(0, cut.length + LONGEST_DATUM)).find(
    ({ start, end }) => start < cut.length && end > cut.length,
  )
  return `${cut.slice(0, split?.start ?? cut.length).trimEnd()}…`
}

/**
 * A citizen wrote (docs/specs/inbox.md §5.2): somebody has to look, unless the conversation is silenced.
 * @param before `isUntouched` where nobody has dealt with it: it is empty, or all of it is from before the account was
 *   connected
 */
export function afterIncoming(
  before: Standing & { readonly silenced: boolean; readonly isUntouched: boolean },
): Standing {
  const { status, unread, snoozedUntilMs } = before
  if (before.silenced) return { status, unread, snoozedUntilMs }
  return { status: before.isUntouched || status === 'new' ? 'new' : 'open', unread: true, snoozedUntilMs: null }
}

/**
 * The office wrote (§5.3, §5.4): the next word is the citizen's, and whoever answered has read it, unless a citizen's word
 * is newer.
 * @param coversTheirLast whether what we wrote comes after everything that the citizen has said
 * @param resolves whether who answered had nothing more to wait for
 */
export function afterOutgoing(before: Standing, coversTheirLast: boolean, resolves = false): Standing {
  if (!coversTheirLast) return before
  return { status: resolves ? 'resolved' : 'waiting_citizen', unread: false, snoozedUntilMs: null }
}

/** What an item does to the conversation it belongs to, and how the list shows it in one line. */
import type { ConversationStatus } from './inboxStatus.ts'

export const SNIPPET_LENGTH = 140

/** Where a conversation stands: what a person still has to do, and whether anybody has looked. */
export type Standing = { readonly status: ConversationStatus; readonly unread: boolean }

/** One line of a text: white space of any kind is one space, and never more than SNIPPET_LENGTH characters. */
export function snippetOf(text: string): string {
  // A character is at most two units; white space before the cut is folded first, so a little more is looked at.
  const line = text
    .slice(0, SNIPPET_LENGTH * 8)
    .replace(/\s+/gu, ' ')
    .trim()
  const characters = Array.from(line)
  return characters.length <= SNIPPET_LENGTH
    ? line
    : `${characters
        .slice(0, SNIPPET_LENGTH - 1)
        .join('')
        .trimEnd()}…`
}

/** A citizen wrote, for the first time or again: somebody has to look. */
export const AFTER_INCOMING: Standing = { status: 'open', unread: true }

/**
 * The office wrote. That settles the conversation, and whoever answered has read it, unless a citizen's word is newer.
 * @param coversTheirLast whether what we wrote comes after everything that the citizen has said
 */
export function afterOutgoing(before: Standing, coversTheirLast: boolean): Standing {
  return coversTheirLast ? { status: 'answered', unread: false } : before
}

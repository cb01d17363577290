/** Why an answer is held before it leaves: what it answers is no longer what was on the screen (docs/specs/inbox.md §8.6). */

/** Something came in that the person had not seen when they sent the answer. */
export const MOVED_ON = 'conversation_moved_on'
/** What is answered was deleted, or can no longer be seen. */
export const ANSWERED_GONE = 'answered_message_gone'

/** @param code why an effect needs a person */
export function isHeldAnswer(code: string | undefined): boolean {
  return code === MOVED_ON || code === ANSWERED_GONE
}

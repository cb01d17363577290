/** What the box of an answer holds, while it is typed in, while it goes out, and when the core's draft changes. Pure. */

export type DraftBox = {
  readonly text: string
  /** The draft as the core last told it. */
  readonly known: string
  /** Whether anything was typed since the text came from the core or went out. */
  readonly isTyped: boolean
}

export function boxWith(stored: string): DraftBox {
  return { text: stored, known: stored, isTyped: false }
}

export function typed(box: DraftBox, text: string): DraftBox {
  return { ...box, text, isTyped: true }
}

/** A text has gone out. What was typed on meanwhile is the next draft and stays. */
export function sent(box: DraftBox, text: string): DraftBox {
  return box.text === text ? { ...box, text: '', isTyped: false } : box
}

/**
 * The core tells another draft: it was saved later than what was shown first, or an answer was given up and its text
 * came back. A box in which somebody types keeps what they type.
 */
export function told(box: DraftBox, stored: string): DraftBox {
  return box.isTyped ? { ...box, known: stored } : boxWith(stored)
}

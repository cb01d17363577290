/** How long a text is for a network. For X the official counter decides: a link counts 23, emoji and CJK 2, Latin 1. */
import twitterText from 'twitter-text'

export const X_TEXT_LIMIT = 280
/** Characters of a direct message (X API v2, "create a DM": 1 to 10,000). */
export const X_DIRECT_MESSAGE_LIMIT = 10_000

/** Weighted length as X counts it (twitter-text, configuration 3). */
export function weightedLength(text: string): number {
  return twitterText.parseTweet(text).weightedLength
}

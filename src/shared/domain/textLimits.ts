/** How long a text is for a network. For X the official counter decides: a link counts 23, emoji and CJK 2, Latin 1. */
import twitterText from 'twitter-text'

export const X_TEXT_LIMIT = 280

/** Weighted length as X counts it (twitter-text, configuration 3). */
export function weightedLength(text: string): number {
  return twitterText.parseTweet(text).weightedLength
}

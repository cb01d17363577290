/** The words of a text that a person wrote as words: links, mentions and hashtags are none, and keep their places. Pure. */
import twitterText from 'twitter-text'

/** A hashtag as it stands in a text. */
export type Hashtag = { /** Without the sign. */ readonly name: string; readonly start: number; readonly end: number }

export type Prose = {
  /** As long as the text; what is no prose is blank. */
  readonly prose: string
  readonly hashtags: readonly Hashtag[]
}

/** @param text as it is written */
export function proseOf(text: string): Prose {
  let prose = ''
  let end = 0
  const hashtags: Hashtag[] = []
  for (const entity of twitterText.extractEntitiesWithIndices(text)) {
    const [from, to] = entity.indices
    if (from < end) continue
    if ('hashtag' in entity) hashtags.push({ name: text.slice(from + 1, to), start: from, end: to })
    prose += text.slice(end, from) + ' '.repeat(to - from)
    end = to
  }
  return { prose: prose + text.slice(end), hashtags }
}

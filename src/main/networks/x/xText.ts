/** Turns the text of a post as X stores it into what a person reads. */

/** One shortened link of a text and what it stands for. */
export type XLink = { readonly url: string; readonly expandedUrl: string | null; readonly isMedia: boolean }

// Only these three are escaped by X; anything else that looks like an entity was typed by a person.
const decodeEntities = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_whole, name: string) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'))

/** Decodes, expands t.co links, and drops the links that X appends for attached pictures. */
export const readableText = (raw: string, links: readonly XLink[]): string => {
  const byShort = new Map(links.map((link) => [link.url, link]))
  const expanded = decodeEntities(raw).replace(/https?:\/\/t\.co\/[A-Za-z0-9]+/g, (short) => {
    const link = byShort.get(short)
    if (link === undefined) return short
    return link.isMedia ? '' : (link.expandedUrl ?? short)
  })
  return links.some(({ isMedia }) => isMedia) ? expanded.trimEnd() : expanded
}

// Offset of the time within X's ids: 2010-11-04T01:42:54.657Z, when they began.
const snowflakeEpochMs = 1_288_834_974_657n

/** X's ids carry the instant of their making in their upper bits, for answers that leave `created_at` out. */
export const instantOfId = (id: string): number => Number((BigInt(id) >> 22n) + snowflakeEpochMs)

/** The smallest id that X can have made at an instant. */
export const idOfInstant = (atMs: number): string => {
  const sinceEpochMs = BigInt(atMs) - snowflakeEpochMs
  return String(sinceEpochMs > 0n ? sinceEpochMs << 22n : 0n)
}

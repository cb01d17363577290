/** Campaigns: the named efforts that posts belong to (docs/specs/calendarViews.md §1). Pure. */

/** The sign that stands beside the colour, so that colour is never alone. */
export const CAMPAIGN_SIGNS = [
  'flag',
  'star',
  'heart',
  'bolt',
  'leaf',
  'sun',
  'snowflake',
  'bell',
  'book',
  'shield',
  'house',
  'bus',
] as const
export type CampaignSign = (typeof CAMPAIGN_SIGNS)[number]

/**
 * A hashtag as it is kept: without `#` and white space around it.
 * @returns null where the network would not link it: anything but letters, digits and `_`, or digits alone
 */
export function hashtagOf(typed: string): string | null {
  const hashtag = typed.trim().replace(/^#+/u, '').normalize('NFC')
  if (hashtag === '') return ''
  return /^[\p{L}\p{M}\p{Nd}_]+$/u.test(hashtag) && !/^\p{Nd}+$/u.test(hashtag) ? hashtag : null
}

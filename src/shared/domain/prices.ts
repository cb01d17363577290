/** What X charges for, what it costs, and what a text will cost before it goes. Money is whole micro-dollars. */
import twitterText from 'twitter-text'

export const PRICE_KINDS = [
  'post',
  'post_with_link',
  'mention_reply', // to somebody who mentioned us
  'message_send',
  'alt_text',
  'delete',
  'post_read',
  'message_read',
  'user_read',
  'own_read', // own posts, mentions and followers, when the reading account owns the developer app
] as const
export type PriceKind = (typeof PRICE_KINDS)[number]

/** Those of reading. */
export const READ_PRICE_KINDS = [
  'post_read',
  'message_read',
  'user_read',
  'own_read',
] as const satisfies readonly PriceKind[]

/** Micro-dollars each. */
export type Prices = Readonly<Record<PriceKind, number>>

/** Pay per use, as X's own documentation gave it in August 2026. The office corrects them where X changes them. */
export const X_PRICES: { readonly source: string; readonly asOf: string; readonly micros: Prices } = {
  source: 'docs.x.com, X API pricing (pay per use)',
  asOf: '2026-08-22',
  micros: {
    post: 15_000,
    post_with_link: 200_000,
    mention_reply: 10_000,
    message_send: 15_000,
    alt_text: 5_000,
    delete: 10_000,
    post_read: 5_000,
    message_read: 10_000,
    user_read: 10_000,
    own_read: 1_000,
  },
}

/**
 * Whether X sees a link in it: the official library decides, as it does for the length. It knows the domains of its own
 * time only, so that an address written out counts as one whatever its domain.
 */
export function hasLink(text: string): boolean {
  return /\bhttps?:\/\/\S/i.test(text) || twitterText.extractUrls(text).length > 0
}

export function kindOfPost(text: string): 'post' | 'post_with_link' {
  return hasLink(text) ? 'post_with_link' : 'post'
}

/** X does not say which price a reply with a link has: the dearer one is counted. */
export function kindOfReply(text: string): 'mention_reply' | 'post_with_link' {
  return hasLink(text) ? 'post_with_link' : 'mention_reply'
}

export type PricedSegment = { readonly text: string; readonly describedImages: number }

export type PostPrice = {
  /** On all accounts together. */
  readonly micros: number
  readonly links: number
  readonly descriptions: number
}

/** What a post costs: each text of its thread, each description of an image, on each account that goes by API. */
export function priceOfPost(segments: readonly PricedSegment[], apiAccounts: number, prices: Prices): PostPrice {
  const links = segments.filter(({ text }) => hasLink(text)).length
  const descriptions = segments.reduce((sum, { describedImages }) => sum + describedImages, 0)
  const once = links * prices.post_with_link + (segments.length - links) * prices.post + descriptions * prices.alt_text
  return { micros: once * apiAccounts, links, descriptions }
}

export function priceOfAnswer(kind: 'public' | 'direct', text: string, prices: Prices): number {
  return kind === 'direct' ? prices.message_send : prices[kindOfReply(text)]
}

/** Addresses of X's own pages for working by hand. */

/**
 * X's compose page with the text filled in (its documented "web intent"), as an answer where `inReplyToId` is given.
 * Pictures cannot be handed over this way.
 */
export const composeUrl = (text: string, inReplyToId?: string): string => {
  const query = new URLSearchParams({ text, ...(inReplyToId === undefined ? {} : { in_reply_to: inReplyToId }) })
  return `https://x.com/intent/post?${query.toString()}`
}

export type PostLink = { readonly handle: string; readonly postId: string }

const hosts: ReadonlySet<string> = new Set([
  'x.com',
  'www.x.com',
  'mobile.x.com',
  'twitter.com',
  'www.twitter.com',
  'mobile.twitter.com',
])
// Handles: X's help pages, "at most 15 letters, digits and underscores". What may follow the id is a picture of the post.
const path = /^\/([A-Za-z0-9_]{1,15})\/status\/(\d{1,19})(?:\/(?:photo|video)\/\d)?\/?$/

/** What the address of a post names, as a person pastes it; null for anything else, whatever it looks like. */
export const parsePostLink = (pasted: string): PostLink | null => {
  const url = URL.parse(pasted.trim())
  if (url?.protocol !== 'https:' || !hosts.has(url.host) || url.username !== '' || url.password !== '') return null
  const [, handle, postId] = path.exec(url.pathname) ?? []
  return handle === undefined || postId === undefined ? null : { handle, postId }
}

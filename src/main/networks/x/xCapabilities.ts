/** What X lets an account do through its API. */
import type { NetworkCapabilities } from '../networkClient.ts'

/** Source: X's API documentation (posts, media best practices) and its change log; replies restricted since 2026-02-23. */
export const xCapabilities: NetworkCapabilities = {
  threads: true,
  deletePost: true,
  // Only premium accounts may edit, five times, with a new id each: not offered.
  editPost: false,
  altText: true,
  readMentions: true,
  readDirectMessages: true,
  checkPosts: true,
  sendDirectMessages: true,
  readFollowers: true,
  replyRule: 'mentioned_only',
  textLimit: 280,
  maxImages: 4,
  imageMaxBytes: 5 * 1024 * 1024,
  altTextMaxLength: 1000,
}

/** Animated GIF have a limit of their own. */
export const gifMaxBytes = 15 * 1024 * 1024

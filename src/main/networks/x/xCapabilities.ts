/** What X lets an account do through its API. */
import { X_MEDIA_LIMITS, X_TEXT_LIMIT } from '#shared/domain/xLimits.ts'
import type { NetworkCapabilities } from '../networkClient.ts'

/** Source: X's API documentation (posts, media best practices) and its change log; replies restricted since 2026-02-23. */
export const xCapabilities: NetworkCapabilities = {
  threads: true,
  deletePost: true,
  // Only premium accounts may edit, five times, with a new id each: not offered.
  editPost: false,
  readMentions: true,
  readComments: true,
  readDirectMessages: true,
  checkPosts: true,
  readPostMetrics: true,
  sendDirectMessages: true,
  readFollowers: true,
  replyRule: 'mentioned_only',
  textLimit: X_TEXT_LIMIT,
  media: X_MEDIA_LIMITS,
}

/**
 * An account without API: a person publishes on X's own page with a text that Mando prepared. Every effect says so,
 * and so does every question, so that nothing waits for an answer that cannot come.
 */
import { X_MEDIA_LIMITS, X_TEXT_LIMIT } from '#shared/domain/xLimits.ts'
import type { NetworkCapabilities, NetworkClient } from '../networkClient.ts'

/** X by hand: same limits of text and pictures, nothing that needs the API. */
export const assistedCapabilities: NetworkCapabilities = {
  threads: true,
  deletePost: false,
  editPost: false,
  readMentions: false,
  readComments: false,
  readDirectMessages: false,
  checkPosts: false,
  readPostMetrics: false,
  sendDirectMessages: false,
  readFollowers: false,
  replyRule: 'by_hand',
  textLimit: X_TEXT_LIMIT,
  media: X_MEDIA_LIMITS,
}

const byHand = { kind: 'rejected', code: 'by_hand', detail: 'a person does this on the network itself' } as const
const refuse = () => Promise.resolve(byHand)

/** The client of an account in assisted mode: it knows the limits and does nothing by itself. */
export const createAssistedClient = (): NetworkClient => ({
  capabilities: assistedCapabilities,
  publish: refuse,
  uploadMedia: () => Promise.resolve({ outcome: byHand, upload: null }),
  setAltText: refuse,
  deletePost: refuse,
  sendDirectMessage: refuse,
  readProfile: refuse,
  readOwnTimeline: refuse,
  readMentions: refuse,
  readComments: refuse,
  checkPosts: refuse,
  readDirectMessages: refuse,
})

/**
 * An account without API: a person publishes on X's own page with a text that Mando prepared. Every effect says so,
 * and so does every question, so that nothing waits for an answer that cannot come.
 */
import type { MediaLimits } from '#shared/domain/mediaLimits.ts'
import type { NetworkCapabilities, NetworkClient } from '../networkClient.ts'

const MB = 1024 * 1024

/** As on X itself (`../x/xCapabilities.ts`; networks do not know each other). */
const assistedMediaLimits: MediaLimits = {
  maxImages: 4,
  image: { maxBytes: 5 * MB, maxSidePx: 8192 },
  gif: { maxBytes: 15 * MB, maxWidthPx: 1280, maxHeightPx: 1080, maxFrames: 350, maxPixels: 300_000_000 },
  video: {
    maxBytes: 512 * MB,
    minDurationMs: 500,
    maxDurationMs: 140_000,
    minSidePx: 32,
    maxLongSidePx: 1920,
    maxShortSidePx: 1200,
    maxAspect: 3,
    maxFramesPerSecond: 60.5,
    videoCodecs: ['avc'],
    audioCodecs: ['aac'],
  },
  describable: ['image', 'gif'],
  altTextMaxLength: 1000,
}

/** X by hand: same limits of text and pictures, nothing that needs the API. */
export const assistedCapabilities: NetworkCapabilities = {
  threads: true,
  deletePost: false,
  editPost: false,
  readMentions: false,
  readComments: false,
  readDirectMessages: false,
  checkPosts: false,
  sendDirectMessages: false,
  readFollowers: false,
  replyRule: 'by_hand',
  textLimit: 280,
  media: assistedMediaLimits,
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

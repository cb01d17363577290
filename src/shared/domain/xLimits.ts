/** What X takes in a post, through its API and on its own page alike. */
import type { MediaLimits } from './mediaLimits.ts'

const MB = 1024 * 1024

/**
 * Source: X's API documentation (media, best practices). Of its limits for videos, which depend on the account, those
 * are taken that every account has: 140 s and 512 MB, 1920 × 1200 either way up.
 */
export const X_MEDIA_LIMITS: MediaLimits = {
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
  // X takes no description of a video.
  describable: ['image', 'gif'],
  altTextMaxLength: 1000,
}

/** Weighted length, as twitter-text counts. */
export const X_TEXT_LIMIT = 280

/**
 * The port every network implements. One client speaks for one account; it knows neither the store nor other networks.
 * No method throws for what a network or a wire can do: every outcome is a value.
 */

import type { MediaKind, MediaType } from '#shared/domain/media.ts'
import type { MediaLimits } from '#shared/domain/mediaLimits.ts'
import type { PostCounts } from '#shared/domain/postMetrics.ts'

/** What the network can do, known before a person writes and never discovered by failing. */
export type NetworkCapabilities = {
  readonly threads: boolean
  readonly deletePost: boolean
  readonly editPost: boolean
  readonly readMentions: boolean
  /** Answers under own posts that do not name the account can be searched for. */
  readonly readComments: boolean
  readonly readDirectMessages: boolean
  /** Known posts can be looked up again, to follow what was deleted or edited. */
  readonly checkPosts: boolean
  /** What is said of own posts comes with their figures, so that they are worth looking up again. */
  readonly readPostMetrics: boolean
  readonly sendDirectMessages: boolean
  readonly readFollowers: boolean
  /** `mentioned_only`: replies by API only to authors who mentioned or quoted the account (X since 2026-02-23). */
  readonly replyRule: 'anyone' | 'mentioned_only' | 'by_hand'
  /** Weighted length as the network's own counter counts it. */
  readonly textLimit: number
  readonly media: MediaLimits
}

/** Why the network said no for good, in terms a person can act on. */
export type RejectionCode =
  | 'duplicate_content'
  | 'reply_not_allowed'
  | 'text_too_long'
  | 'media_invalid'
  | 'media_expired'
  | 'media_failed' // taken, but the network could not make anything of it
  | 'not_found'
  | 'forbidden'
  | 'account_suspended'
  | 'credits_depleted'
  | 'credentials_rejected'
  | 'missing_permission'
  | 'invalid_request'
  | 'by_hand' // assisted mode: a person publishes
  | 'unexpected_answer'

/** Why an exchange may be tried again. */
export type RetryReason =
  | 'offline'
  | 'unreachable'
  | 'captive_portal'
  | 'proxy_sign_in'
  | 'proxy_unreachable'
  | 'untrusted' // the certificate of whoever answered
  | 'server_error'
  | 'credentials_unsure'

/**
 * The fate of one effect on a network. `uncertain` means that the request may have taken effect and nobody knows:
 * it is never sent again before the account's own timeline was read.
 */
export type EffectOutcome =
  | { readonly kind: 'done'; readonly remoteId: string; readonly limits: Limits | null }
  /** Certain not to have happened. */
  | { readonly kind: 'retry'; readonly reason: RetryReason; readonly notBeforeMs: number | null }
  | RateLimited
  | {
      readonly kind: 'uncertain'
      readonly reason: 'timeout' | 'reset' | 'truncated' | 'server_error' | 'unreadable_answer'
    }
  /** `detail` is the network's own wording, for the log of the attempt, never interpreted. */
  | { readonly kind: 'rejected'; readonly code: RejectionCode; readonly detail: string }

/** The answer to a question, which never has an effect and so is never uncertain. */
export type ReadOutcome<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly limits: Limits | null }
  | { readonly kind: 'retry'; readonly reason: RetryReason; readonly notBeforeMs: number | null }
  | RateLimited
  | { readonly kind: 'rejected'; readonly code: RejectionCode; readonly detail: string }

/**
 * No more of this kind is taken before that instant: from this account, or (`app`) from any account that uses the same
 * registered app.
 */
export type LimitReached = { readonly scope: 'account' | 'app'; readonly untilMs: number }
export type RateLimited = { readonly kind: 'rate_limited' } & LimitReached

/** What an answer says of the limits of what was asked. */
export type Limits = {
  /** How many calls of this kind are left until `resetAtMs`; null where it does not say. */
  readonly window: { readonly limit: number; readonly remaining: number; readonly resetAtMs: number } | null
  /** This was the last call that was allowed; null where more are, or it does not say. */
  readonly reached: LimitReached | null
}

export type PublishRequest = {
  readonly text: string
  /** The network's id of the post that this one answers or continues. */
  readonly inReplyTo: string | null
  readonly mediaIds: readonly string[]
}

export type MediaUpload = {
  readonly kind: MediaKind
  readonly mimeType: MediaType
  readonly sizeBytes: number
  /** The bytes in order, 1 MiB each but for the last (`MEDIA_PIECE_BYTES`). */
  readonly piece: (number: number) => Uint8Array
}

/** How far an upload is; kept between its steps, so that it goes on where it was. */
export type UploadState = {
  /** `done.remoteId` in the end. */
  readonly remoteId: string
  readonly stage: 'sending' | 'processing'
  /** Pieces that the network has acknowledged, in order. */
  readonly sentPieces: number
  /** The network forgets it then, finished or not; what is past begins anew. */
  readonly expiresAtMs: number
  /** How often it began anew because the network had lost something. */
  readonly restarts: number
}

/** It got on and is to be called again, not before that instant. */
export type Unfinished = { readonly kind: 'unfinished'; readonly notBeforeMs: number }

export type UploadStep = {
  readonly outcome: Exclude<EffectOutcome, { kind: 'uncertain' }> | Unfinished
  /** Null where nothing of it is worth keeping. */
  readonly upload: UploadState | null
}

export type RemoteAuthor = { readonly id: string; readonly handle: string; readonly displayName: string }

/** A post as the network tells it: one of ours on the own timeline, or one that mentions us. */
export type RemotePost = {
  readonly id: string
  readonly author: RemoteAuthor
  /** As a person reads it: entities decoded, shortened links expanded where the network says how. */
  readonly text: string
  readonly createdAtMs: number
  readonly conversationId: string | null
  readonly inReplyToId: string | null
  /** True where the text mentions the account, so that a reply by API is allowed. */
  readonly mentionsUs: boolean
  /** Where it was edited: the ids of all its versions, oldest first; `id` is the one that this text belongs to. */
  readonly versionIds?: readonly string[]
  /** Of the account's own posts, at this moment; absent where the network says none. */
  readonly metrics?: PostCounts
}

/** What became of posts that were known. One that the network says nothing about is in neither list. */
export type PostCheck = {
  /** As they are now: of an edited one the newest version that the network shows. */
  readonly shown: readonly RemotePost[]
  readonly gone: readonly {
    readonly id: string
    /** `deleted` also where the author's account is gone; `not_visible` where it is only not shown to us. */
    readonly how: 'deleted' | 'not_visible'
  }[]
}

export type RemoteDirectMessage = {
  readonly id: string
  readonly conversationId: string
  readonly sender: RemoteAuthor
  readonly text: string
  readonly createdAtMs: number
}

export type RemoteProfile = {
  readonly id: string
  readonly handle: string
  readonly displayName: string
  readonly followers: number
  readonly following: number
  readonly posts: number
}

/** One page, newest first. `olderToken` continues towards older ones; null at the end. */
export type Page<T> = { readonly items: readonly T[]; readonly olderToken: string | null }

export type NetworkClient = {
  readonly capabilities: NetworkCapabilities
  readonly publish: (request: PublishRequest, signal: AbortSignal) => Promise<EffectOutcome>
  /**
   * One step of an upload, of some seconds: a large file takes many, and others of the account have their turn between
   * them. `done.remoteId` is the media id to publish with; nothing is visible to anybody yet.
   * @param from what the step before answered; null at the beginning
   */
  readonly uploadMedia: (media: MediaUpload, from: UploadState | null, signal: AbortSignal) => Promise<UploadStep>
  readonly setAltText: (mediaId: string, altText: string, signal: AbortSignal) => Promise<EffectOutcome>
  /** A post that is already gone counts as done. */
  readonly deletePost: (postId: string, signal: AbortSignal) => Promise<EffectOutcome>
  readonly sendDirectMessage: (
    request: { readonly conversationId: string; readonly text: string },
    signal: AbortSignal,
  ) => Promise<EffectOutcome>
  readonly readProfile: (signal: AbortSignal) => Promise<ReadOutcome<RemoteProfile>>
  readonly readOwnTimeline: (query: TimelineQuery, signal: AbortSignal) => Promise<ReadOutcome<Page<RemotePost>>>
  readonly readMentions: (query: TimelineQuery, signal: AbortSignal) => Promise<ReadOutcome<Page<RemotePost>>>
  /**
   * Answers to the account's posts that do not name it, as far back as the network's search reaches; what was asked for
   * from before is left out.
   */
  readonly readComments: (query: TimelineQuery, signal: AbortSignal) => Promise<ReadOutcome<Page<RemotePost>>>
  /** Looks up known posts, at most 100; own ones with their figures. */
  readonly checkPosts: (ids: readonly string[], signal: AbortSignal) => Promise<ReadOutcome<PostCheck>>
  readonly readDirectMessages: (
    query: { readonly olderToken: string | null },
    signal: AbortSignal,
  ) => Promise<ReadOutcome<Page<RemoteDirectMessage>>>
}

export type TimelineQuery = {
  /** Only posts with a greater id. */
  readonly sinceId: string | null
  /** Only posts with a smaller id; absent asks for the newest page. */
  readonly untilId?: string | null
  readonly olderToken: string | null
}

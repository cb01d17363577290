/**
 * Media that the network has forgotten: uploaded and described again before the text goes out (docs/specs/media.md §4.5).
 * Only for a text that surely is not out: it has not left yet, or was refused for its media.
 */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { EffectOutcome, RejectionCode, Unfinished } from '../networks/networkClient.ts'
import type { Effect, EffectTable } from '../store/effectTable.ts'
import type { UploadTable } from '../store/uploadTable.ts'
import { predecessorsOf } from './sendEffect.ts'

/** A post must not leave with media that the network forgets before it has read them. */
const EXPIRY_MARGIN_MS = 10 * 60_000
/** By itself a refused upload is sent again once; what is refused again is for a person. */
const MOST_RENEWALS = 1

type Sources = { readonly effects: Pick<EffectTable, 'ofVariant'>; readonly uploads: UploadTable }

/** The media effects that must be done again before this text or description; none where nothing has expired. */
export function expiredMedia(effect: Effect, sources: Sources, nowMs: number): readonly Effect[] {
  const media = mediaOf(effect, sources)
  const isExpired = media.some(({ kind, seq }) => {
    const upload = kind === 'upload_media' ? sources.uploads.of(seq) : null
    return upload !== null && upload.expiresAtMs <= nowMs + EXPIRY_MARGIN_MS
  })
  return isExpired ? media : []
}

export type RefusedMedia = {
  /** `again`: done again by themselves. `tried`: that was done; a person decides, and a new try may do it once more. */
  readonly kind: 'again' | 'tried'
  /** The media effects that the text or description was refused for. */
  readonly media: readonly Effect[]
}

/** Null where an effect has no media or was not refused for them. */
export function refusedMedia(
  effect: Effect,
  outcome: EffectOutcome | Unfinished,
  sources: Sources,
): RefusedMedia | null {
  if (outcome.kind !== 'rejected' || !isAboutMedia(effect, outcome.code)) return null
  const media = mediaOf(effect, sources)
  if (media.length === 0) return null
  const isTried = media.some(({ seq }) => sources.uploads.renewals(seq) >= MOST_RENEWALS)
  return { kind: isTried ? 'tried' : 'again', media }
}

function isAboutMedia({ kind }: Effect, code: RejectionCode): boolean {
  if (code === 'media_expired' || code === 'media_invalid') return true
  // A text names other posts, too; a description names nothing but its upload.
  return kind === 'set_alt_text' && code === 'not_found'
}

/** What an effect finds on the network: a text its uploads with their descriptions, a description its upload. */
function mediaOf(effect: Effect, sources: Sources): readonly Effect[] {
  const { payload } = effect
  const before = () => predecessorsOf(effect, sources)
  switch (payload.kind) {
    case 'publish_segment':
      return before().filter(
        (other) =>
          (other.payload.kind === 'upload_media' || other.payload.kind === 'set_alt_text') &&
          other.payload.segmentId === payload.segmentId,
      )
    case 'set_alt_text':
      return before().filter(
        (other) =>
          other.payload.kind === 'upload_media' &&
          other.payload.segmentId === payload.segmentId &&
          other.payload.mediaId === payload.mediaId,
      )
    case 'upload_media':
    case 'reply':
    case 'direct_message':
    case 'delete_post':
      return []
    default:
      return assertNever(payload)
  }
}

/** Uploads in steps: initialize, append, finalize, status; then alt text. Nothing is visible to anybody before a post uses it. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import { forbidden, invalidRequest, notFound, ok, Refusal, type XAnswer } from '../http.ts'
import type { Lever } from '../levers.ts'
import { readMultipart } from '../multipart.ts'
import type { Json } from '../rendering.ts'
import type { StoredMedia } from '../state.ts'
import { newId, type World } from '../world.ts'
import { param, readBody, type Call, type Route } from './route.ts'

const MB = 1_048_576
const LIFETIME_MS = 24 * 3_600_000
/** X takes at most 5 MB in one append. */
const SEGMENT_MAX_BYTES = 5 * MB

type Category = 'tweet_image' | 'tweet_gif' | 'tweet_video'
const MAX_BYTES: Readonly<Record<Category, number>> = { tweet_image: 5 * MB, tweet_gif: 15 * MB, tweet_video: 512 * MB }
const PROCESSING_MS: Readonly<Record<Category, number>> = { tweet_image: 0, tweet_gif: 1_000, tweet_video: 4_000 }

const initializeSchema = lazily(() =>
  z.strictObject({
    media_type: z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'video/mp4', 'video/quicktime']),
    total_bytes: z.int().min(1),
    media_category: z.enum(['tweet_image', 'tweet_gif', 'tweet_video']).optional(),
    additional_owners: z.array(z.string()).optional(),
    shared: z.boolean().optional(),
  }),
)

function categoryOf(mediaType: string): Category {
  if (mediaType === 'image/gif') return 'tweet_gif'
  return mediaType.startsWith('video/') ? 'tweet_video' : 'tweet_image'
}

function initialize(call: Call): XAnswer {
  const { world } = call
  const wanted = readBody(call, initializeSchema())
  const category = wanted.media_category ?? categoryOf(wanted.media_type)
  if (wanted.total_bytes > MAX_BYTES[category]) {
    return invalidRequest('total_bytes', String(wanted.total_bytes), `File size exceeds ${MAX_BYTES[category]} bytes.`)
  }
  const now = world.nowMs()
  const media: StoredMedia = {
    id: newId(world, now),
    ownerId: call.account.id,
    mediaType: wanted.media_type,
    totalBytes: wanted.total_bytes,
    category,
    createdAtMs: now,
    expiresAtMs: now + LIFETIME_MS,
    finalizedAtMs: null,
    readyAtMs: null,
    failed: false,
    sha256: null,
    altText: null,
  }
  world.state.media = [
    ...world.state.media.filter((item) => item.finalizedAtMs !== null || item.expiresAtMs > now),
    media,
  ]
  world.uploads.set(media.id, new Map())
  return ok({ data: { id: media.id, media_key: `3_${media.id}`, expires_after_secs: LIFETIME_MS / 1000 } })
}

/** The caller's own media that has not expired. */
function ownMedia(call: Call, id: string): StoredMedia {
  const media = call.world.state.media.find((item) => item.id === id)
  if (media === undefined || media.expiresAtMs <= call.world.nowMs()) throw new Refusal(notFound('media', 'id', id))
  if (media.ownerId !== call.account.id) throw new Refusal(forbidden('You are not the owner of this media.'))
  return media
}

function append(call: Call): XAnswer {
  const media = ownMedia(call, param(call, 'id'))
  const fields = readMultipart(call.request.headers['content-type'] ?? '', call.request.body)
  const bytes = fields?.get('media')
  const index = z.coerce
    .number()
    .int()
    .min(0)
    .max(999)
    .safeParse(Buffer.from(fields?.get('segment_index') ?? []).toString() || undefined)
  if (bytes === undefined) return invalidRequest('media', '', 'The `media` field is required as multipart/form-data')
  if (!index.success) return invalidRequest('segment_index', '', 'The `segment_index` field is not between 0 and 999')
  if (bytes.length > SEGMENT_MAX_BYTES)
    return invalidRequest('media', String(bytes.length), 'Segment size exceeds 5 MB')
  if (media.finalizedAtMs !== null) return invalidRequest('id', media.id, 'The media is already finalized')
  const segments = call.world.uploads.get(media.id) ?? new Map<number, Uint8Array>()
  if (!has(call, 'chunk_lost')) segments.set(index.data, bytes)
  call.world.uploads.set(media.id, segments)
  return ok({ data: { expires_at: Math.floor(media.expiresAtMs / 1000) } })
}

function finalize(call: Call): XAnswer {
  const media = ownMedia(call, param(call, 'id'))
  if (media.finalizedAtMs === null) {
    const whole = wholeUpload(call.world, media)
    if (!looksLike(media.mediaType, whole)) return invalidRequest('media', media.mediaType, 'media type unrecognized.')
    media.finalizedAtMs = call.world.nowMs()
    const usual = media.category === 'tweet_gif' || media.category === 'tweet_video' ? PROCESSING_MS[media.category] : 0
    const slow = call.levers.find((lever) => lever.kind === 'slow_processing')
    media.failed = has(call, 'processing_fails')
    const processing = slow?.delayMs ?? Math.max(usual, media.failed ? 1 : 0)
    media.readyAtMs = processing === 0 ? null : media.finalizedAtMs + processing
    media.sha256 = createHash('sha256').update(whole).digest('hex')
    call.world.uploads.delete(media.id)
  }
  return ok({ data: describe(call.world, media) })
}

function wholeUpload(world: World, media: StoredMedia): Uint8Array {
  const segments = [...(world.uploads.get(media.id) ?? [])].sort(([a], [b]) => a - b)
  const whole = Buffer.concat(segments.map(([, bytes]) => bytes))
  const gapless = segments.every(([index], i) => index === i)
  if (gapless && whole.length === media.totalBytes) return whole
  throw new Refusal(invalidRequest('id', media.id, 'Segments do not add up to provided total file size.'))
}

const has = (call: Call, kind: Lever['kind']): boolean => call.levers.some((lever) => lever.kind === kind)

const SIGNATURES: Readonly<Record<string, { readonly at: number; readonly text: string }>> = {
  'image/jpeg': { at: 0, text: '\xff\xd8\xff' },
  'image/png': { at: 0, text: '\x89PNG\r\n\x1a\n' },
  'image/gif': { at: 0, text: 'GIF8' },
  'image/webp': { at: 8, text: 'WEBP' },
  'video/mp4': { at: 4, text: 'ftyp' },
  'video/quicktime': { at: 4, text: 'ftyp' },
}

function looksLike(mediaType: string, bytes: Uint8Array): boolean {
  const signature = SIGNATURES[mediaType]
  if (signature === undefined) return false
  return (
    Buffer.from(bytes.subarray(signature.at, signature.at + signature.text.length)).toString('latin1') ===
    signature.text
  )
}

function describe(world: World, media: StoredMedia): Json {
  const now = world.nowMs()
  const leftMs = (media.readyAtMs ?? 0) - now
  const processing: Json | null =
    media.readyAtMs === null
      ? null
      : leftMs <= 0
        ? media.failed
          ? { state: 'failed' }
          : { state: 'succeeded', progress_percent: 100 }
        : { state: 'in_progress', check_after_secs: Math.ceil(leftMs / 1000), progress_percent: 40 }
  return {
    id: media.id,
    media_key: `3_${media.id}`,
    size: media.totalBytes,
    expires_after_secs: Math.floor((media.expiresAtMs - now) / 1000),
    ...(processing === null ? {} : { processing_info: processing }),
  }
}

function status(call: Call): XAnswer {
  const { query } = call.request
  const command = query.get('command')
  if (command !== null && command !== 'STATUS')
    return invalidRequest('command', command, 'The `command` query parameter must be STATUS')
  return ok({ data: describe(call.world, ownMedia(call, query.get('media_id') ?? '')) })
}

const metadataSchema = lazily(() =>
  z.strictObject({
    id: z.string().regex(/^[0-9]{1,19}$/),
    metadata: z.strictObject({ alt_text: z.strictObject({ text: z.string().max(1_000) }) }),
  }),
)

function setMetadata(call: Call): XAnswer {
  const { id, metadata } = readBody(call, metadataSchema())
  const media = ownMedia(call, id)
  media.altText = metadata.alt_text.text
  return ok({ data: { id, associated_metadata: metadata } })
}

/** Refuses a post whose media is unknown, somebody else's, unfinished or too old, or a mix that X does not take. */
export function checkMedia(call: Call, mediaIds: readonly string[]): void {
  const now = call.world.nowMs()
  const usable = mediaIds.map((id) => call.world.state.media.find((item) => item.id === id))
  if (has(call, 'media_expired')) for (const media of usable) if (media !== undefined) media.expiresAtMs = now
  const ready = usable.every(
    (media) =>
      media?.ownerId === call.account.id &&
      media.expiresAtMs > now &&
      media.finalizedAtMs !== null &&
      !media.failed &&
      (media.readyAtMs ?? 0) <= now,
  )
  const photosOnly = usable.every((media) => media?.category === 'tweet_image')
  if (ready && (photosOnly || mediaIds.length <= 1)) return
  throw new Refusal(invalidRequest('media.media_ids', mediaIds.join(), 'Your media IDs are invalid.'))
}

const step = { kind: 'media', limit: 'media_step', scopes: ['media.write'], priceUsd: () => 0 } as const

export const mediaRoutes: readonly Route[] = [
  { ...step, method: 'POST', path: '/2/media/upload/initialize', handle: initialize },
  { ...step, method: 'POST', path: '/2/media/upload/:id/append', handle: append },
  { ...step, method: 'POST', path: '/2/media/upload/:id/finalize', handle: finalize },
  { ...step, method: 'GET', path: '/2/media/upload', handle: status },
  {
    ...step,
    method: 'POST',
    path: '/2/media/metadata',
    limit: 'media_metadata',
    priceUsd: () => 0.005,
    handle: setMetadata,
  },
]

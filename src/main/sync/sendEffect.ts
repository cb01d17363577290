/** From a row of the outbox to the request that leaves, and from the request to the network. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { EffectOutcome, MediaUpload, NetworkClient, Unfinished, UploadState } from '../networks/networkClient.ts'
import type { Effect, EffectTable } from '../store/effectTable.ts'
import type { MediaContentTable } from '../store/mediaContentTable.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { PostTable } from '../store/postTable.ts'
import type { UploadTable } from '../store/uploadTable.ts'

/** Exactly what a try asks of the network; written to the attempt before it leaves, read again to recognise it there. */
export const sendRequest = lazily(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('publish'),
      text: z.string(),
      inReplyTo: z.string().nullable(),
      remoteMediaIds: z.array(z.string()),
    }),
    z.object({ kind: z.literal('direct_message'), text: z.string(), remoteConversationId: z.string() }),
    z.object({ kind: z.literal('upload_media'), mediaId: z.string() }),
    z.object({ kind: z.literal('set_alt_text'), remoteMediaId: z.string(), altText: z.string() }),
    z.object({ kind: z.literal('delete_post'), remoteId: z.string() }),
  ]),
)
export type SendRequest = Parsed<typeof sendRequest>

export type EffectSources = {
  readonly effects: Pick<EffectTable, 'ofVariant'>
  readonly posts: Pick<PostTable, 'segmentText'>
  readonly media: Pick<MediaTable, 'byId' | 'altText'>
  readonly contents: Pick<MediaContentTable, 'bySeq' | 'piece'>
  readonly uploads: UploadTable
}

/** Null where what it refers to is gone: a bug or a hand in the database, shown as needing attention. */
export function requestFor(effect: Effect, sources: EffectSources): SendRequest | null {
  const { payload } = effect
  switch (payload.kind) {
    case 'publish_segment': {
      const text = sources.posts.segmentText(payload.segmentId)
      if (text === null) return null
      const before = predecessorsOf(effect, sources)
      const previous = before.find(({ kind }) => kind === 'publish_segment')
      const remoteMediaIds = before
        .filter((other) => other.payload.kind === 'upload_media' && other.payload.segmentId === payload.segmentId)
        .flatMap(({ remoteId }) => remoteId ?? [])
        .reverse()
      return { kind: 'publish', text, inReplyTo: previous?.remoteId ?? null, remoteMediaIds }
    }
    case 'upload_media':
      return { kind: 'upload_media', mediaId: payload.mediaId }
    case 'set_alt_text': {
      const altText = sources.media.altText(payload.segmentId, payload.mediaId)
      const upload = predecessorsOf(effect, sources).find(
        (other) => other.payload.kind === 'upload_media' && other.payload.mediaId === payload.mediaId,
      )
      if (altText === null || upload === undefined || upload.remoteId === null) return null
      return { kind: 'set_alt_text', remoteMediaId: upload.remoteId, altText }
    }
    case 'reply':
      return { kind: 'publish', text: payload.text, inReplyTo: payload.inReplyToRemoteId, remoteMediaIds: [] }
    case 'direct_message':
      return { kind: 'direct_message', text: payload.text, remoteConversationId: payload.remoteConversationId }
    case 'delete_post':
      return { kind: 'delete_post', remoteId: payload.remoteId }
    default:
      return assertNever(payload)
  }
}

/** What comes before an effect in its own plan, the nearest first. Effects of an earlier plan are not among them. */
export function predecessorsOf(effect: Effect, sources: Pick<EffectSources, 'effects'>): readonly Effect[] {
  if (effect.variantId === null) return []
  const bySeq = new Map(sources.effects.ofVariant(effect.variantId).map((other) => [other.seq, other]))
  const chain: Effect[] = []
  for (let seq = effect.afterSeq; seq !== null;) {
    const other = bySeq.get(seq)
    if (other === undefined) break
    chain.push(other)
    seq = other.afterSeq
  }
  return chain
}

/** Whether what an upload or a description is for was given up while it was under way. */
export function isForNothing({ kind, seq, variantId }: Effect, sources: Pick<EffectSources, 'effects'>): boolean {
  if (variantId === null || (kind !== 'upload_media' && kind !== 'set_alt_text')) return false
  const next = sources.effects.ofVariant(variantId).find(({ afterSeq }) => afterSeq === seq)
  return next?.state === 'cancelled'
}

/** How a try ended; of an upload also how far it is. */
export type Sent = { readonly outcome: EffectOutcome | Unfinished; readonly upload: UploadState | null }

/** @param seq of the effect, for an upload that goes on where it was */
export async function send(
  client: NetworkClient,
  request: SendRequest,
  seq: number,
  sources: Pick<EffectSources, 'media' | 'contents' | 'uploads'>,
  signal: AbortSignal,
): Promise<Sent> {
  if (request.kind === 'upload_media') {
    const upload = uploadOf(request.mediaId, sources)
    if (upload === null)
      return { outcome: { kind: 'rejected', code: 'media_invalid', detail: 'not in the store' }, upload }
    return client.uploadMedia(upload, sources.uploads.of(seq), signal)
  }
  return { outcome: await sendWhole(client, request, signal), upload: null }
}

function sendWhole(
  client: NetworkClient,
  request: Exclude<SendRequest, { kind: 'upload_media' }>,
  signal: AbortSignal,
): Promise<EffectOutcome> {
  switch (request.kind) {
    case 'publish':
      return client.publish(
        { text: request.text, inReplyTo: request.inReplyTo, mediaIds: request.remoteMediaIds },
        signal,
      )
    case 'direct_message':
      return client.sendDirectMessage({ conversationId: request.remoteConversationId, text: request.text }, signal)
    case 'set_alt_text':
      return client.setAltText(request.remoteMediaId, request.altText, signal)
    case 'delete_post':
      return client.deletePost(request.remoteId, signal)
    default:
      return assertNever(request)
  }
}

/** The bytes are fetched piece by piece as they leave; a video is never in memory whole. */
function uploadOf(mediaId: string, { media, contents }: Pick<EffectSources, 'media' | 'contents'>): MediaUpload | null {
  const seq = media.byId(mediaId)?.contentSeq
  const content = seq === undefined ? null : contents.bySeq(seq)
  if (content === null) return null
  const { kind, mimeType, sizeBytes } = content
  return { kind, mimeType, sizeBytes, piece: (number) => contents.piece(content.seq, number) }
}

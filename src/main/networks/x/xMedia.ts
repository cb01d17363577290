/** Pictures on X: uploaded in pieces, asked after until X has processed them, then described. Invisible until posted. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { MEDIA_PIECE_BYTES } from '#shared/domain/media.ts'
import { X_MEDIA_LIMITS } from '#shared/domain/xLimits.ts'
import type { Clock } from '../../ports.ts'
import type { MediaUpload, NetworkClient, ReadOutcome, UploadState, UploadStep } from '../networkClient.ts'
import { settleRead, settleRepeatable, type XVerdict } from './xOutcome.ts'
import type { XCall } from './xTransport.ts'

type Ask = (call: XCall, signal: AbortSignal) => Promise<XVerdict>

/** X takes pieces of up to 5 MB; ours are smaller and get through thin lines within the timeout. */
const pieceTimeoutMs = 120_000
/** A step ends after so many pieces, or with the first piece after that time. */
const piecesAStep = 8
const stepMs = 10_000
/** Between two steps others of the account may go first. */
const breathMs = 50
const usualLifetimeSecs = 24 * 3600
/** Of less we believe nothing: what seems to expire while it goes up would be sent for ever. */
const shortestLifetimeSecs = 3600
/** How often an upload begins anew by itself because X says that it does not have all of it. */
const mostRestarts = 1
const shortestCheckMs = 500
const longestCheckMs = 30_000

const id = lazily(() => z.string().regex(/^\d{1,19}$/))
const initialized = lazily(() =>
  z.object({
    data: z.object({ id: id(), expires_after_secs: z.number().positive().nullish().catch(null) }),
  }),
)
const processed = lazily(() =>
  z.object({
    data: z.object({
      processing_info: z
        .object({ state: z.string(), check_after_secs: z.number().nonnegative().nullish().catch(null) })
        .nullish(),
    }),
  }),
)

type Processing =
  | { readonly state: 'ready' }
  | { readonly state: 'failed' }
  | { readonly state: 'waiting'; readonly checkAfterMs: number }

const readProcessing = (json: unknown): Processing | null => {
  const parsed = processed().safeParse(json)
  if (!parsed.success) return null
  const info = parsed.data.data.processing_info ?? null
  if (info === null || info.state === 'succeeded') return { state: 'ready' }
  if (info.state === 'failed') return { state: 'failed' }
  const wantedMs = (info.check_after_secs ?? 1) * 1000
  return { state: 'waiting', checkAfterMs: Math.min(Math.max(wantedMs, shortestCheckMs), longestCheckMs) }
}

const readInitialized = (json: unknown): { readonly id: string; readonly lifetimeMs: number } | null => {
  const parsed = initialized().safeParse(json)
  if (!parsed.success) return null
  const { id: mediaId, expires_after_secs: secs } = parsed.data.data
  return { id: mediaId, lifetimeMs: Math.max(secs ?? usualLifetimeSecs, shortestLifetimeSecs) * 1000 }
}

const rejected = (code: 'media_invalid' | 'media_failed' | 'invalid_request', detail: string) =>
  ({ kind: 'rejected', code, detail }) as const

const refusedBeforehand = ({ sizeBytes, kind }: MediaUpload): string | null => {
  if (sizeBytes === 0) return 'the file is empty'
  const { maxBytes } = X_MEDIA_LIMITS[kind]
  return sizeBytes > maxBytes ? `more than ${maxBytes} bytes` : null
}

const categories = { image: 'tweet_image', gif: 'tweet_gif', video: 'tweet_video' } as const

type UploadSetback = Exclude<UploadStep['outcome'], { kind: 'done' | 'unfinished' }>

/** How X says that it does not have an upload, or not all of it. */
const lossCodes: readonly string[] = ['not_found', 'media_expired', 'media_invalid', 'invalid_request']

/** An answer that makes no sense is tried again: nobody sees an upload. */
const asRepeatable = (outcome: Exclude<ReadOutcome<never>, { kind: 'ok' }>): UploadSetback =>
  outcome.kind === 'rejected' && outcome.code === 'unexpected_answer'
    ? { kind: 'retry', reason: 'server_error', notBeforeMs: null }
    : outcome

/** The two effects on media; `ask` sends a call and reads its verdict. */
export const createXMedia = ({ ask, clock }: { readonly ask: Ask; readonly clock: Clock }) => {
  const append = (mediaId: string, bytes: Uint8Array, index: number, signal: AbortSignal) =>
    ask(
      {
        method: 'POST',
        path: 'media/upload/:id/append',
        params: { id: mediaId },
        body: { kind: 'form', fields: { segment_index: String(index), media: bytes } },
        timeoutMs: pieceTimeoutMs,
      },
      signal,
    )

  const unfinished = (upload: UploadState, afterMs: number): UploadStep => ({
    outcome: { kind: 'unfinished', notBeforeMs: clock.now() + afterMs },
    upload,
  })

  /** What was acknowledged so far stays; where X does not have it (any more), it begins anew. */
  const interrupted = (outcome: UploadSetback, upload: UploadState): UploadStep => {
    const isLost = outcome.kind === 'rejected' && lossCodes.includes(outcome.code)
    if (!isLost) return { outcome, upload }
    if (upload.restarts >= mostRestarts) return { outcome, upload: null }
    return unfinished({ ...upload, stage: 'sending', sentPieces: 0, expiresAtMs: 0, restarts: upload.restarts + 1 }, 0)
  }

  const begin = async (
    media: MediaUpload,
    restarts: number,
    signal: AbortSignal,
  ): Promise<UploadStep | UploadState> => {
    const { kind, mimeType, sizeBytes } = media
    const fields = { media_category: categories[kind], media_type: mimeType, total_bytes: sizeBytes }
    const verdict = await ask(
      { method: 'POST', path: 'media/upload/initialize', body: { kind: 'json', fields } },
      signal,
    )
    const begun = settleRead(verdict, readInitialized)
    if (begun.kind !== 'ok') return { outcome: asRepeatable(begun), upload: null }
    const { id: remoteId, lifetimeMs } = begun.value
    return { remoteId, stage: 'sending', sentPieces: 0, expiresAtMs: clock.now() + lifetimeMs, restarts }
  }

  const afterProcessing = (verdict: XVerdict, upload: UploadState): UploadStep => {
    const outcome = settleRead(verdict, readProcessing)
    if (outcome.kind !== 'ok') return interrupted(asRepeatable(outcome), upload)
    const { value, limits } = outcome
    switch (value.state) {
      case 'ready':
        return { outcome: { kind: 'done', remoteId: upload.remoteId, limits }, upload: { ...upload, restarts: 0 } }
      case 'failed':
        return { outcome: rejected('media_failed', 'X could not process the file'), upload: null }
      case 'waiting':
        return unfinished({ ...upload, stage: 'processing' }, value.checkAfterMs)
      default:
        return assertNever(value)
    }
  }

  const upload: NetworkClient['uploadMedia'] = async (media, from, signal) => {
    const refusal = refusedBeforehand(media)
    if (refusal !== null) return { outcome: rejected('media_invalid', refusal), upload: null }
    const isAlive = from !== null && from.expiresAtMs > clock.now()
    const begun = isAlive ? from : await begin(media, from?.restarts ?? 0, signal)
    if ('outcome' in begun) return begun
    let state = begun
    if (state.stage === 'processing') {
      const query = { command: 'STATUS', media_id: state.remoteId }
      return afterProcessing(await ask({ method: 'GET', path: 'media/upload', query }, signal), state)
    }
    const startedAtMs = clock.monotonicMs()
    for (let sent = 0; state.sentPieces * MEDIA_PIECE_BYTES < media.sizeBytes; sent += 1) {
      const isEnough = sent >= piecesAStep || (sent > 0 && clock.monotonicMs() - startedAtMs > stepMs)
      if (isEnough) return unfinished(state, breathMs)
      const { remoteId, sentPieces } = state
      // The answer to a piece holds nothing of use and may be empty: any success will do.
      const taken = settleRepeatable(
        await append(remoteId, media.piece(sentPieces), sentPieces, signal),
        () => remoteId,
      )
      if (taken.kind !== 'done') return interrupted(taken, state)
      state = { ...state, sentPieces: sentPieces + 1 }
    }
    const params = { id: state.remoteId }
    const path = 'media/upload/:id/finalize'
    return afterProcessing(await ask({ method: 'POST', path, params }, signal), state)
  }

  const setAltText: NetworkClient['setAltText'] = async (mediaId, altText, signal) => {
    if (!/^\d{1,19}$/.test(mediaId)) return rejected('invalid_request', 'mediaId')
    if (altText === '' || altText.length > X_MEDIA_LIMITS.altTextMaxLength)
      return rejected('invalid_request', 'altText')
    const fields = { id: mediaId, metadata: { alt_text: { text: altText } } }
    const verdict = await ask({ method: 'POST', path: 'media/metadata', body: { kind: 'json', fields } }, signal)
    return settleRepeatable(verdict, () => mediaId)
  }

  return { upload, setAltText }
}

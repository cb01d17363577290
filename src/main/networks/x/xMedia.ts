/** Pictures on X: uploaded in pieces, waited for until X has processed them, then described. Invisible until posted. */
import { z } from 'zod'
import { MEDIA_PIECE_BYTES } from '#shared/domain/media.ts'
import type { Clock } from '../../ports.ts'
import type { EffectOutcome, MediaUpload, NetworkClient } from '../networkClient.ts'
import { xMediaLimits } from './xCapabilities.ts'
import { settleRead, settleRepeatable, type XVerdict } from './xOutcome.ts'
import type { XCall } from './xTransport.ts'

type Ask = (call: XCall, signal: AbortSignal) => Promise<XVerdict>

/** X takes pieces of up to 5 MB; ours are smaller and get through thin lines within the timeout. */
const pieceTimeoutMs = 120_000
/** When processing takes longer than this, something is wrong on their side: the upload starts again later. */
const longestProcessingMs = 5 * 60_000
const shortestCheckMs = 500
const longestCheckMs = 30_000

const id = z.string().regex(/^\d{1,19}$/)
const initialized = z.object({ data: z.object({ id }) })
const processed = z.object({
  data: z.object({
    processing_info: z
      .object({ state: z.string(), check_after_secs: z.number().nonnegative().nullish().catch(null) })
      .nullish(),
  }),
})

type Processing =
  | { readonly state: 'ready' }
  | { readonly state: 'failed' }
  | { readonly state: 'waiting'; readonly checkAfterMs: number }

const readProcessing = (json: unknown): Processing | null => {
  const parsed = processed.safeParse(json)
  if (!parsed.success) return null
  const info = parsed.data.data.processing_info ?? null
  if (info === null || info.state === 'succeeded') return { state: 'ready' }
  if (info.state === 'failed') return { state: 'failed' }
  const wantedMs = (info.check_after_secs ?? 1) * 1000
  return { state: 'waiting', checkAfterMs: Math.min(Math.max(wantedMs, shortestCheckMs), longestCheckMs) }
}

const readInitialized = (json: unknown): string | null => {
  const parsed = initialized.safeParse(json)
  return parsed.success ? parsed.data.data.id : null
}

const rejected = (code: 'media_invalid' | 'invalid_request', detail: string): EffectOutcome => ({
  kind: 'rejected',
  code,
  detail,
})

/** Resolves false when the signal cut the wait short. */
const pause = (clock: Clock, delayMs: number, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false)
      return
    }
    const onAbort = () => {
      cancel()
      resolve(false)
    }
    const cancel = clock.after(delayMs, () => {
      signal.removeEventListener('abort', onAbort)
      resolve(true)
    })
    signal.addEventListener('abort', onAbort, { once: true })
  })

const refusedBeforehand = ({ sizeBytes, kind }: MediaUpload): string | null => {
  if (sizeBytes === 0) return 'the file is empty'
  const { maxBytes } = xMediaLimits[kind]
  return sizeBytes > maxBytes ? `more than ${maxBytes} bytes` : null
}

const categories = { image: 'tweet_image', gif: 'tweet_gif', video: 'tweet_video' } as const

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

  /** Asks how processing goes until it ends. */
  const untilProcessed = async (mediaId: string, first: XVerdict, signal: AbortSignal): Promise<EffectOutcome> => {
    const startedAtMs = clock.monotonicMs()
    let verdict = first
    for (;;) {
      const outcome = settleRead(verdict, readProcessing)
      if (outcome.kind !== 'ok') return outcome
      if (outcome.value.state === 'ready') return { kind: 'done', remoteId: mediaId, limits: outcome.limits }
      if (outcome.value.state === 'failed') return rejected('media_invalid', 'X could not process the file')
      const isTooLong = clock.monotonicMs() - startedAtMs > longestProcessingMs
      if (isTooLong || !(await pause(clock, outcome.value.checkAfterMs, signal))) {
        return { kind: 'retry', reason: isTooLong ? 'server_error' : 'unreachable', notBeforeMs: null }
      }
      verdict = await ask(
        { method: 'GET', path: 'media/upload', query: { command: 'STATUS', media_id: mediaId } },
        signal,
      )
    }
  }

  const upload: NetworkClient['uploadMedia'] = async (media, signal) => {
    const refusal = refusedBeforehand(media)
    if (refusal !== null) return rejected('media_invalid', refusal)
    const { kind, mimeType, sizeBytes } = media
    const fields = { media_category: categories[kind], media_type: mimeType, total_bytes: sizeBytes }
    const begun = settleRepeatable(
      await ask({ method: 'POST', path: 'media/upload/initialize', body: { kind: 'json', fields } }, signal),
      readInitialized,
    )
    if (begun.kind !== 'done') return begun
    const mediaId = begun.remoteId
    for (let index = 0; index * MEDIA_PIECE_BYTES < sizeBytes; index += 1) {
      // The answer to a piece holds nothing of use and may be empty: any success will do.
      const taken = settleRepeatable(await append(mediaId, media.piece(index), index, signal), () => mediaId)
      if (taken.kind !== 'done') return taken
    }
    const finalized = await ask({ method: 'POST', path: 'media/upload/:id/finalize', params: { id: mediaId } }, signal)
    return untilProcessed(mediaId, finalized, signal)
  }

  const setAltText: NetworkClient['setAltText'] = async (mediaId, altText, signal) => {
    if (!/^\d{1,19}$/.test(mediaId)) return rejected('invalid_request', 'mediaId')
    if (altText === '' || altText.length > xMediaLimits.altTextMaxLength) return rejected('invalid_request', 'altText')
    const fields = { id: mediaId, metadata: { alt_text: { text: altText } } }
    const verdict = await ask({ method: 'POST', path: 'media/metadata', body: { kind: 'json', fields } }, signal)
    return settleRepeatable(verdict, () => mediaId)
  }

  return { upload, setAltText }
}

/** From the bytes of a file to a content that may go out: looked at, cleaned, and kept once however often it comes. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import {
  IMAGE_SOURCE_MAX_BYTES,
  MEDIA_PIECE_BYTES,
  mediaTypeOf,
  type MediaFacts,
  type MediaType,
  type RemovedData,
} from '#shared/domain/media.ts'
import { readAnimation } from '../media/gifReading.ts'
import { cleanImage, posterOf } from '../media/imageCleaning.ts'
import type { ImageEngine } from '../media/imageEngine.ts'
import { cleanVideo } from '../media/videoCleaning.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaContentTable } from '../store/mediaContentTable.ts'
import type { Media, MediaTable } from '../store/mediaTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { createPieceWriter } from './pieceWriter.ts'

/** Images are encoded so as to fit into this where they can: the least that any network takes. */
const IMAGE_AIM_BYTES = 5 * 1_048_576
/** A poster comes from the window: more pixels than any screen has are not one. */
const POSTER_MAX_PIXELS = 8_000_000
const PIECES_BETWEEN_BREATHS = 4

/** What was made of a file: where its bytes lie now, and what they are. */
type Prepared = {
  readonly seq: number
  readonly facts: MediaFacts
  readonly removed: RemovedData
  readonly poster: Uint8Array | null
}

export type MediaPreparing = ReturnType<typeof createMediaPreparing>

export function createMediaPreparing(deps: {
  readonly uow: UnitOfWork
  readonly media: MediaTable
  readonly contents: MediaContentTable
  readonly engine: () => Promise<ImageEngine>
  readonly by: () => Actor
}) {
  const { uow, media, contents, by } = deps

  function beginContent(sizeBytes: number): number {
    return uow.write(by(), (tx) => {
      const seq = contents.begin(tx, sizeBytes)
      tx.audit({ action: 'media.copy', entity: `media_content:${String(seq)}`, after: { sizeBytes } })
      return seq
    })
  }

  function dropContent(seq: number): void {
    uow.write(by(), (tx) => {
      contents.remove(tx, seq)
      tx.audit({ action: 'media.drop', entity: `media_content:${String(seq)}` })
    })
  }

  async function fromImage({ fileName, contentSeq }: Media, mimeType: MediaType, sizeBytes: number): Promise<Prepared> {
    if (sizeBytes > IMAGE_SOURCE_MAX_BYTES) {
      throw new AppError('media_too_large', { fileName, maxBytes: IMAGE_SOURCE_MAX_BYTES })
    }
    const source = { fileName, mimeType, bytes: contents.read(contentSeq, 0, sizeBytes) }
    const engine = await deps.engine()
    const animation = mimeType === 'image/gif' ? await readAnimation(engine, source) : null
    if (animation !== null) return { seq: contentSeq, ...animation, removed: 'kept' }
    const { bytes, facts, removed, poster } = await cleanImage(engine, source, IMAGE_AIM_BYTES)
    const writer = createPieceWriter({ uow, contents, by, seq: beginContent(bytes.length) })
    writer.writeAt(0, bytes)
    writer.finish()
    return { seq: writer.seq, facts, removed, poster }
  }

  async function fromVideo(
    { fileName, contentSeq }: Media,
    mimeType: MediaType,
    sizeBytes: number,
    shown: Uint8Array | null,
  ): Promise<Prepared> {
    const read = (start: number, end: number) => contents.read(contentSeq, start, end)
    const writer = createPieceWriter({ uow, contents, by, seq: beginContent(sizeBytes) })
    const { facts, removed } = await cleanVideo({ fileName, mimeType, sizeBytes, read }, writer).catch(
      (error: unknown) => {
        dropContent(writer.seq)
        throw error
      },
    )
    const copiedBytes = writer.finish()
    const poster = shown === null ? null : await posterFrom(shown)
    if (removed !== 'kept') return { seq: writer.seq, facts: { ...facts, sizeBytes: copiedBytes }, removed, poster }
    return { seq: contentSeq, facts: { ...facts, sizeBytes }, removed, poster }
  }

  /** A picture that cannot be read is no reason to refuse the video: it is shown without one. */
  async function posterFrom(shown: Uint8Array): Promise<Uint8Array | null> {
    const engine = await deps.engine()
    return posterOf(engine.open(shown, POSTER_MAX_PIXELS)).catch(() => null)
  }

  /** Lets others have their turn in between: a video has hundreds of pieces. */
  async function hashOf(seq: number, sizeBytes: number): Promise<string> {
    const hash = createHash('sha256')
    for (let number = 0; number * MEDIA_PIECE_BYTES < sizeBytes; number += 1) {
      hash.update(contents.piece(seq, number))
      if (number % PIECES_BETWEEN_BREATHS === PIECES_BETWEEN_BREATHS - 1) await setImmediate()
    }
    return hash.digest('hex')
  }

  function keep(arrived: Media, { seq, facts, removed, poster }: Prepared, sha256: string): void {
    uow.write(by(), (tx) => {
      const same = contents.seqByHash(sha256)
      if (same === null) contents.complete(tx, seq, sha256, facts, poster)
      media.setContent(tx, arrived.id, same ?? seq, removed)
      for (const left of new Set([arrived.contentSeq, seq])) {
        if (left !== (same ?? seq)) contents.remove(tx, left)
      }
      tx.audit({
        action: 'media.keep',
        entity: `media:${arrived.id}`,
        after: { sha256, kind: facts.kind, sizeBytes: facts.sizeBytes, removed, known: same !== null },
      })
    })
  }

  return {
    /**
     * @param sizeBytes of the file as it arrived
     * @param shown a picture of a video, from the window
     * @throws AppError media_unsupported, media_damaged, media_dimensions, media_too_large
     */
    prepare: async (arrived: Media, sizeBytes: number, shown: Uint8Array | null): Promise<void> => {
      const mimeType = mediaTypeOf(contents.read(arrived.contentSeq, 0, Math.min(64, sizeBytes)))
      if (mimeType === null) throw new AppError('media_unsupported', { fileName: arrived.fileName })
      const prepared = mimeType.startsWith('video/')
        ? await fromVideo(arrived, mimeType, sizeBytes, shown)
        : await fromImage(arrived, mimeType, sizeBytes)
      keep(arrived, prepared, await hashOf(prepared.seq, prepared.facts.sizeBytes))
    },
  }
}

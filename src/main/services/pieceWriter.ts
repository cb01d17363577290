/** Writes a content whose bytes come in order but for some patches at its beginning, a few pieces a transaction. */
import { MEDIA_PIECE_BYTES } from '#shared/domain/media.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaContentTable } from '../store/mediaContentTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

/** So many pieces are in memory, and are written together. */
const PIECES_AT_ONCE = 4

type OpenPiece = { readonly bytes: Uint8Array; length: number }

/** @param seq a content that is arriving; nothing else writes to it */
export function createPieceWriter(deps: {
  readonly uow: UnitOfWork
  readonly contents: MediaContentTable
  readonly by: () => Actor
  readonly seq: number
}) {
  const { uow, contents, seq } = deps
  const open = new Map<number, OpenPiece>()
  let sizeBytes = 0

  function flush(): void {
    if (open.size === 0) return
    uow.write(deps.by(), (tx) => {
      for (const [number, { bytes, length }] of open) contents.putPiece(tx, seq, number, bytes.subarray(0, length))
      tx.audit({ action: 'media.copy', entity: `media_content:${String(seq)}`, after: { pieces: [...open.keys()] } })
    })
    open.clear()
  }

  function pieceAt(number: number): OpenPiece {
    const known = open.get(number)
    if (known !== undefined) return known
    if (open.size >= PIECES_AT_ONCE) flush()
    const stored = contents.piece(seq, number)
    const piece = { bytes: new Uint8Array(MEDIA_PIECE_BYTES), length: stored.length }
    piece.bytes.set(stored)
    open.set(number, piece)
    return piece
  }

  return {
    seq,
    writeAt: (position: number, bytes: Uint8Array): void => {
      for (let done = 0; done < bytes.length;) {
        const at = position + done
        const number = Math.floor(at / MEDIA_PIECE_BYTES)
        const offset = at - number * MEDIA_PIECE_BYTES
        const part = bytes.subarray(done, done + MEDIA_PIECE_BYTES - offset)
        const piece = pieceAt(number)
        piece.bytes.set(part, offset)
        piece.length = Math.max(piece.length, offset + part.length)
        done += part.length
      }
      sizeBytes = Math.max(sizeBytes, position + bytes.length)
    },
    /** Writes what is still in memory; answers how long the whole is. */
    finish: (): number => {
      flush()
      return sizeBytes
    },
  }
}

/** What was cut out of which image, and where. */
import type { CropRect } from '#shared/domain/crop.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type MediaCrop = { readonly originalSeq: number; readonly rect: CropRect }

type CropRow = CropRect & { originalSeq: number }

export type MediaCropTable = ReturnType<typeof createMediaCropTable>

export function createMediaCropTable(db: Sqlite) {
  const of = db.prepare<[string], CropRow>(
    `SELECT original_seq AS originalSeq, left_px AS leftPx, top_px AS topPx, width_px AS widthPx, height_px AS heightPx
     FROM media_crop WHERE media_id = ?`,
  )
  const put = db.prepare<[CropRow & { mediaId: string }]>(
    `INSERT INTO media_crop (media_id, original_seq, left_px, top_px, width_px, height_px)
     VALUES (@mediaId, @originalSeq, @leftPx, @topPx, @widthPx, @heightPx)
     ON CONFLICT (media_id) DO NOTHING`,
  )
  return {
    /** Null for what is no part of another. */
    of: (mediaId: string): MediaCrop | null => {
      const row = of.get(mediaId)
      if (row === undefined) return null
      const { originalSeq, ...rect } = row
      return { originalSeq, rect }
    },
    put: (_tx: WriteTx, mediaId: string, { originalSeq, rect }: MediaCrop): void => {
      put.run({ mediaId, originalSeq, ...rect })
    },
  }
}

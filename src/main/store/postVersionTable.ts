/** What the words of posts were before, and who is writing them now. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import type { Occasion, Sitting } from '#shared/domain/postVersion.ts'
import type { PostStage } from '#shared/domain/postLife.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

const segments = lazily(() =>
  z.array(
    z.object({
      segmentId: z.string(),
      text: z.string(),
      media: z.array(z.object({ mediaId: z.string(), altText: z.string() })),
    }),
  ),
)
/** All words of a post, those that were typed and not applied in the place of those they replace. */
export const versionContent = lazily(() =>
  z.object({
    common: segments(),
    /** By account; null: the common text goes out there. */
    accounts: z.array(z.object({ accountId: z.string(), own: segments().nullable() })),
  }),
)
export type VersionContent = Parsed<typeof versionContent>

export type VersionHead = Omit<Sitting, 'beganAtMs'> & {
  readonly id: string
  readonly postId: string
  readonly number: number
}
export type PostVersion = VersionHead & { readonly content: VersionContent }

type SittingRow = {
  began_at: number | null
  written_by: string | null
  written_at: number | null
  occasion: Occasion | null
  occasion_by: string | null
  occasion_at: number | null
  created_by: string | null
  created_at: number
  updated_at: number
  stage: PostStage
}
type HeadRow = {
  id: string
  post_id: string
  number: number
  written_by: string | null
  written_at: number
  occasion: Occasion
  occasion_by: string | null
  occasion_at: number
}

const HEAD_COLUMNS = 'id, post_id, number, written_by, written_at, occasion, occasion_by, occasion_at'

export type PostVersionTable = ReturnType<typeof createPostVersionTable>

export function createPostVersionTable(db: Sqlite) {
  const sitting = db.prepare<[string], SittingRow>(
    `SELECT s.began_at, s.written_by, s.written_at, s.occasion, s.occasion_by, s.occasion_at, p.created_by, p.created_at,
       p.updated_at, p.stage
     FROM post p LEFT JOIN post_sitting s ON s.post_id = p.id WHERE p.id = ?`,
  )
  const putSitting = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO post_sitting (post_id, began_at, written_by, written_at, occasion, occasion_by, occasion_at)
       VALUES (@postId, @beganAtMs, @writtenBy, @writtenAtMs, @occasion, @occasionBy, @occasionAtMs)
     ON CONFLICT (post_id) DO UPDATE SET began_at = excluded.began_at, written_by = excluded.written_by,
       written_at = excluded.written_at, occasion = excluded.occasion, occasion_by = excluded.occasion_by,
       occasion_at = excluded.occasion_at`,
  )
  const heads = db.prepare<[string], HeadRow>(
    `SELECT ${HEAD_COLUMNS} FROM post_version WHERE post_id = ? ORDER BY number DESC`,
  )
  const byId = db.prepare<[string], HeadRow & { content: string }>(
    `SELECT ${HEAD_COLUMNS}, content FROM post_version WHERE id = ?`,
  )
  const newest = db.prepare<[string], HeadRow & { content: string }>(
    `SELECT ${HEAD_COLUMNS}, content FROM post_version WHERE post_id = ? ORDER BY number DESC LIMIT 1`,
  )
  const insert = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO post_version (id, post_id, number, content, written_by, written_at, occasion, occasion_by,
       occasion_at, kept_at)
     VALUES (@id, @postId, @number, @content, @writtenBy, @writtenAtMs, @occasion, @occasionBy, @occasionAtMs, @keptAtMs)`,
  )
  const dropOldOf = db.prepare<[string, number]>('DELETE FROM post_version WHERE post_id = ? AND number <= ?')
  const dropBefore = db.prepare<[number]>('DELETE FROM post_version WHERE kept_at < ?')

  return {
    /** Of a post that nobody wrote into since it began: by whoever wrote it first. Null: there is no such post. */
    sitting: (postId: string): Sitting | null => {
      const row = sitting.get(postId)
      return row === undefined ? null : sittingOf(row)
    },
    /** Announced only where what is said of it changed, not at every key. */
    putSitting: (tx: WriteTx, postId: string, next: Sitting, isNews: boolean): void => {
      putSitting.run({ postId, ...next })
      if (isNews) tx.changed('versions', postId)
    },
    /** The newest first. */
    heads: (postId: string): readonly VersionHead[] => heads.all(postId).map(headOf),
    byId: (id: string): PostVersion | null => orNull(byId.get(id)),
    newest: (postId: string): PostVersion | null => orNull(newest.get(postId)),
    /** @param most how many of the post are kept, this one among them */
    insert: (tx: WriteTx, version: Omit<PostVersion, 'number'>, most: number): void => {
      const number = (newest.get(version.postId)?.number ?? 0) + 1
      insert.run({ ...version, number, content: JSON.stringify(version.content), keptAtMs: tx.nowMs })
      dropOldOf.run(version.postId, number - most)
      tx.changed('versions', version.postId)
    },
    /** Those that have been kept since before an instant. */
    dropBefore: (_tx: WriteTx, atMs: number): void => {
      dropBefore.run(atMs)
    },
  }
}

function sittingOf(row: SittingRow): Sitting {
  const { began_at: beganAtMs, written_at: writtenAtMs, occasion, occasion_at: occasionAtMs } = row
  if (beganAtMs === null || writtenAtMs === null || occasion === null || occasionAtMs === null) {
    return {
      beganAtMs: row.created_at,
      writtenBy: row.created_by,
      writtenAtMs: row.updated_at,
      occasion: row.stage === 'scheduled' ? 'scheduled' : 'written',
      occasionBy: null,
      occasionAtMs: row.updated_at,
    }
  }
  return {
    beganAtMs,
    writtenBy: row.written_by,
    writtenAtMs,
    occasion,
    occasionBy: row.occasion_by,
    occasionAtMs,
  }
}

function headOf(row: HeadRow): VersionHead {
  return {
    id: row.id,
    postId: row.post_id,
    number: row.number,
    writtenBy: row.written_by,
    writtenAtMs: row.written_at,
    occasion: row.occasion,
    occasionBy: row.occasion_by,
    occasionAtMs: row.occasion_at,
  }
}

function orNull(row: (HeadRow & { content: string }) | undefined): PostVersion | null {
  return row === undefined ? null : { ...headOf(row), content: versionContent().parse(JSON.parse(row.content)) }
}

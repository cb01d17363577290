/** Posts, their variants and segments. What may be done with them is decided in `services/calendar*.ts`. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Approval } from '#shared/domain/approval.ts'
import type { CalendarFilter } from '#shared/domain/calendarFilter.ts'
import type { PostStage, VariantState } from '#shared/domain/postLife.ts'
import type { OfficeZone, RepeatedHour } from '#shared/domain/wallTime.ts'
import { createMediaTable, type SegmentMedia } from './mediaTable.ts'
import {
  createPostCells,
  FILTER_SQL,
  filterArgs,
  readLabels,
  readVariants,
  type FilterArgs,
  type VariantSummary,
} from './postCells.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type PlannedTime = {
  readonly wallTime: string
  readonly zone: OfficeZone
  readonly atMs: number
  readonly repeatedHour: RepeatedHour | null
}

export type SegmentText = { readonly segmentId: string; readonly text: string }

export type Post = {
  readonly id: string
  readonly stage: PostStage
  /** Where a discarded post came from. */
  readonly stageBefore: 'draft' | 'cancelled' | null
  readonly planned: PlannedTime | null
  readonly pendingEdit: readonly SegmentText[] | null
  /** How it stands with its approval; null where it has none. */
  readonly approval: Approval | null
  readonly planNumber: number
  /** How late it may still leave; null: as the office has set it. */
  readonly graceMinutes: number | null
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

export type Variant = {
  readonly id: string
  readonly postId: string
  readonly accountId: string
  readonly state: VariantState
  /** Of its own text; null also where it has none. */
  readonly pendingEdit: readonly SegmentText[] | null
}

export type Segment = SegmentText & { readonly media: readonly SegmentMedia[] }

/** What a list needs, in one row. */
export type PostSummary = Post & {
  /** The beginning of the text. */
  readonly excerpt: string
  readonly segmentCount: number
  readonly imageCount: number
  readonly variants: readonly VariantSummary[]
  readonly campaignId: string | null
  readonly labelIds: readonly string[]
  /** Who wrote it first; null: the office, or not known. */
  readonly createdBy: string | null
}

type PostRow = {
  id: string
  stage: PostStage
  stage_before: 'draft' | 'cancelled' | null
  wall_time: string | null
  zone: OfficeZone | null
  repeated_hour: RepeatedHour | null
  at_ms: number | null
  pending_edit: string | null
  approval: Approval | null
  plan_number: number
  grace_minutes: number | null
  created_at: number
  updated_at: number
}
type SummaryRow = PostRow & {
  excerpt: string
  segment_count: number
  image_count: number
  variants: string
  campaign_id: string | null
  labels: string
  created_by: string | null
}
type VariantRow = {
  id: string
  post_id: string
  account_id: string
  state: VariantState
  pending_edit: string | null
}

const MOST_DRAFTS = 500
const segmentTexts = lazily(() => z.array(z.object({ segmentId: z.string(), text: z.string() })))
const SUMMARY_COLUMNS = `id, stage, stage_before, wall_time, zone, repeated_hour, at_ms, pending_edit, plan_number,
  grace_minutes, approval, created_at, updated_at, excerpt, segment_count, image_count, variants,
  campaign_id, labels, created_by`

export type PostTable = ReturnType<typeof createPostTable>

export function createPostTable(db: Sqlite) {
  const insert = db.prepare<[{ id: string; createdBy: string | null; now: number }]>(
    `INSERT INTO post (id, stage, created_by, created_at, updated_at) VALUES (@id, 'draft', @createdBy, @now, @now)`,
  )
  const update = db.prepare<[Record<string, string | number | null>]>(
    `UPDATE post SET stage = @stage, stage_before = @stageBefore, wall_time = @wallTime, zone = @zone,
       repeated_hour = @repeatedHour, at_ms = @atMs, pending_edit = @pendingEdit, plan_number = @planNumber,
       grace_minutes = @graceMinutes, updated_at = @now
     WHERE id = @id`,
  )
  const byId = db.prepare<[string], PostRow>('SELECT * FROM post WHERE id = ?')
  const plannedWithoutEffects = db.prepare<[], PostRow>(
    `SELECT * FROM post WHERE stage = 'scheduled' AND EXISTS (
       SELECT 1 FROM variant v WHERE v.post_id = post.id AND v.state IN ('pending', 'publishing', 'missed', 'uncertain')
         AND NOT EXISTS (SELECT 1 FROM effect e WHERE e.variant_id = v.id AND e.state <> 'cancelled'))`,
  )
  // Also what is past and still waits: under other rules its hour may not have come.
  const plansToCome = db.prepare<[number], PostRow>(
    `SELECT * FROM post WHERE at_ms IS NOT NULL AND stage <> 'discarded' AND (at_ms >= ?
       OR EXISTS (SELECT 1 FROM variant v JOIN effect e ON e.variant_id = v.id WHERE v.post_id = post.id AND e.state = 'queued'))
     ORDER BY at_ms`,
  )
  const draftsWhere = (condition: string): string =>
    `SELECT ${SUMMARY_COLUMNS} FROM post WHERE stage = 'draft' AND approval IS NOT 'waiting' AND approval IS NOT 'late' ${condition} ORDER BY updated_at DESC LIMIT ${String(MOST_DRAFTS)}`
  const drafts = db.prepare<[], SummaryRow>(draftsWhere(''))
  const someDrafts = db.prepare<[FilterArgs], SummaryRow>(draftsWhere(`AND ${FILTER_SQL}`))
  const addPart = db.prepare<[string, string]>('INSERT OR IGNORE INTO post_part (post_id, person_id) VALUES (?, ?)')
  const summary = db.prepare<[string], SummaryRow>(`SELECT ${SUMMARY_COLUMNS} FROM post WHERE id = ?`)
  const variantsOf = db.prepare<[string], VariantRow>('SELECT * FROM variant WHERE post_id = ? ORDER BY id')
  const variantById = db.prepare<[string], VariantRow>('SELECT * FROM variant WHERE id = ?')
  const insertVariant = db.prepare<[string, string, string]>(
    `INSERT INTO variant (id, post_id, account_id, state) VALUES (?, ?, ?, 'pending')`,
  )
  // What an earlier plan queued for it and took back stays in the outbox's history, as the post's.
  const releaseEffects = db.prepare<[string]>('UPDATE effect SET variant_id = NULL WHERE variant_id = ?')
  const deleteVariant = db.prepare<[string]>('DELETE FROM variant WHERE id = ?')
  const setVariantState = db.prepare<[VariantState, string]>('UPDATE variant SET state = ? WHERE id = ?')
  const texts = db.prepare<[string, string | null], { id: string; text: string }>(
    'SELECT id, text FROM segment WHERE post_id = ? AND variant_id IS ? ORDER BY position',
  )
  const setVariantEdit = db.prepare<[string | null, string]>('UPDATE variant SET pending_edit = ? WHERE id = ?')
  const segmentText = db.prepare<[string], string>('SELECT text FROM segment WHERE id = ?').pluck()
  const segmentPlace = db.prepare<[string], { postId: string; variantId: string | null }>(
    'SELECT post_id AS postId, variant_id AS variantId FROM segment WHERE id = ?',
  )
  const upsertSegment = db.prepare<
    [{ id: string; postId: string; variantId: string | null; position: number; text: string }]
  >(
    `INSERT INTO segment (id, post_id, variant_id, position, text) VALUES (@id, @postId, @variantId, @position, @text)
     ON CONFLICT (id) DO UPDATE SET position = excluded.position, text = excluded.text`,
  )
  const deleteSegment = db.prepare<[string]>('DELETE FROM segment WHERE id = ?')
  const media = createMediaTable(db)

  const changed = (tx: WriteTx, postId: string) => {
    tx.changed('posts', postId)
    tx.changed('status')
  }

  return {
    /** @param createdBy who writes it; null: the office */
    insert: (tx: WriteTx, id: string, createdBy: string | null): void => {
      insert.run({ id, createdBy, now: tx.nowMs })
      changed(tx, id)
    },
    save: (tx: WriteTx, post: Post): void => {
      update.run({
        id: post.id,
        stage: post.stage,
        stageBefore: post.stageBefore,
        wallTime: post.planned?.wallTime ?? null,
        zone: post.planned?.zone ?? null,
        repeatedHour: post.planned?.repeatedHour ?? null,
        atMs: post.planned?.atMs ?? null,
        pendingEdit: post.pendingEdit === null ? null : JSON.stringify(post.pendingEdit),
        planNumber: post.planNumber,
        graceMinutes: post.graceMinutes,
        now: tx.nowMs,
      })
      changed(tx, post.id)
    },
    /** Whoever wrote or changed it does not agree to it (docs/specs/approvals.md §3.1). */
    addPart: (_tx: WriteTx, id: string, personId: string | null): void => {
      if (personId !== null) addPart.run(id, personId)
    },
    byId: (id: string): Post | null => {
      const row = byId.get(id)
      return row === undefined ? null : postOf(row)
    },
    /** A database that lost rows may hold plans that nothing would carry out. */
    plannedWithoutEffects: (): readonly Post[] => plannedWithoutEffects.all().map(postOf),
    /** Every plan whose instant is still to come or whose effects still wait. */
    plansToCome: (nowMs: number): readonly { readonly post: Post; readonly planned: PlannedTime }[] =>
      plansToCome.all(nowMs).flatMap((row) => {
        const post = postOf(row)
        return post.planned === null ? [] : [{ post, planned: post.planned }]
      }),
    ...createPostCells(db),
    /** The newest changed first, at most 500. */
    drafts: (filter?: CalendarFilter): readonly PostSummary[] => {
      const args = filterArgs(filter)
      return (args === null ? drafts.all() : someDrafts.all(args)).map(summaryOf)
    },
    summary: (id: string): PostSummary | null => {
      const row = summary.get(id)
      return row === undefined ? null : summaryOf(row)
    },
    variantsOf: (postId: string): readonly Variant[] => variantsOf.all(postId).map(variantOf),
    variantById: (id: string): Variant | null => {
      const row = variantById.get(id)
      return row === undefined ? null : variantOf(row)
    },
    addVariant: (tx: WriteTx, variant: Pick<Variant, 'id' | 'postId' | 'accountId'>): void => {
      insertVariant.run(variant.id, variant.postId, variant.accountId)
      changed(tx, variant.postId)
    },
    /** Of a post that is a draft: nothing of the variant is out or may be. Its own text goes with it. */
    removeVariant: (tx: WriteTx, variant: Variant): void => {
      for (const { id } of texts.all(variant.postId, variant.id)) deleteSegment.run(id)
      releaseEffects.run(variant.id)
      deleteVariant.run(variant.id)
      changed(tx, variant.postId)
    },
    setVariantState: (tx: WriteTx, variant: Variant, state: VariantState): void => {
      if (variant.state === state) return
      setVariantState.run(state, variant.id)
      changed(tx, variant.postId)
    },
    /** Keeps beside the own text of a variant what is typed into it; null: nothing is. */
    setPendingEdit: (tx: WriteTx, variant: Variant, edit: readonly SegmentText[] | null): void => {
      setVariantEdit.run(edit === null ? null : JSON.stringify(edit), variant.id)
      changed(tx, variant.postId)
    },
    /** The common text, or the own one of a variant: in order, with its images and videos; empty where it has none. */
    segments: (postId: string, variantId: string | null = null): readonly Segment[] => {
      const own = texts.all(postId, variantId)
      if (own.length === 0) return []
      const carried = media.ofPost(postId)
      return own.map(({ id, text }) => ({ segmentId: id, text, media: carried.get(id) ?? [] }))
    },
    segmentText: (segmentId: string): string | null => segmentText.get(segmentId) ?? null,
    /** Which post a segment belongs to; null for an id that is not used yet. */
    postOfSegment: (segmentId: string): string | null => segmentPlace.get(segmentId)?.postId ?? null,
    /** Which post and which of its texts a segment belongs to; null for an id that is not used yet. */
    placeOfSegment: (segmentId: string): { readonly postId: string; readonly variantId: string | null } | null =>
      segmentPlace.get(segmentId) ?? null,
    /** Makes these the segments of the common text, or of a variant's own, in this order; those that are not among them go, with their images. */
    replaceSegments: (
      tx: WriteTx,
      postId: string,
      segments: readonly SegmentText[],
      variantId: string | null = null,
    ): void => {
      const kept = new Set(segments.map((segment) => segment.segmentId))
      for (const { id } of texts.all(postId, variantId)) if (!kept.has(id)) deleteSegment.run(id)
      segments.forEach(({ segmentId, text }, position) =>
        upsertSegment.run({ id: segmentId, postId, variantId, position, text }),
      )
      changed(tx, postId)
    },
  }
}

function postOf(row: PostRow): Post {
  const planned =
    row.wall_time === null || row.zone === null || row.at_ms === null
      ? null
      : { wallTime: row.wall_time, zone: row.zone, atMs: row.at_ms, repeatedHour: row.repeated_hour }
  return {
    id: row.id,
    stage: row.stage,
    stageBefore: row.stage_before,
    planned,
    pendingEdit: editOf(row.pending_edit),
    approval: row.approval,
    planNumber: row.plan_number,
    graceMinutes: row.grace_minutes,
    createdAtMs: row.created_at,
    updatedAtMs: row.updated_at,
  }
}

function editOf(kept: string | null): readonly SegmentText[] | null {
  return kept === null ? null : segmentTexts().parse(JSON.parse(kept))
}

function summaryOf(row: SummaryRow): PostSummary {
  return {
    ...postOf(row),
    excerpt: row.excerpt,
    segmentCount: row.segment_count,
    imageCount: row.image_count,
    variants: readVariants(row.variants),
    campaignId: row.campaign_id,
    labelIds: readLabels(row.labels),
    createdBy: row.created_by,
  }
}

function variantOf(row: VariantRow): Variant {
  return {
    id: row.id,
    postId: row.post_id,
    accountId: row.account_id,
    state: row.state,
    pendingEdit: editOf(row.pending_edit),
  }
}

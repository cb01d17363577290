/** Series of posts, and what became of their dates. What may be done with them is decided in `services/recurring*.ts`. */
import type { OnHoliday } from '#shared/domain/recurrence.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type Series = {
  readonly id: string
  /** What its posts are copies of: a post that is shown nowhere. */
  readonly patternId: string
  /** As `writeRule` of shared/domain/recurrence.ts gives it. */
  readonly rule: string
  readonly firstDay: string
  /** `10:00` */
  readonly hour: string
  readonly zone: OfficeZone
  readonly onHoliday: OnHoliday
  readonly makeAs: 'scheduled' | 'draft'
  /** How many days ahead its posts are made. */
  readonly aheadDays: number
  /** How many of its posts may wait for their hour. */
  readonly mostAhead: number
  readonly pausedAtMs: number | null
  /** Ended by a person, before its last date. */
  readonly endedAtMs: number | null
  /** Null: the office. */
  readonly writtenBy: string | null
  readonly createdAtMs: number
}

/** A date of a series that was decided about. */
export type Occurrence = {
  readonly seriesId: string
  /** By the rule. */
  readonly wallTime: string
  /** What the pause took back is `held`; `madeWallTime` is null where the post was given no hour. */
  readonly made:
    | {
        readonly postId: string
        readonly madeWallTime: string | null
        readonly digest: string
        readonly held: boolean
      }
    /** There is none: it fell on a holiday, or a person left it out. */
    | { readonly postId: null; readonly why: 'holiday' | 'left_out' }
}

type SeriesRow = {
  id: string
  pattern_id: string
  rule: string
  first_day: string
  hour: string
  zone: OfficeZone
  on_holiday: OnHoliday
  make_as: 'scheduled' | 'draft'
  ahead_days: number
  most_ahead: number
  paused_at: number | null
  ended_at: number | null
  written_by: string | null
  created_at: number
}
type OccurrenceRow = {
  series_id: string
  wall_time: string
  post_id: string | null
  why: 'holiday' | 'left_out' | null
  made_wall_time: string | null
  digest: string | null
  held: 0 | 1
}

export type SeriesTable = ReturnType<typeof createSeriesTable>

export function createSeriesTable(db: Sqlite) {
  const all = db.prepare<[], SeriesRow>('SELECT * FROM series ORDER BY created_at DESC, id DESC')
  const byId = db.prepare<[string], SeriesRow>('SELECT * FROM series WHERE id = ?')
  const put = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO series (id, pattern_id, rule, first_day, hour, zone, on_holiday, make_as, ahead_days, most_ahead, paused_at,
       ended_at, written_by, created_at)
     VALUES (@id, @patternId, @rule, @firstDay, @hour, @zone, @onHoliday, @makeAs, @aheadDays, @mostAhead, @pausedAtMs,
       @endedAtMs, @writtenBy, @createdAtMs)
     ON CONFLICT (id) DO UPDATE SET pattern_id = excluded.pattern_id, rule = excluded.rule, first_day = excluded.first_day,
       hour = excluded.hour, on_holiday = excluded.on_holiday, make_as = excluded.make_as, ahead_days = excluded.ahead_days,
       most_ahead = excluded.most_ahead, paused_at = excluded.paused_at, ended_at = excluded.ended_at,
       written_by = excluded.written_by`,
  )
  const remove = db.prepare<[string]>('DELETE FROM series WHERE id = ?')
  const occurrences = db.prepare<[string], OccurrenceRow>(
    'SELECT * FROM occurrence WHERE series_id = ? ORDER BY wall_time',
  )
  const ofPost = db.prepare<[string], OccurrenceRow>('SELECT * FROM occurrence WHERE post_id = ?')
  const putOccurrence = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO occurrence (series_id, wall_time, post_id, why, made_wall_time, digest, held)
       VALUES (@seriesId, @wallTime, @postId, @why, @madeWallTime, @digest, @held)
     ON CONFLICT (series_id, wall_time) DO UPDATE SET post_id = excluded.post_id, why = excluded.why,
       made_wall_time = excluded.made_wall_time, digest = excluded.digest, held = excluded.held`,
  )
  const removeOccurrence = db.prepare<[string, string]>('DELETE FROM occurrence WHERE series_id = ? AND wall_time = ?')
  const aheadOf = db
    .prepare<[string, number], number>(
      `SELECT count(*) FROM occurrence o JOIN post p ON p.id = o.post_id
       WHERE o.series_id = ? AND p.stage IN ('draft', 'scheduled') AND p.at_ms >= ?`,
    )
    .pluck()
  const between = db
    .prepare<[number, number], string>(
      `SELECT p.id FROM occurrence o JOIN post p ON p.id = o.post_id WHERE p.at_ms >= ? AND p.at_ms < ? ORDER BY p.at_ms`,
    )
    .pluck()
  const withoutPlace = db
    .prepare<[], string>(
      `SELECT p.id FROM occurrence o JOIN post p ON p.id = o.post_id WHERE p.stage = 'draft' ORDER BY o.wall_time LIMIT 500`,
    )
    .pluck()
  const copyParts = db.prepare<[string, string]>(
    'INSERT OR IGNORE INTO post_part (post_id, person_id) SELECT ?, person_id FROM post_part WHERE post_id = ?',
  )

  return {
    /** The newest first. */
    all: (): readonly Series[] => all.all().map(seriesOf),
    byId: (id: string): Series | null => {
      const row = byId.get(id)
      return row === undefined ? null : seriesOf(row)
    },
    put: (tx: WriteTx, series: Series): void => {
      put.run(series)
      tx.changed('planning', series.id)
    },
    /** With what was decided about its dates; its posts stay. */
    remove: (tx: WriteTx, id: string): void => {
      for (const { wall_time: wallTime } of occurrences.all(id)) removeOccurrence.run(id, wallTime)
      remove.run(id)
      tx.changed('planning', id)
    },
    /** By the dates of the rule. */
    occurrences: (seriesId: string): readonly Occurrence[] => occurrences.all(seriesId).map(occurrenceOf),
    ofPost: (postId: string): Occurrence | null => {
      const row = ofPost.get(postId)
      return row === undefined ? null : occurrenceOf(row)
    },
    putOccurrence: (tx: WriteTx, { seriesId, wallTime, made }: Occurrence): void => {
      const key = { seriesId, wallTime }
      putOccurrence.run(
        made.postId === null
          ? { ...key, ...made, madeWallTime: null, digest: null, held: 0 }
          : { ...key, ...made, why: null, held: made.held ? 1 : 0 },
      )
      tx.changed('planning', seriesId)
    },
    removeOccurrence: (tx: WriteTx, { seriesId, wallTime }: Pick<Occurrence, 'seriesId' | 'wallTime'>): void => {
      removeOccurrence.run(seriesId, wallTime)
      tx.changed('planning', seriesId)
    },
    /** How many of its posts wait for an hour from this instant on. */
    aheadOf: (seriesId: string, fromMs: number): number => aheadOf.get(seriesId, fromMs) ?? 0,
    /** Posts of series that stand in [fromMs, toMs), and those that are drafts. */
    postsOfSeries: (fromMs: number, toMs: number): readonly string[] => [
      ...new Set([...between.all(fromMs, toMs), ...withoutPlace.all()]),
    ],
    /** Whoever had a part in the words of one had it in those of its copy. */
    copyParts: (_tx: WriteTx, fromPostId: string, toPostId: string): void => {
      copyParts.run(toPostId, fromPostId)
    },
  }
}

function seriesOf(row: SeriesRow): Series {
  return {
    id: row.id,
    patternId: row.pattern_id,
    rule: row.rule,
    firstDay: row.first_day,
    hour: row.hour,
    zone: row.zone,
    onHoliday: row.on_holiday,
    makeAs: row.make_as,
    aheadDays: row.ahead_days,
    mostAhead: row.most_ahead,
    pausedAtMs: row.paused_at,
    endedAtMs: row.ended_at,
    writtenBy: row.written_by,
    createdAtMs: row.created_at,
  }
}

function occurrenceOf(row: OccurrenceRow): Occurrence {
  const { series_id: seriesId, wall_time: wallTime } = row
  if (row.post_id === null) return { seriesId, wallTime, made: { postId: null, why: row.why ?? 'left_out' } }
  return {
    seriesId,
    wallTime,
    made: {
      postId: row.post_id,
      madeWallTime: row.made_wall_time,
      digest: row.digest ?? '',
      held: row.held === 1,
    },
  }
}

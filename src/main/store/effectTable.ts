/** The rows of the outbox. Which row may go next and what becomes of it is decided in `sync/`. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import { OPEN_EFFECT_STATES, type EffectKind, type EffectState } from '#shared/domain/effect.ts'
import { effectPayload, type EffectPayload } from './effectPayload.ts'
import { LIMIT_CONCERN_OF_E } from './limitTable.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

/** A code that the window puts into words, and what the sentence needs. */
export type EffectError = { readonly code: string; readonly params: Readonly<Record<string, string | number>> }

export type Effect = {
  readonly seq: number
  readonly id: string
  readonly kind: EffectKind
  readonly accountId: string
  readonly afterSeq: number | null
  readonly postId: string | null
  readonly variantId: string | null
  readonly conversationId: string | null
  /** Which text of its post it belongs to, from 1; null for what belongs to no post. */
  readonly part: number | null
  readonly payload: EffectPayload
  readonly idempotencyKey: string
  readonly state: EffectState
  readonly attempts: number
  readonly dueAtMs: number
  readonly notBeforeMs: number
  readonly missAtMs: number | null
  readonly leaseUntilMs: number | null
  /** When the attempt whose fate is open was committed; null unless running or uncertain. */
  readonly sentAtMs: number | null
  readonly absentChecks: number
  /** When the attempt that published it was committed; null until it is known to be out. */
  readonly leftAtMs: number | null
  readonly remoteId: string | null
  readonly lastError: EffectError | null
  readonly createdAtMs: number
}

export type NewEffect = Pick<
  Effect,
  | 'id'
  | 'accountId'
  | 'afterSeq'
  | 'postId'
  | 'variantId'
  | 'conversationId'
  | 'part'
  | 'payload'
  | 'idempotencyKey'
  | 'dueAtMs'
  | 'missAtMs'
> & {
  /** Of the text it publishes, so that the same text is found again; null where it publishes none of a post. */
  readonly textDigest: string | null
}

/** At most so many posts of one account leave within a window; a thread is one post, by its first text. */
export type Brake = { readonly posts: number; readonly windowMs: number }

type EffectRow = {
  seq: number
  id: string
  kind: EffectKind
  account_id: string
  after_seq: number | null
  post_id: string | null
  variant_id: string | null
  conversation_id: string | null
  part: number | null
  payload: string
  idempotency_key: string
  state: EffectState
  attempts: number
  due_at: number
  not_before: number
  miss_at: number | null
  lease_until: number | null
  sent_at: number | null
  absent_checks: number
  left_at: number | null
  remote_id: string | null
  last_error: string | null
  created_at: number
  updated_at: number
}

const effectError = lazily(() =>
  z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
)
/** Posts by their first text; exclusive of the instant at which the window ends. */
const LEFT_OF_LATE = `kind = 'publish_segment' AND part = 1 AND left_at > @from AND left_at < @to`
const OPEN = OPEN_EFFECT_STATES.map((state) => `'${state}'`).join(', ')

export type EffectTable = ReturnType<typeof createEffectTable>

export function createEffectTable(db: Sqlite) {
  const insert = db.prepare<[Record<string, string | number | null>], { seq: number }>(
    `INSERT INTO effect (id, kind, account_id, after_seq, post_id, variant_id, conversation_id, part, payload, idempotency_key,
       text_digest, state, due_at, not_before, miss_at, created_at, updated_at)
     VALUES (@id, @kind, @accountId, @afterSeq, @postId, @variantId, @conversationId, @part, @payload, @idempotencyKey,
       @textDigest, 'queued', @dueAtMs, @dueAtMs, @missAtMs, @now, @now)
     RETURNING seq`,
  )
  const update = db.prepare<[Record<string, string | number | null>]>(
    `UPDATE effect SET state = @state, attempts = @attempts, due_at = @dueAtMs, not_before = @notBeforeMs, miss_at = @missAtMs,
       lease_until = @leaseUntilMs, sent_at = @sentAtMs, absent_checks = @absentChecks, left_at = @leftAtMs,
       remote_id = @remoteId,
       last_error = @lastError, payload = @payload, updated_at = @now
     WHERE seq = @seq`,
  )
  // Due, not past its hour, nothing running or uncertain in the lane, its predecessor done, no limit on, the account
  // able to send, the brake not on (what is published by hand is paced by the hand). A thread that has begun
  // is finished first, then by (due_at, seq).
  const claimable = db.prepare<
    [Record<'now' | 'from' | 'to' | 'posts', number> & { readonly byTheHour: string | null; readonly unread: string }],
    EffectRow
  >(
    `SELECT e.* FROM effect e
       JOIN account a ON a.id = e.account_id AND a.state = 'connected'
       LEFT JOIN effect p ON p.seq = e.after_seq
       LEFT JOIN (SELECT account_id, count(*) AS posts FROM effect WHERE ${LEFT_OF_LATE} GROUP BY account_id) r
         ON r.account_id = e.account_id
     WHERE e.state = 'queued' AND e.not_before <= @now
       AND (e.kind <> 'publish_segment' OR e.part > 1 OR a.mode = 'assisted' OR coalesce(r.posts, 0) < @posts)
       AND (e.miss_at IS NULL OR (e.miss_at >= @now
         AND (@byTheHour IS NULL OR e.variant_id IN (SELECT value FROM json_each(@byTheHour)))))
       AND (e.after_seq IS NULL OR p.state = 'done')
       AND (e.kind NOT IN ('reply', 'direct_message') OR e.account_id NOT IN (SELECT value FROM json_each(@unread)))
       AND NOT EXISTS (SELECT 1 FROM limit_holder h JOIN limit_pause l ON l.scope = h.scope AND l.holder = h.holder
         WHERE h.account_id = e.account_id AND l.concern = ${LIMIT_CONCERN_OF_E} AND l.paused_until > @now)
       AND NOT EXISTS (SELECT 1 FROM effect x WHERE x.account_id = e.account_id AND x.state IN ('running', 'uncertain'))
     ORDER BY coalesce(e.part, 1) > 1 DESC, e.due_at, e.seq LIMIT 1`,
  )
  const bySeq = db.prepare<[number], EffectRow>('SELECT * FROM effect WHERE seq = ?')
  const byId = db.prepare<[string], EffectRow>('SELECT * FROM effect WHERE id = ?')
  const byState = db.prepare<[EffectState], EffectRow>('SELECT * FROM effect WHERE state = ? ORDER BY due_at, seq')
  const open = db.prepare<[], EffectRow>(`SELECT * FROM effect WHERE state IN (${OPEN}) ORDER BY due_at, seq`)
  const openCount = db
    .prepare<[], number>(`SELECT count(DISTINCT coalesce(variant_id, id)) FROM effect WHERE state IN (${OPEN})`)
    .pluck()
  const overdue = db.prepare<[number], EffectRow>(
    // Later parts of a thread wait for the first that is missing; that one asks for all of them.
    `SELECT e.* FROM effect e LEFT JOIN effect p ON p.seq = e.after_seq
     WHERE e.state = 'queued' AND e.miss_at < ? AND (e.after_seq IS NULL OR p.state = 'done') ORDER BY e.due_at, e.seq`,
  )
  const threads = db.prepare<[], { variant_id: string; out: number; total: number }>(
    `SELECT s.variant_id, sum(s.state = 'done') AS out, count(*) AS total FROM effect s
     WHERE s.kind = 'publish_segment' AND s.state <> 'cancelled'
       AND s.variant_id IN (SELECT variant_id FROM effect WHERE state IN (${OPEN}))
       AND NOT EXISTS (SELECT 1 FROM effect d WHERE d.variant_id = s.variant_id AND d.kind = 'delete_post'
         AND d.state = 'done' AND d.payload ->> '$.remoteId' = s.remote_id)
     GROUP BY s.variant_id HAVING total > 1 OR out > 0`,
  )
  const dueCount = db
    .prepare<[number], number>("SELECT count(*) FROM effect WHERE state = 'queued' AND due_at <= ?")
    .pluck()
  const ofVariant = db.prepare<[string], EffectRow>('SELECT * FROM effect WHERE variant_id = ? ORDER BY seq')
  const openOfConversation = db.prepare<[string], EffectRow>(
    `SELECT * FROM effect WHERE conversation_id = ? AND state IN (${OPEN}) ORDER BY seq`,
  )
  const brakedUntil = db
    .prepare<[{ accountId: string; from: number; to: number; nth: number }], number>(
      `SELECT left_at FROM effect WHERE ${LEFT_OF_LATE} AND account_id = @accountId
       ORDER BY left_at DESC LIMIT 1 OFFSET @nth - 1`,
    )
    .pluck()
  const awaited = db
    .prepare<[{ accountId: string; from: number; to: number }], number>(
      `SELECT EXISTS (SELECT 1 FROM effect WHERE state = 'uncertain' AND account_id = @accountId)
           OR EXISTS (SELECT 1 FROM effect WHERE ${LEFT_OF_LATE} AND account_id = @accountId)`,
    )
    .pluck()
  const stranded = db.prepare<[{ now: number; longest: number }], EffectRow>(
    `SELECT * FROM effect WHERE state = 'uncertain' AND not_before > @now
     UNION ALL
     SELECT * FROM effect WHERE state = 'queued' AND not_before > @now + @longest
       AND (miss_at IS NULL OR not_before > due_at + @longest)`,
  )
  const nextInstant = db
    .prepare<[{ now: number; from: number; to: number }], number | null>(
      `SELECT min(at) FROM (
         SELECT min(e.not_before) AS at FROM effect e WHERE e.state = 'queued' AND e.not_before > @now
         UNION ALL SELECT min(e.miss_at + 1) FROM effect e WHERE e.state = 'queued' AND e.miss_at >= @now
         UNION ALL SELECT min(paused_until) FROM limit_pause WHERE paused_until > @now
         UNION ALL SELECT min(left_at) + @now - @from FROM effect WHERE ${LEFT_OF_LATE}
         UNION ALL SELECT min(e.not_before) FROM effect e WHERE e.state = 'uncertain')`,
    )
    .pluck()
  // Numbered over the whole life of the effect; `effect.attempts` starts anew when a person tries again.
  const startAttempt = db.prepare<[{ seq: number; now: number; request: string }]>(
    `INSERT INTO attempt (effect_seq, number, started_at, request, known_item_seq)
     SELECT @seq, coalesce(max(number), 0) + 1, @now, @request, (SELECT coalesce(max(seq), 0) FROM item)
     FROM attempt WHERE effect_seq = @seq`,
  )
  const endAttempt = db.prepare<[{ seq: number; now: number; outcome: string }]>(
    `UPDATE attempt SET ended_at = @now, outcome = @outcome
     WHERE effect_seq = @seq AND number = (SELECT max(number) FROM attempt WHERE effect_seq = @seq)`,
  )
  const lastRequest = db
    .prepare<[number], string>('SELECT request FROM attempt WHERE effect_seq = ? ORDER BY number DESC LIMIT 1')
    .pluck()
  const firstStart = db
    .prepare<[number], number | null>('SELECT min(started_at) FROM attempt WHERE effect_seq = ?')
    .pluck()
  const remoteIdKnown = db
    .prepare<[string, string], number>('SELECT 1 FROM effect WHERE account_id = ? AND remote_id = ?')
    .pluck()
  const itemKnownBefore = db
    .prepare<[{ seq: number; accountId: string; remoteId: string }], number>(
      `SELECT 1 FROM item WHERE account_id = @accountId AND kind IN ('public', 'direct') AND remote_id = @remoteId
         AND seq <= (SELECT known_item_seq FROM attempt WHERE effect_seq = @seq ORDER BY number LIMIT 1)`,
    )
    .pluck()
  const one = (row: EffectRow | undefined): Effect | null => (row === undefined ? null : effectOf(row))

  return {
    /** Queues an effect and answers its seq, for `afterSeq` of the next one. */
    enqueue: (tx: WriteTx, effect: NewEffect): number => {
      const row = insert.get({
        id: effect.id,
        kind: effect.payload.kind,
        accountId: effect.accountId,
        afterSeq: effect.afterSeq,
        postId: effect.postId,
        variantId: effect.variantId,
        conversationId: effect.conversationId,
        part: effect.part,
        payload: JSON.stringify(effect.payload),
        idempotencyKey: effect.idempotencyKey,
        textDigest: effect.textDigest,
        dueAtMs: effect.dueAtMs,
        missAtMs: effect.missAtMs,
        now: tx.nowMs,
      })
      if (row === undefined) throw new Error('RETURNING answered nothing')
      tx.changed('outbox', effect.id)
      return row.seq
    },
    save: (tx: WriteTx, effect: Effect): void => {
      update.run({
        seq: effect.seq,
        state: effect.state,
        attempts: effect.attempts,
        dueAtMs: effect.dueAtMs,
        notBeforeMs: effect.notBeforeMs,
        missAtMs: effect.missAtMs,
        leaseUntilMs: effect.leaseUntilMs,
        sentAtMs: effect.sentAtMs,
        absentChecks: effect.absentChecks,
        leftAtMs: effect.leftAtMs,
        remoteId: effect.remoteId,
        lastError: effect.lastError === null ? null : JSON.stringify(effect.lastError),
        payload: JSON.stringify(effect.payload),
        now: tx.nowMs,
      })
      tx.changed('outbox', effect.id)
    },
    /**
     * The next effect that may leave at this instant, over all lanes; null when none may.
     * @param byTheHour while the clock is not believed, only the variants that may leave by their hour all the same; what has
     *   no hour leaves in any case
     * @param unread accounts whose answers wait until their messages have been read
     */
    claimable: (
      nowMs: number,
      brake: Brake,
      byTheHour: 'all' | readonly string[] = 'all',
      unread: readonly string[] = [],
    ): Effect | null =>
      one(
        claimable.get({
          now: nowMs,
          posts: brake.posts,
          ...windowOf(nowMs, brake),
          byTheHour: byTheHour === 'all' ? null : JSON.stringify(byTheHour),
          unread: JSON.stringify(unread),
        }),
      ),
    /** Until when the brake holds an account's next post; null when one may leave now. */
    brakedUntilMs: (accountId: string, nowMs: number, brake: Brake): number | null => {
      const leftAt = brakedUntil.get({ accountId, nth: brake.posts, ...windowOf(nowMs, brake) })
      return leftAt === undefined ? null : leftAt + brake.windowMs
    },
    /** Whether the fate of something of an account is open, or a post of it left within `lastMs`: reactions to it come in. */
    isAwaited: (accountId: string, nowMs: number, lastMs: number): boolean =>
      awaited.get({ accountId, from: nowMs - lastMs, to: nowMs + lastMs }) === 1,
    /** Uncertain and to be looked for later, or queued and to wait longer than `longestMs` for no hour of its own. */
    stranded: (nowMs: number, longestMs: number): readonly Effect[] =>
      stranded.all({ now: nowMs, longest: longestMs }).map(effectOf),
    bySeq: (seq: number): Effect | null => one(bySeq.get(seq)),
    byId: (id: string): Effect | null => one(byId.get(id)),
    inState: (state: EffectState): readonly Effect[] => byState.all(state).map(effectOf),
    /** Everything still to happen or of open fate, by its hour. */
    open: (): readonly Effect[] => open.all().map(effectOf),
    /** How many posts (per account), answers and other effects are open; the parts of a post count once. */
    openCount: (): number => openCount.get() ?? 0,
    /** Queued, and past the instant after which it is missed. */
    overdue: (nowMs: number): readonly Effect[] => overdue.all(nowMs).map(effectOf),
    /** For each variant with something open that is a thread or partly out: how many of its texts are out, of how many. */
    openThreads: (): ReadonlyMap<string, { readonly out: number; readonly total: number }> =>
      new Map(threads.all().map(({ variant_id, out, total }) => [variant_id, { out, total }])),
    /** How many are queued whose hour has come. */
    dueCount: (nowMs: number): number => dueCount.get(nowMs) ?? 0,
    ofVariant: (variantId: string): readonly Effect[] => ofVariant.all(variantId).map(effectOf),
    openOfConversation: (conversationId: string): readonly Effect[] =>
      openOfConversation.all(conversationId).map(effectOf),
    /** When the outbox has something to look at next; null when only a change can bring work. */
    nextInstant: (nowMs: number, brake: Brake): number | null =>
      nextInstant.get({ now: nowMs, ...windowOf(nowMs, brake) }) ?? null,
    startAttempt: (tx: WriteTx, effect: Effect, request: unknown): void => {
      startAttempt.run({ seq: effect.seq, now: tx.nowMs, request: JSON.stringify(request) })
    },
    endAttempt: (tx: WriteTx, effect: Effect, outcome: unknown): void => {
      endAttempt.run({ seq: effect.seq, now: tx.nowMs, outcome: JSON.stringify(outcome) })
    },
    /** What the newest attempt of an effect asked for, as it was written before it left. */
    lastRequest: (seq: number): unknown => {
      const request = lastRequest.get(seq)
      return request === undefined ? null : JSON.parse(request)
    },
    /** When the first attempt was about to leave; null before any. */
    firstAttemptAtMs: (seq: number): number | null => firstStart.get(seq) ?? null,
    /** Whether a post of the network is one that an effect of ours made. */
    isOurs: (accountId: string, remoteId: string): boolean => remoteIdKnown.get(accountId, remoteId) !== undefined,
    /** Whether a post or message of the network was in the store already when the effect's first attempt was committed. */
    wasKnownBefore: ({ seq, accountId }: Effect, remoteId: string): boolean =>
      itemKnownBefore.get({ seq, accountId, remoteId }) !== undefined,
  }
}

/** In both directions: what left "later" than now left before the clock was set back. */
function windowOf(nowMs: number, { windowMs }: Brake): { readonly from: number; readonly to: number } {
  return { from: nowMs - windowMs, to: nowMs + windowMs }
}

function effectOf(row: EffectRow): Effect {
  return {
    seq: row.seq,
    id: row.id,
    kind: row.kind,
    accountId: row.account_id,
    afterSeq: row.after_seq,
    postId: row.post_id,
    variantId: row.variant_id,
    conversationId: row.conversation_id,
    part: row.part,
    payload: effectPayload().parse(JSON.parse(row.payload)),
    idempotencyKey: row.idempotency_key,
    state: row.state,
    attempts: row.attempts,
    dueAtMs: row.due_at,
    notBeforeMs: row.not_before,
    missAtMs: row.miss_at,
    leaseUntilMs: row.lease_until,
    sentAtMs: row.sent_at,
    absentChecks: row.absent_checks,
    leftAtMs: row.left_at,
    remoteId: row.remote_id,
    lastError: row.last_error === null ? null : effectError().parse(JSON.parse(row.last_error)),
    createdAtMs: row.created_at,
  }
}

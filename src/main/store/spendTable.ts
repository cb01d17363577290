/** What the network charged for, append-only. Sums are always `sum(micros)`: what is taken back is a row of its own. */
import { PRICE_KINDS, READ_PRICE_KINDS, type PriceKind } from '#shared/domain/prices.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

/** `uncertain` counts as spent until it is `confirmed` or `released`. */
export type SpendEntry = 'charged' | 'uncertain' | 'confirmed' | 'released'

export type NewSpend = {
  readonly accountId: string
  readonly kind: PriceKind
  readonly entry: SpendEntry
  readonly count: number
  readonly micros: number
  readonly effectSeq: number | null
}

export type SpendOfEffect = Pick<NewSpend, 'kind' | 'entry' | 'count' | 'micros'>

export type SpendSum = {
  readonly accountId: string
  readonly kind: PriceKind
  readonly count: number
  readonly micros: number
}

type SumRow = { account_id: string; kind: string; count: number; micros: number }
type EffectRow = { kind: string; entry: SpendEntry; count: number; micros: number }
type Span = { readonly fromMs: number; readonly toMs: number }

export type SpendTable = ReturnType<typeof createSpendTable>

export function createSpendTable(db: Sqlite) {
  const insert = db.prepare<[NewSpend & { now: number }]>(
    `INSERT INTO spend (at_ms, account_id, kind, entry, count, micros, effect_seq)
     VALUES (@now, @accountId, @kind, @entry, @count, @micros, @effectSeq)`,
  )
  const last = db.prepare<[number], EffectRow>(
    'SELECT kind, entry, count, micros FROM spend WHERE effect_seq = ? ORDER BY seq DESC LIMIT 1',
  )
  const total = db
    .prepare<[Span], number | null>('SELECT sum(micros) FROM spend WHERE at_ms >= @fromMs AND at_ms < @toMs')
    .pluck()
  const ofReading = db
    .prepare<[Span], number | null>(
      `SELECT sum(micros) FROM spend WHERE at_ms >= @fromMs AND at_ms < @toMs
         AND kind IN (${READ_PRICE_KINDS.map((kind) => `'${kind}'`).join(', ')})`,
    )
    .pluck()
  const sums = db.prepare<[Span], SumRow>(
    `SELECT account_id, kind, sum(count) AS count, sum(micros) AS micros FROM spend
     WHERE at_ms >= @fromMs AND at_ms < @toMs GROUP BY account_id, kind ORDER BY account_id, kind`,
  )
  const open = db
    .prepare<[], number | null>(
      `SELECT sum(micros) FROM spend s WHERE entry = 'uncertain'
         AND NOT EXISTS (SELECT 1 FROM spend later WHERE later.effect_seq = s.effect_seq AND later.seq > s.seq)`,
    )
    .pluck()

  return {
    add: (tx: WriteTx, row: NewSpend): void => {
      insert.run({ ...row, now: tx.nowMs })
      tx.changed('spend', row.accountId)
    },
    /** The newest row of an effect; null where it cost nothing yet. */
    lastOfEffect: (effectSeq: number): SpendOfEffect | null => {
      const row = last.get(effectSeq)
      const kind = row === undefined ? null : kindOf(row.kind)
      return row === undefined || kind === null ? null : { ...row, kind }
    },
    readMicros: (fromMs: number, toMs: number): number => ofReading.get({ fromMs, toMs }) ?? 0,
    totalMicros: (fromMs: number, toMs: number): number => total.get({ fromMs, toMs }) ?? 0,
    sums: (fromMs: number, toMs: number): readonly SpendSum[] =>
      sums.all({ fromMs, toMs }).flatMap((row) => {
        const kind = kindOf(row.kind)
        return kind === null ? [] : [{ accountId: row.account_id, kind, count: row.count, micros: row.micros }]
      }),
    /** Of that, what nobody knows yet to have been charged. */
    uncertainMicros: (): number => open.get() ?? 0,
  }
}

/** A kind that a later version wrote is in the totals, and has no name here. */
function kindOf(text: string): PriceKind | null {
  return PRICE_KINDS.find((kind) => kind === text) ?? null
}

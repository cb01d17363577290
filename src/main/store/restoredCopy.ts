/**
 * What makes a copy of the database recognisable as one when it is opened in the place of the original, and what the
 * original still knew: without both, everything that went out since the copy would go out again (docs/specs/backup.md §4).
 */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import { EFFECT_STATES, OPEN_EFFECT_STATES } from '#shared/domain/effect.ts'
import { openUnmigrated } from './openStore.ts'
import type { Sqlite } from './sqlite.ts'

/** Lies in the copy itself: also a file that somebody put in place by hand is recognised. */
const MARK = 'copy'
const TRACES = 'copyTraces'

export const copyMark = lazily(() =>
  z.object({
    madeAtMs: z.int(),
    cause: z.enum(['backup', 'salvage']),
    /** Salvaged: the tables of which something could not be read. */
    lost: z.array(z.string()).readonly().default([]),
  }),
)
export type CopyMark = Parsed<typeof copyMark>
type NewCopyMark = z.input<ReturnType<typeof copyMark>>

/** What the database that was in place before knew of what is open in the copy. */
export const presentTraces = lazily(() =>
  z.object({
    /** By effect: what became of it. */
    effects: z.record(z.string(), z.object({ state: z.enum(EFFECT_STATES), remoteId: z.string().nullable() })),
    /** Variants of which something left, or may have, that the copy does not know of. */
    touchedVariants: z.array(z.string()),
  }),
)
export type PresentTraces = Parsed<typeof presentTraces>

const PUT = 'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'

export function markAsCopy(db: Sqlite, mark: NewCopyMark): void {
  db.prepare(PUT).run(MARK, JSON.stringify(mark))
}

/** @returns null where the database is the original */
export function readCopyMark(db: Sqlite): { readonly mark: CopyMark; readonly traces: PresentTraces | null } | null {
  const value = (key: string): unknown => {
    const row = db.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck().get(key)
    return row === undefined ? null : JSON.parse(row)
  }
  const mark = value(MARK)
  if (mark === null) return null
  return { mark: copyMark().parse(mark), traces: presentTraces().nullable().parse(value(TRACES)) }
}

/** In the transaction that has drawn the consequences. */
export function clearCopyMark(db: Sqlite): void {
  db.prepare('DELETE FROM setting WHERE key IN (?, ?)').run(MARK, TRACES)
}

/**
 * Writes into a copy that is about to take the place of `present` what that one knows: what became of everything that is
 * open in the copy, and the credentials that are newer (a refresh token is good for one use).
 */
export function prepareRestored(task: {
  readonly path: string
  readonly key: Uint8Array
  readonly present: { readonly path: string; readonly key: Uint8Array } | null
}): { readonly presentRead: boolean } {
  const copy = openUnmigrated(task.path, task.key)
  try {
    if (task.present === null) return { presentRead: false }
    const sameKey = Buffer.compare(task.key, task.present.key) === 0
    let found: { readonly traces: PresentTraces; readonly secrets: readonly SecretRow[] }
    try {
      const present = openUnmigrated(task.present.path, task.present.key)
      try {
        found = { traces: tracesOf(copy, present), secrets: sameKey ? secretsOf(present) : [] }
      } finally {
        present.close()
      }
    } catch {
      // Damaged, or of another version: what it knew is not known, and everything that is open will ask.
      return { presentRead: false }
    }
    copy.transaction(() => {
      copy.prepare(PUT).run(TRACES, JSON.stringify(found.traces))
      keepSecrets(copy, found.secrets)
    })()
    return { presentRead: true }
  } finally {
    copy.close()
  }
}

type EffectTrace = {
  id: string
  state: (typeof EFFECT_STATES)[number]
  remote_id: string | null
  variant_id: string | null
}
const EFFECTS = 'SELECT id, state, remote_id, variant_id FROM effect'

function tracesOf(copy: Sqlite, present: Sqlite): PresentTraces {
  const mine = copy.prepare<[], EffectTrace>(EFFECTS).all()
  const doneInCopy = new Set(mine.filter(({ state }) => state === 'done').map(({ id }) => id))
  const open: ReadonlySet<string> = new Set(OPEN_EFFECT_STATES)
  const openInCopy = new Set(mine.filter(({ state }) => open.has(state)).map(({ id }) => id))
  const theirs = present.prepare<[], EffectTrace>(EFFECTS).all()
  const mayBeOut: ReadonlySet<string> = new Set(['done', 'running', 'uncertain'])
  return {
    effects: Object.fromEntries(
      theirs
        .filter(({ id }) => openInCopy.has(id))
        .map(({ id, state, remote_id }) => [id, { state, remoteId: remote_id }]),
    ),
    touchedVariants: [
      ...new Set(
        theirs
          .filter(({ id, state }) => mayBeOut.has(state) && !doneInCopy.has(id))
          .flatMap(({ variant_id }) => variant_id ?? []),
      ),
    ],
  }
}

type SecretRow = { account_id: string; name: string; sealed: Uint8Array; updated_at: number }

const secretsOf = (db: Sqlite): readonly SecretRow[] => db.prepare<[], SecretRow>('SELECT * FROM secret').all()

function keepSecrets(copy: Sqlite, secrets: readonly SecretRow[]): void {
  const put = copy.prepare<[SecretRow]>(
    `INSERT INTO secret (account_id, name, sealed, updated_at)
     SELECT @account_id, @name, @sealed, @updated_at WHERE EXISTS (SELECT 1 FROM account WHERE id = @account_id)
     ON CONFLICT (account_id, name) DO UPDATE SET sealed = excluded.sealed, updated_at = excluded.updated_at`,
  )
  for (const secret of secrets) put.run(secret)
}

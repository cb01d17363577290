/** What years of work in a seeded inbox would have left, by statements: living through each of its hours would take days. */
import { scryptSync } from 'node:crypto'
import type { Sqlite } from '../../src/main/store/sqlite.ts'

/** Who acts in a seeded office, where somebody has to. */
export const SEEDED_COORDINATOR = { personId: personId(0), pin: '274913' } as const

/** Each part does nothing where it was done already, so that a profile of an earlier version is brought up to date. */
export function fillClocks(db: Sqlite): void {
  const isEmpty = (table: 'measured_time' | 'person' | 'handoff'): boolean =>
    db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined
  if (isEmpty('measured_time')) fillTimes(db)
  if (isEmpty('person')) fillPeople(db)
  if (isEmpty('handoff')) fillHandoffsAndMarks(db)
}

/**
 * Each conversation that is closed has a resolution, each with an answer of ours a first response; some were dropped. What is
 * not closed is open since its first word.
 */
function fillTimes(db: Sqlite): void {
  db.exec(`BEGIN;
    CREATE TEMP TABLE clock AS
      SELECT c.id, c.account_id, c.status, min(i.written_at) FILTER (WHERE i.direction = 'in') AS began,
        min(i.written_at) FILTER (WHERE i.direction = 'out') AS answered, max(i.written_at) AS last
      FROM item i JOIN conversation c ON c.id = i.conversation_id GROUP BY i.conversation_id HAVING began IS NOT NULL;
    INSERT INTO measured_time (conversation_id, account_id, kind, outcome, since, ended_at, business_ms, aimed, due_at, late,
        by_hand)
      SELECT id, account_id, kind, outcome, began, ended, (ended - began) / 4, 1, NULL, ended - began > 14400000, 0 FROM (
        SELECT id, account_id, 'response' AS kind, CASE WHEN answered > began THEN 'met' ELSE 'dropped' END AS outcome, began,
          CASE WHEN answered > began THEN answered ELSE last + abs(random()) % 86400000 END AS ended
        FROM clock WHERE answered > began OR status IN ('resolved', 'ignored')
        UNION ALL
        SELECT id, account_id, 'resolution', 'met', began, last + abs(random()) % 86400000 FROM clock
        WHERE status IN ('resolved', 'ignored'))
      ORDER BY ended;
    UPDATE conversation SET clock_open_since = t.began,
        waiting_since = CASE WHEN conversation.status = 'waiting_citizen' THEN NULL ELSE t.last END
      FROM temp.clock t WHERE t.id = conversation.id AND conversation.status NOT IN ('resolved', 'ignored');
    INSERT INTO conversation_label (conversation_id, label_id)
      SELECT c.id, l.id FROM conversation c JOIN label l WHERE abs(random()) % 4 = 0;
    DROP TABLE temp.clock;
    COMMIT;`)
}

const PEOPLE = 12

function personId(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
}

/** A dozen people, who ended most of what was ended; all have one PIN. */
function fillPeople(db: Sqlite): void {
  const cost = 2 ** 10
  const salt = Buffer.alloc(16, 'mando')
  const hash = scryptSync(SEEDED_COORDINATOR.pin, salt, 32, { N: cost, r: 8, p: 1 }).toString('base64')
  const pinHash = JSON.stringify({ cost, salt: salt.toString('base64'), hash })
  const add = db.prepare<[id: string, name: string, key: string, role: string, pinHash: string]>(
    'INSERT INTO person (id, name, name_key, role, pin_hash, created_at) VALUES (?, ?, ?, ?, ?, 0)',
  )
  const give = db.prepare<[id: string, every: number, n: number]>(
    'UPDATE measured_time SET person_id = ? WHERE seq % ? = ?',
  )
  const all = db.transaction(() => {
    for (let n = 0; n < PEOPLE; n += 1) {
      const id = personId(n)
      add.run(id, `Persona ${String(n)}`, `persona ${String(n)}`, n === 0 ? 'coordinator' : 'editor', pinHash)
      give.run(id, PEOPLE + 1, n)
    }
  })
  all()
}

/** A UUID of chance (RFC 9562, version 4) for each row. */
const RANDOM_ID = `(SELECT substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-8' || substr(h, 18, 3) || '-' ||
  substr(h, 21) FROM (SELECT lower(hex(randomblob(16))) AS h, seq))`

/** One conversation in fifty went elsewhere, one in a hundred was urgent. */
function fillHandoffsAndMarks(db: Sqlite): void {
  db.exec(`BEGIN;
    INSERT INTO handoff (id, conversation_id, channel, recipient, text, form_notice, reference, opened_at, opened_by, closed_at,
        told_in_public)
      SELECT ${RANDOM_ID}, conversation_id,
        CASE seq % 4 WHEN 0 THEN 'direct' WHEN 1 THEN 'email' WHEN 2 THEN 'form' ELSE 'other' END, 'Registro', '', 0, '',
        since + 3600000, person_id, CASE WHEN seq % 9 > 0 THEN ended_at + 86400000 END, CASE WHEN seq % 9 > 0 THEN 0 END
      FROM measured_time WHERE kind = 'response' AND abs(random()) % 50 = 0;
    INSERT INTO urgent_mark (id, conversation_id, marked_at, ended, ended_at)
      SELECT ${RANDOM_ID}, conversation_id, since + 60000,
        CASE WHEN seq % 5 = 0 THEN 'false_alarm' ELSE 'dealt_with' END, ended_at
      FROM measured_time WHERE kind = 'response' AND abs(random()) % 100 = 0;
    COMMIT;`)
}

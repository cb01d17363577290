/** What years of work in a seeded inbox would have left, by statements: living through each of its hours would take days. */
import type { Sqlite } from '../../src/main/store/sqlite.ts'

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

/** A dozen people, who ended most of what was ended. */
function fillPeople(db: Sqlite): void {
  db.exec(`BEGIN;
    WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 11)
      INSERT INTO person (id, name, name_key, role, pin_hash, created_at)
        SELECT 'persona-' || n, 'Persona ' || n, 'persona ' || n, 'editor', 'unused', 0 FROM number;
    UPDATE measured_time SET person_id = 'persona-' || (seq % 13) WHERE seq % 13 < 12;
    COMMIT;`)
}

/** One conversation in fifty went elsewhere, one in a hundred was urgent. */
function fillHandoffsAndMarks(db: Sqlite): void {
  db.exec(`BEGIN;
    INSERT INTO handoff (id, conversation_id, channel, recipient, text, form_notice, reference, opened_at, opened_by, closed_at,
        told_in_public)
      SELECT lower(hex(randomblob(16))), conversation_id,
        CASE seq % 4 WHEN 0 THEN 'direct' WHEN 1 THEN 'email' WHEN 2 THEN 'form' ELSE 'other' END, 'Registro', '', 0, '',
        since + 3600000, person_id, CASE WHEN seq % 9 > 0 THEN ended_at + 86400000 END, CASE WHEN seq % 9 > 0 THEN 0 END
      FROM measured_time WHERE kind = 'response' AND abs(random()) % 50 = 0;
    INSERT INTO urgent_mark (id, conversation_id, marked_at, ended, ended_at)
      SELECT lower(hex(randomblob(16))), conversation_id, since + 60000,
        CASE WHEN seq % 5 = 0 THEN 'false_alarm' ELSE 'dealt_with' END, ended_at
      FROM measured_time WHERE kind = 'response' AND abs(random()) % 100 = 0;
    COMMIT;`)
}

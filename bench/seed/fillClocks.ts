/** What the clocks of a seeded inbox would have measured over its years, by statements: a clock for each would take hours. */
import type { Sqlite } from '../../src/main/store/sqlite.ts'

/**
 * Each conversation that is closed has a resolution, each with an answer of ours a first response; some were dropped. What is
 * not closed is open since its first word. Nothing where it was done already.
 */
export function fillClocks(db: Sqlite): void {
  if (db.prepare('SELECT 1 FROM measured_time LIMIT 1').get() !== undefined) return
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

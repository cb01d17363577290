/** The digest by which equal texts are found: SQLite knows no Unicode forms, so it is worked out here and kept. */
import { createHash } from 'node:crypto'
import { comparableText } from '#shared/domain/sameText.ts'
import type { Sqlite } from './sqlite.ts'

/** SHA-256 of the comparable text, in hex; null where there is nothing to compare. */
export function textDigest(text: string): string | null {
  const comparable = comparableText(text)
  return comparable === '' ? null : createHash('sha256').update(comparable).digest('hex')
}

/** For migrations, as `text_digest(text)`. Nothing of the schema may name it: other connections do not know it. */
export function offerTextDigest(db: Sqlite): void {
  db.function('text_digest', { deterministic: true, directOnly: true }, (text) =>
    typeof text === 'string' ? textDigest(text) : null,
  )
}

/** Posts as files make trouble with them: texts, and instants around the nights on which the clocks are changed. */
import fc from 'fast-check'
import type { ExportedPost } from '../../src/main/services/calendarExport.ts'

/** Characters without a sign are taken out of files (docs/specs/calendarFiles.md §2.5). */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
}

/** What makes trouble in files: separators, quotes, folds in the middle of a character, signs of formulas. */
export const awkward = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        "'",
        '"',
        ';',
        ',',
        '\t',
        '\n',
        '\\',
        '\\n',
        ':',
        '👩‍👩‍👧',
        'ñ',
        '🚓',
        ' ',
        'BEGIN:VEVENT',
        '\r\n',
      ),
      fc.string({ maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((parts) => withoutControls(parts.join('').replace(/\r\n?/gu, '\n')))
  .filter((text) => text.trim() !== '')
/** Around both nights on which the clocks are changed. */
export const instant = fc
  .tuple(
    fc.constantFrom(Date.UTC(2027, 2, 28), Date.UTC(2027, 9, 31), Date.UTC(2027, 5, 1)),
    fc.integer({ min: -180, max: 300 }),
  )
  .map(([near, minutes]) => near + minutes * 60_000)

export const exported = (post: Partial<ExportedPost>): ExportedPost => ({
  postId: '00000000-0000-7000-8000-000000000001',
  state: 'scheduled',
  atMs: Date.UTC(2027, 1, 1),
  updatedAtMs: Date.UTC(2026, 1, 1),
  texts: ['Hola'],
  accounts: [],
  campaign: '',
  labels: [],
  ...post,
})

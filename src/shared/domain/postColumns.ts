/** What the columns of a table of posts are, and how that is guessed from their headings (docs/specs/calendarFiles.md §3). Pure. */
import { plainWords } from './plainWords.ts'

export const POST_COLUMNS = ['day', 'hour', 'text', 'accounts', 'campaign', 'labels', 'ignored'] as const
export type PostColumn = (typeof POST_COLUMNS)[number]

/** In both languages, without accents and in small letters. */
const HEADINGS: Readonly<Record<Exclude<PostColumn, 'ignored'>, RegExp>> = {
  day: /^(fecha|dia|date|day|fecha y hora|date and time|fecha de publicacion|publish date|cuando|when)$/u,
  hour: /^(hora|time|hour|hora de publicacion)$/u,
  text: /^(texto|mensaje|publicacion|contenido|tuit|tweet|post|text|message|content|copy)( \d{1,2})?$/u,
  accounts: /^(cuentas?|perfil(es)?|accounts?|profiles?|canal(es)?|channels?)$/u,
  campaign: /^(campana|campaign)$/u,
  labels: /^(etiquetas?|etiquetas? internas?|labels?|tags?)$/u,
}

/** One for each heading. Of what a post has once, the first column counts. */
export function guessColumns(headings: readonly string[]): readonly PostColumn[] {
  const taken = new Set<PostColumn>()
  return headings.map((heading) => {
    const plain = plainWords(heading)
    const found = POST_COLUMNS.find((column) => column !== 'ignored' && HEADINGS[column].test(plain)) ?? 'ignored'
    if (found === 'text' || found === 'ignored') return found
    if (taken.has(found)) return 'ignored'
    taken.add(found)
    return found
  })
}

/** Whether no column but those of texts, which make a thread, is there twice. */
export function areColumnsClear(columns: readonly PostColumn[]): boolean {
  const once = columns.filter((column) => column !== 'text' && column !== 'ignored')
  return new Set(once).size === once.length
}

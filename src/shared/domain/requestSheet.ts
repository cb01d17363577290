/** What a department writes down when it asks for a post: a plain text with a label before each part (docs/specs/intake.md §2). Pure. */
import { plainWords } from './plainWords.ts'

export const REQUEST_PARTS = ['department', 'contact', 'deadline', 'brief', 'source', 'text'] as const
export type RequestPart = (typeof REQUEST_PARTS)[number]

/** Each as it was written, without white space around it; empty where the sheet says nothing of it. */
export type RequestSheet = Readonly<Record<RequestPart, string>>

/** In both languages, without accents and in small letters. */
const LABELS: Readonly<Record<RequestPart, RegExp>> = {
  department: /^(departamento|area|servicio|unidad|concejalia|department|service)$/u,
  contact: /^(contacto|persona de contacto|contact)$/u,
  deadline: /^(fecha limite|plazo|antes de|publicar antes de|deadline|publish before)$/u,
  brief: /^(encargo|objetivo|resumen|que se pide|brief|purpose)$/u,
  source: /^(documento|documento de origen|fuente|enlace|source|source document)$/u,
  text: /^(texto|texto propuesto|mensaje|text|proposed text)$/u,
}
/** A label and what stands after it on its line. A colon in the middle of a sentence is none. */
const LABELLED = /^\s*(?:[-*•]\s*)?(?<label>[\p{L} ]{3,30}?)\s*[:：](?!\/\/)\s*(?<rest>.*)$/su

/**
 * What comes after the label of the text is the text, to the end, whatever it looks like. Of another part the first counts.
 * A sheet without any label is a text and nothing else.
 */
export function readRequestSheet(written: string): RequestSheet {
  const parts = new Map<RequestPart, string[]>()
  let current: string[] | null = null
  for (const line of written.replace(/\r\n?/gu, '\n').split('\n')) {
    const labelled = parts.has('text') ? null : labelOf(line)
    if (labelled !== null && !parts.has(labelled.part)) {
      current = [labelled.rest]
      parts.set(labelled.part, current)
    } else current?.push(line)
  }
  const part = (name: RequestPart): string => (parts.get(name) ?? []).join('\n').trim()
  return {
    department: part('department'),
    contact: part('contact'),
    deadline: part('deadline'),
    brief: part('brief'),
    source: part('source'),
    text: parts.size === 0 ? written.trim() : part('text'),
  }
}

function labelOf(line: string): { readonly part: RequestPart; readonly rest: string } | null {
  const { label = '', rest = '' } = LABELLED.exec(line)?.groups ?? {}
  const plain = plainWords(label)
  const found = REQUEST_PARTS.find((part) => LABELS[part].test(plain))
  return found === undefined ? null : { part: found, rest }
}

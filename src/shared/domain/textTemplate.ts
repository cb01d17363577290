/** Templates of posts: variables in double braces as in saved replies, and groups of hashtags (docs/specs/composer.md §9). Pure. */
import { openVariables, variableKey, type VariableValues } from './savedReply.ts'

export const TEMPLATE_KINDS = ['text', 'hashtags'] as const
export type TemplateKind = (typeof TEMPLATE_KINDS)[number]

/** Those that Mando fills in by itself: the day and the hour of the post, its account, its campaign. */
export const TEMPLATE_VARIABLES = ['fecha', 'hora', 'cuenta', 'campaña'] as const
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number]

/** What is known of the variables; the office's own ones first, so that Mando's names keep their meaning. */
export function templateValues(
  office: readonly { readonly name: string; readonly value: string }[],
  post: Readonly<Record<TemplateVariable, string>>,
): VariableValues {
  return new Map([
    ...office.map(({ name, value }) => [variableKey(name), value] as const),
    ...TEMPLATE_VARIABLES.flatMap((name) => (post[name] === '' ? [] : [[variableKey(name), post[name]] as const])),
  ])
}

/** The variables of a text that nobody has filled yet, each once, whatever the capitals and accents. */
export function askedVariables(text: string): readonly string[] {
  const names = new Map<string, string>()
  for (const name of openVariables(text)) if (!names.has(variableKey(name))) names.set(variableKey(name), name)
  return [...names.values()].filter((name) => name !== '')
}

/** Hashtags as they are typed, with or without their sign, in the order in which they are written; null where one is none. */
export function readHashtags(typed: string): string | null {
  const tags = typed.split(/[\s,;]+/u).filter((tag) => tag !== '')
  const bare = tags.map((tag) => tag.replace(/^[#＃]/u, ''))
  if (bare.length === 0 || !bare.every((tag) => /^[\p{L}\p{M}\p{N}_]{1,100}$/u.test(tag) && /\p{L}/u.test(tag)))
    return null
  return [...new Set(bare)].map((tag) => `#${tag}`).join(' ')
}

/** A text with another put in the place of `[start, end)`, with a blank where words would run into one another. */
export function withInserted(
  text: string,
  inserted: string,
  start: number,
  end: number,
): { readonly text: string; readonly caret: number } {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  const left = before === '' || /\s$/u.test(before) || /^\s/u.test(inserted) ? '' : ' '
  const right = after === '' || /^[\s.,;:!?)]/u.test(after) || /\s$/u.test(inserted) ? '' : ' '
  const written = `${left}${inserted}${right}`
  return { text: before + written + after, caret: start + written.length }
}

/** Saved replies: variables in double braces, filled in, and what is left open (docs/specs/inbox.md §12). Pure. */
import twitterText from 'twitter-text'
import { assertNever } from './assertNever.ts'
import type { ReplyLanguage } from './replyLanguage.ts'
import type { TriageChange } from './triage.ts'

/** Those that Mando fills in by itself: the citizen's name and handle, our account, who answers, the day. */
export const OWN_VARIABLES = ['ciudadano', 'usuario', 'cuenta', 'persona', 'fecha'] as const
export type OwnVariable = (typeof OWN_VARIABLES)[number]

/** Empty where there is none in that language. */
export type ReplyTexts = Readonly<Record<ReplyLanguage, string>>

/** What a saved reply does beside putting its text into the box. */
export type Macro = {
  readonly labelIds: readonly string[]
  readonly assign:
    { readonly kind: 'unchanged' } | { readonly kind: 'me' } | { readonly kind: 'person'; readonly personId: string }
  readonly resolves: boolean
  readonly key: number | null
}

/** What is known of a variable, by `variableKey`. */
export type VariableValues = ReadonlyMap<string, string>

const VARIABLE = /\{\{([^{}\r\n]{0,60})\}\}/gu

/** By what two names count as the same variable. */
export function variableKey(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/gu, ' ').trim().toLowerCase()
}

/** Whether the office may call a variable so: letters, digits and what joins them, and none of Mando's own names. */
export function isVariableName(name: string): boolean {
  return /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} _.-]{0,39}$/u.test(name) && !isOwnVariable(variableKey(name))
}

export function isOwnVariable(key: string): key is OwnVariable {
  return OWN_VARIABLES.some((own) => own === key)
}

/**
 * A text with its variables filled in, once: what a value holds is never looked at again. One without a value stays as it is
 * written.
 */
export function filledText(text: string, values: VariableValues): string {
  return text.replace(VARIABLE, (written, name: string) => {
    const value = plainValue(values.get(variableKey(name)) ?? '')
    return value === '' ? written : value
  })
}

/** The variables that stand open in a text, as they are written, each once. */
export function openVariables(text: string): readonly string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map(([, name = '']) => name.trim()))]
}

/** A text in pieces, so that the variables that stand open in it can be marked. */
export function textParts(text: string): readonly { readonly text: string; readonly isVariable: boolean }[] {
  const parts: { text: string; isVariable: boolean }[] = []
  let end = 0
  for (const { 0: written, index } of text.matchAll(VARIABLE)) {
    parts.push({ text: text.slice(end, index), isVariable: false }, { text: written, isVariable: true })
    end = index + written.length
  }
  return [...parts, { text: text.slice(end), isVariable: false }].filter((part) => part.text !== '')
}

/** One line without control and direction characters, and without braces: a name that looks like a variable is none. */
function plainValue(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu, '')
    .replaceAll('{', '(')
    .replaceAll('}', ')')
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * A citizen's name as the office may publish it: without what the network would make a link, a mention or a tag of. Empty
 * where nothing else is in it.
 */
export function publishableName(displayName: string): string {
  let bare = plainValue(displayName)
  // What is taken away can make a link of what stays: "a@a.com" has none, "a a.com" has. Each turn makes it shorter.
  for (;;) {
    const name = withoutSigns(bare)
    if (name === bare) break
    bare = name
  }
  return /\p{L}/u.test(bare) ? bare : ''
}

function withoutSigns(name: string): string {
  const parts = twitterText.extractEntitiesWithIndices(name)
  // A blank in their place, so that what stood on both sides does not become one together.
  return parts
    .toReversed()
    .reduce((text, { indices: [start, end] }) => `${text.slice(0, start)} ${text.slice(end)}`, name)
    .replace(/[@＠#＃$]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** In which language a saved reply is offered to somebody who wrote in another; Spanish is always there. */
export function offeredLanguage(texts: ReplyTexts, wanted: ReplyLanguage): ReplyLanguage {
  return texts[wanted].trim() === '' ? 'es' : wanted
}

/** What a macro does to where the conversation stands, in order; resolving is the answer's own. */
export function changesOf({ labelIds, assign }: Macro, byPersonId: string | null): readonly TriageChange[] {
  const labels = labelIds.map((labelId): TriageChange => ({ kind: 'label', labelId, on: true }))
  switch (assign.kind) {
    case 'unchanged':
      return labels
    case 'me':
      return byPersonId === null ? labels : [...labels, { kind: 'assign', personId: byPersonId }]
    case 'person':
      return [...labels, { kind: 'assign', personId: assign.personId }]
    default:
      return assertNever(assign)
  }
}

/** Choosing a saved reply: what is found, how it is filled in, and where it goes. Pure (docs/specs/inbox.md §12). */
import type { OutputOf } from '#shared/contract/contract.ts'
import type { ConversationDetail } from '#shared/contract/inbox.ts'
import { languageOf, type ReplyLanguage } from '#shared/domain/replyLanguage.ts'
import { publishableName, textParts, variableKey, type VariableValues } from '#shared/domain/savedReply.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import { plainLower } from '../../ui/plainLower.ts'

export type SavedReply = OutputOf<'replies.list'>[number]
export type OfficeVariables = OutputOf<'replies.variables'>
type Folder = { readonly name: string; readonly replies: readonly SavedReply[] }

/** With which reply the text in the box was begun, and whether its macro is still wanted. */
export type Chosen = { readonly reply: SavedReply; readonly withMacro: boolean }

const LOCALES: Readonly<Record<ReplyLanguage, string>> = {
  es: 'es-ES',
  ca: 'ca-ES',
  gl: 'gl-ES',
  eu: 'eu-ES',
  en: 'en-GB',
}

/** The language of what the citizen said last. */
export function languageOfCitizen({ entries }: Pick<ConversationDetail, 'entries'>): ReplyLanguage {
  return languageOf(entries.findLast(({ from, deletedAtMs }) => from === 'them' && deletedAtMs === null)?.text ?? '')
}

/** What is known of each variable; the office's own come last and have none of Mando's names. */
export function valuesFor({
  citizen,
  handle,
  personName,
  nowMs,
  zone,
  language,
  variables,
}: {
  readonly citizen: ConversationDetail['citizen']
  /** Of our account. */
  readonly handle: string
  /** Of whoever answers; null where the office acts as one. */
  readonly personName: string | null
  readonly nowMs: number
  readonly zone: OfficeZone
  readonly language: ReplyLanguage
  readonly variables: OfficeVariables
}): VariableValues {
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: zone })
  return new Map([
    ['ciudadano', publishableName(citizen.displayName)],
    // Of an author who is gone only a number is known, which is no handle.
    ['usuario', /^\w{1,15}$/.test(citizen.handle) ? `@${citizen.handle}` : ''],
    ['cuenta', `@${handle}`],
    ['persona', personName ?? ''],
    ['fecha', day.format(nowMs)],
    ...variables.map(({ name, value }): [string, string] => [variableKey(name), value]),
  ])
}

/** Those in which every word that is typed occurs, by folder: the most used first, in a folder and of the folders. */
export function foundReplies(replies: readonly SavedReply[], typed: string): readonly Folder[] {
  const wanted = plainLower(typed).split(/\s+/u)
  const found = replies
    .filter(({ name, folder, texts, archivedAtMs }) => {
      const searched = plainLower([name, folder, ...Object.values(texts)].join('\n'))
      return archivedAtMs === null && wanted.every((word) => searched.includes(word))
    })
    .toSorted((a, b) => b.usesLastMonth - a.usesLastMonth)
  const folders = new Map<string, SavedReply[]>()
  for (const reply of found) folders.set(reply.folder, [...(folders.get(reply.folder) ?? []), reply])
  return [...folders].map(([name, inIt]) => ({ name, replies: inIt }))
}

/** The reply whose macro has a key. */
export function replyOfKey(replies: readonly SavedReply[], key: number): SavedReply | null {
  return replies.find(({ macro, archivedAtMs }) => archivedAtMs === null && macro?.key === key) ?? null
}

/** A stretch of the text in the box, in UTF-16 units. */
export type Stretch = { readonly start: number; readonly end: number }

/**
 * A text with another in the place of what is selected. What is selected then is its first open variable, to be typed over,
 * or the place behind it.
 */
export function withInserted(
  text: string,
  { start, end }: Stretch,
  added: string,
): { readonly text: string; readonly selected: Stretch } {
  const before = text.slice(0, start)
  const glue = before === '' || /\s$/u.test(before) ? '' : ' '
  const from = before.length + glue.length
  const parts = textParts(added)
  const open = parts.findIndex(({ isVariable }) => isVariable)
  const startOf = parts.slice(0, open === -1 ? parts.length : open).reduce((sum, part) => sum + part.text.length, from)
  const selected = { start: startOf, end: startOf + (parts[open]?.text.length ?? 0) }
  return { text: before + glue + added + text.slice(end), selected }
}

/** A reply without a macro that is added to a text does not take away the macro with which the text was begun. */
export function chosenAfter(before: Chosen | null, reply: SavedReply): Chosen {
  return before !== null && before.withMacro && before.reply.macro !== null && reply.macro === null
    ? before
    : { reply, withMacro: true }
}

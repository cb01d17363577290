/** What the form of a saved reply holds and says, and which variables the office still owes. Pure. */
import type { InputOf, OutputOf } from '#shared/contract/contract.ts'
import { isOwnVariable, openVariables, OWN_VARIABLES, variableKey, type Macro } from '#shared/domain/savedReply.ts'

export type SavedReply = OutputOf<'replies.list'>[number]
export type OfficeVariable = OutputOf<'replies.variables'>[number]

/** Everything but the id; the macro's parts stay while it is switched off. */
export type ReplyForm = Omit<InputOf<'replies.save'>, 'replyId' | 'macro'> & {
  readonly hasMacro: boolean
  readonly macro: Macro
}

const NO_MACRO: Macro = { labelIds: [], assign: { kind: 'unchanged' }, resolves: false, key: null }

export function formOf(reply: SavedReply | null, folder: string): ReplyForm {
  if (reply === null) {
    return { name: '', folder, texts: { es: '', ca: '', gl: '', eu: '', en: '' }, hasMacro: false, macro: NO_MACRO }
  }
  const { name, texts, macro } = reply
  return { name, folder: reply.folder, texts, hasMacro: macro !== null, macro: macro ?? NO_MACRO }
}

/** As the core takes it. A macro that does nothing and has no key is none. */
export function savedOf(form: ReplyForm, replyId: string): InputOf<'replies.save'> {
  const { name, folder, texts, hasMacro, macro } = form
  const { labelIds, assign, resolves, key } = macro
  const isEmpty = labelIds.length === 0 && assign.kind === 'unchanged' && !resolves && key === null
  return {
    replyId,
    name,
    folder,
    texts,
    macro: hasMacro && !isEmpty ? { labelIds: [...labelIds], assign, resolves, key } : null,
  }
}

export type FolderOfReplies = { readonly name: string; readonly replies: readonly SavedReply[] }

/** Those in use by folder, in the order of the names; what is in none comes last. */
export function byFolder(replies: readonly SavedReply[]): readonly FolderOfReplies[] {
  const folders = new Map<string, SavedReply[]>()
  for (const reply of replies) {
    if (reply.archivedAtMs === null) folders.set(reply.folder, [...(folders.get(reply.folder) ?? []), reply])
  }
  return [...folders]
    .map(([name, inIt]) => ({ name, replies: inIt }))
    .toSorted((a, b) => (a.name === '' ? 1 : b.name === '' ? -1 : a.name.localeCompare(b.name, 'es')))
}

/** What can be put into a text: Mando's own variables, then the office's. */
export function offeredVariables(variables: readonly OfficeVariable[]): readonly string[] {
  return [...OWN_VARIABLES, ...variables.map(({ name }) => name)]
}

/** Variables that replies in use name and nobody has given a value. */
export function missingVariables(
  replies: readonly SavedReply[],
  variables: readonly OfficeVariable[],
): readonly string[] {
  const known = new Set(variables.map(({ name }) => variableKey(name)))
  const missing = new Map<string, string>()
  for (const { texts, archivedAtMs } of replies) {
    if (archivedAtMs !== null) continue
    for (const name of Object.values(texts).flatMap(openVariables)) {
      const key = variableKey(name)
      if (key !== '' && !known.has(key) && !isOwnVariable(key) && !missing.has(key)) missing.set(key, name)
    }
  }
  return [...missing.values()]
}

/** Who else has each key. */
export function keyHolders(replies: readonly SavedReply[], replyId: string | null): ReadonlyMap<number, string> {
  return new Map(
    replies.flatMap((reply): [number, string][] => {
      const key = reply.macro?.key ?? null
      return key === null || reply.archivedAtMs !== null || reply.replyId === replyId ? [] : [[key, reply.name]]
    }),
  )
}

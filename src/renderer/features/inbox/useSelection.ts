/** The selected conversations, and their rows also where the list holds them no longer. */
import { useMemo, useState } from 'react'
import type { ConversationRow } from '#shared/contract/inbox.ts'
import { liesBeyond, type ListEnds } from './inboxView.ts'
import { NOTHING_SELECTED, type Selection } from './selection.ts'

type Selected = { readonly selection: Selection; readonly rows: ReadonlyMap<string, ConversationRow> }

const NOTHING: Selected = { selection: NOTHING_SELECTED, rows: new Map() }
const NO_ROWS: readonly ConversationRow[] = []

export type SelectedRows = {
  readonly selection: Selection
  /** As the list has them now; what has left it is not among them. */
  readonly selected: readonly ConversationRow[]
  /** @param among rows that are not in the list as it is held */
  readonly select: (selection: Selection, among?: readonly ConversationRow[]) => void
}

/** @param rows what is held of the list */
export function useSelection(rows: readonly ConversationRow[] | undefined, ends: ListEnds): SelectedRows {
  const [{ selection, rows: seen }, setSelected] = useState(NOTHING)
  const { start, end } = ends
  const selected = useMemo(() => {
    if (selection.ids.size === 0) return NO_ROWS
    const listed = rows ?? NO_ROWS
    const held = new Map(listed.map((row) => [row.conversationId, row]))
    return [...selection.ids].flatMap((id) => {
      const before = seen.get(id)
      return held.get(id) ?? (before !== undefined && liesBeyond(listed, before, { start, end }) ? before : [])
    })
  }, [selection, seen, rows, start, end])
  return {
    selection,
    selected,
    select: (next, among = NO_ROWS) => {
      const kept = new Map([...seen].filter(([id]) => next.ids.has(id)))
      for (const row of [...(rows ?? NO_ROWS), ...among]) {
        if (next.ids.has(row.conversationId)) kept.set(row.conversationId, row)
      }
      setSelected({ selection: next, rows: kept })
    },
  }
}

/**
 * What a person does in the inbox by key, button or menu: to the selected conversations, else to the one in which the focus is,
 * else to the active row. What needs an answer first is one question at a time.
 */
import { useCallback, useState, type RefObject } from 'react'
import type { OutputOf } from '#shared/contract/contract.ts'
import type { ConversationRow, InboxScope } from '#shared/contract/inbox.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { isHeldByUrgency, type TriageChange } from '#shared/domain/triage.ts'
import type { WritingMode } from './AnswerArea.tsx'
import type { AskedAct, InboxKey, TriageAct } from './inboxKeys.ts'
import { idsOf, NOTHING_SELECTED, toggled, without } from './selection.ts'
import { directChange, leaves } from './triageView.ts'
import { useInboxKeyboard } from './useInboxKeyboard.ts'
import type { Place, Placed } from './usePlace.ts'
import type { SelectedRows } from './useSelection.ts'
import type { Triage } from './useTriage.ts'

/** What is asked before something is done. */
export type InboxQuestion =
  | { readonly kind: 'pick'; readonly act: AskedAct; readonly targets: readonly ConversationRow[] }
  /** How a conversation leaves the urgent lane. */
  | { readonly kind: 'leave_lane'; readonly conversationId: string }
  | { readonly kind: 'hand_off'; readonly conversationId: string }

export type InboxMenu = 'views' | 'narrow'

export function useInboxActs(given: {
  readonly scope: InboxScope
  readonly office: OutputOf<'people.list'>
  readonly place: Placed
  readonly triage: Triage<Place>
  readonly selecting: SelectedRows
  readonly listPane: RefObject<HTMLElement | null>
  readonly conversationPane: RefObject<HTMLElement | null>
  readonly searchBox: RefObject<HTMLInputElement | null>
}) {
  const { scope, office, place, triage } = given
  const { rows, activeId, openId, detail } = place
  const { selection, selected, select } = given.selecting
  const { actingId } = office
  const mayTriage = office.rights.includes('triage')
  const [question, setQuestion] = useState<InboxQuestion | null>(null)
  const [menu, setMenu] = useState<InboxMenu | null>(null)
  const [focusWanted, setFocusWanted] = useState<WritingMode | null>(null)
  const [offered, setOffered] = useState<{ conversationId: string; text: string } | null>(null)
  /** The conversation whose citizen's others are unfolded. */
  const [historyOf, setHistoryOf] = useState<string | null>(null)

  const active = rows?.find((row) => row.conversationId === activeId) ?? null
  const opened =
    rows?.find((row) => row.conversationId === openId) ?? (detail?.conversationId === openId ? detail : null)
  const focusList = (): void => given.listPane.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
  const leaveLane = ({ conversationId }: ConversationRow): void => setQuestion({ kind: 'leave_lane', conversationId })

  const apply = (change: TriageChange, targets: readonly ConversationRow[]): void => {
    const isHeld = (row: ConversationRow): boolean => row.urgent && isHeldByUrgency(change, targets.length === 1)
    const [only] = targets
    if (targets.length === 1 && only !== undefined && isHeld(only)) {
      leaveLane(only)
      return
    }
    const leaving = new Set(idsOf(targets.filter((row) => !isHeld(row) && leaves(scope, row, change, actingId))))
    triage.change(change, idsOf(targets), { activeId, openId })
    select(without(selection, leaving))
    place.leave(leaving)
  }
  const run = (act: TriageAct, targets: readonly ConversationRow[]): void => {
    if (targets.length === 0 || !mayTriage) return
    switch (act) {
      case 'status':
      case 'assign':
      case 'label':
      case 'snooze':
      case 'priority':
        setQuestion({ kind: 'pick', act, targets })
        return
      default: {
        const change = directChange(act, targets, actingId)
        if (change === null) triage.tell({ kind: 'nobody_acts' })
        else apply(change, targets)
      }
    }
  }
  /** What a key acts on: what is selected; else the conversation in which the focus is; else the active row. */
  const target = (): ConversationRow | null => {
    const isInPane = given.conversationPane.current?.contains(document.activeElement) === true
    return isInPane ? opened : (active ?? opened)
  }
  const write = (mode: WritingMode): boolean => {
    const wanted = target()
    if (wanted === null) return false
    if (wanted.conversationId !== openId) place.open(wanted.conversationId)
    setFocusWanted(mode)
    return true
  }
  const handOff = (): boolean => {
    const wanted = target()
    if (wanted === null || !office.rights.includes('answer')) return false
    if (wanted.conversationId !== openId) place.open(wanted.conversationId)
    setQuestion({ kind: 'hand_off', conversationId: wanted.conversationId })
    return true
  }
  const offer = (conversationId: string, text: string | null): void => {
    setQuestion(null)
    setOffered(text === null ? null : { conversationId, text })
    if (conversationId !== openId) place.open(conversationId)
  }
  const backToList = (): void => {
    focusList()
    if (active === null && rows?.[0] !== undefined) place.activate(rows[0].conversationId)
  }
  const onKey = (key: InboxKey): boolean => {
    switch (key.kind) {
      case 'triage': {
        const single = target()
        run(key.act, selected.length > 0 ? selected : single === null ? [] : [single])
        return true
      }
      case 'search':
        select(NOTHING_SELECTED)
        // The box stands there again once nothing is selected.
        requestAnimationFrame(() => given.searchBox.current?.select())
        return true
      case 'list':
        backToList()
        return true
      case 'reply':
        return write('reply')
      case 'note':
        return write('note')
      case 'hand_off':
        return handOff()
      case 'views':
        setMenu('views')
        return true
      case 'narrow':
        select(NOTHING_SELECTED)
        setMenu('narrow')
        return true
      case 'select': {
        const single = target()
        if (single !== null && mayTriage) select(toggled(selection, single.conversationId))
        return true
      }
      case 'deselect':
        if (selection.ids.size === 0) return false
        select(NOTHING_SELECTED)
        return true
      case 'urgent': {
        const single = target()
        if (single?.urgent !== true || !mayTriage) return false
        leaveLane(single)
        return true
      }
      case 'history':
        if (openId === null) return false
        setHistoryOf(historyOf === openId ? null : openId)
        return true
      case 'undo':
        triage.undo()
        return true
      default:
        return assertNever(key)
    }
  }
  // What is asked is answered first, also in the moment before it has the focus.
  useInboxKeyboard((key) => question === null && menu === null && onKey(key))
  const focused = useCallback(() => setFocusWanted(null), [])
  const goOn = (): void => {
    triage.tell({ kind: 'answering' })
    focusList()
    if (openId !== null) place.leave(new Set([openId]))
  }

  return {
    mayTriage,
    question,
    ask: setQuestion,
    menu,
    showMenu: setMenu,
    focusWanted,
    write: () => setFocusWanted('reply'),
    focused,
    offered,
    offer,
    historyOf,
    unfold: setHistoryOf,
    focusList,
    backToList,
    apply,
    run,
    goOn,
  }
}

/** One list of everything citizens write to every account, and the conversation on screen beside it. */
import { Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationRow, InboxScope } from '#shared/contract/inbox.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { UNNARROWED } from '#shared/domain/inboxView.ts'
import { isHeldByUrgency, type TriageChange } from '#shared/domain/triage.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { notifyError } from '../../ui/notifyError.ts'
import { useEvent } from '../../ui/useEvent.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import type { WritingMode } from './AnswerArea.tsx'
import { BulkBar } from './BulkBar.tsx'
import { ConversationPane } from './ConversationPane.tsx'
import { ConversationRowView, ROW_HEIGHT } from './ConversationRowView.tsx'
import { HandoffDialog } from './HandoffDialog.tsx'
import { InboxEmpty } from './InboxEmpty.tsx'
import type { AskedAct, InboxKey, TriageAct } from './inboxKeys.ts'
import { InboxToolbar } from './InboxToolbar.tsx'
import { emptyInbox, scopeKey, searchOf, type SavedFilter } from './inboxView.ts'
import type { Label } from './LabelChip.tsx'
import { NarrowPopover } from './NarrowPopover.tsx'
import { NothingOpen } from './NothingOpen.tsx'
import { NOBODY_YET } from './people.ts'
import { allOf, extended, NOTHING_SELECTED, toggled, without } from './selection.ts'
import { ToldLine } from './ToldLine.tsx'
import { TriagePicker } from './TriagePicker.tsx'
import { directChange, leaves } from './triageView.ts'
import { UrgentEndDialog } from './UrgentEndDialog.tsx'
import { useInboxKeyboard } from './useInboxKeyboard.ts'
import { useInboxPages } from './useInboxPages.ts'
import { usePlace, type Place } from './usePlace.ts'
import { useSelection } from './useSelection.ts'
import { useTriage } from './useTriage.ts'
import { useWanted } from './useWanted.ts'
import { ViewPicker } from './ViewPicker.tsx'
import classes from './inbox.module.css'

const NO_LABELS: readonly Label[] = []
const NO_FILTERS: readonly SavedFilter[] = []

export function InboxScreen() {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const nowMs = useNow()
  const office = useOperation('people.list', {}).data ?? NOBODY_YET
  const labels = useOperation('inbox.labels', {}).data ?? NO_LABELS
  const filters = useOperation('inbox.filters', {}).data ?? NO_FILTERS
  const counts = useOperation('inbox.counts', {}).data
  const accounts = useOperation('accounts.list', {}).data
  const [chosen, setChosen] = useState<InboxScope>({ ...UNNARROWED, view: 'queue' })
  const [typed, setTyped] = useState('')
  const [settledTyped] = useDebouncedValue(typed, 120)
  const [asked, setAsked] = useState<{ act: AskedAct; targets: readonly ConversationRow[] } | null>(null)
  /** The conversation of which it is asked how it leaves the urgent lane. */
  const [leavingLane, setLeavingLane] = useState<ConversationRow | null>(null)
  const [shownMenu, setShownMenu] = useState<'views' | 'narrow' | null>(null)
  const [handingOver, setHandingOver] = useState<string | null>(null)
  const [offered, setOffered] = useState<{ conversationId: string; text: string } | null>(null)
  /** The conversation whose citizen's others are unfolded. */
  const [historyOf, setHistoryOf] = useState<string | null>(null)
  const [focusWanted, setFocusWanted] = useState<WritingMode | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const listPane = useRef<HTMLDivElement>(null)
  const conversationPane = useRef<HTMLDivElement>(null)

  const { actingId } = office
  const view = chosen.view === 'mine' && actingId === null ? 'queue' : chosen.view
  const scope: InboxScope = { ...chosen, view, text: searchOf(settledTyped) }
  const pages = useInboxPages(scope)
  const listKey = scopeKey(scope)
  const ends = { start: pages.before === 0, end: pages.complete }
  const place = usePlace(pages.rows, ends, listKey)
  const triage = useTriage<Place>(place.goTo)
  const { rows, activeId, openId, detail } = place
  const active = rows?.find((row) => row.conversationId === activeId) ?? null
  const opened =
    rows?.find((row) => row.conversationId === openId) ?? (detail?.conversationId === openId ? detail : null)
  const { selection, selected, select } = useSelection(rows, ends)
  const mayTriage = office.rights.includes('triage')

  const show = (next: InboxScope): void => {
    setChosen(next)
    setTyped(next.text ?? '')
    select(NOTHING_SELECTED)
  }
  useWanted(
    (text) => {
      show({ ...UNNARROWED, view: 'all', text })
      setShownMenu('narrow')
    },
    (wanted) => show({ ...UNNARROWED, view: wanted }),
  )
  const focusList = (): void => listPane.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
  const idsOf = (of: readonly ConversationRow[]): readonly string[] => of.map((row) => row.conversationId)

  const apply = (change: TriageChange, targets: readonly ConversationRow[]): void => {
    const isHeld = (row: ConversationRow): boolean => row.urgent && isHeldByUrgency(change, targets.length === 1)
    const [only] = targets
    if (targets.length === 1 && only !== undefined && isHeld(only)) {
      setLeavingLane(only)
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
        setAsked({ act, targets })
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
    const isInPane = conversationPane.current?.contains(document.activeElement) === true
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
    setHandingOver(wanted.conversationId)
    return true
  }
  const offer = (conversationId: string, text: string | null): void => {
    setHandingOver(null)
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
        requestAnimationFrame(() => search.current?.select())
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
        setShownMenu('views')
        return true
      case 'narrow':
        select(NOTHING_SELECTED)
        setShownMenu('narrow')
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
        setLeavingLane(single)
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
  useInboxKeyboard(
    (key) => asked === null && leavingLane === null && shownMenu === null && handingOver === null && onKey(key),
  )
  const focused = useCallback(() => setFocusWanted(null), [])
  const goOn = (): void => {
    triage.tell({ kind: 'answering' })
    focusList()
    if (openId !== null) place.leave(new Set([openId]))
  }
  /** Whoever went to another list meanwhile has nothing of the former one selected. */
  const selectTop = useEvent((of: string, top: readonly ConversationRow[]): void => {
    if (of === listKey) select(allOf(idsOf(top)), top)
  })
  const listSelection = {
    keys: selection.ids,
    onToggle: (row: ConversationRow) => select(toggled(selection, row.conversationId)),
    onExtend: (from: ConversationRow | null, to: ConversationRow) =>
      select(extended(selection, idsOf(rows ?? []), from?.conversationId ?? null, to.conversationId)),
    onAll: () => {
      pages.top().then((top) => selectTop(listKey, top), notifyError)
    },
  }

  const account = accounts?.find((each) => each.accountId === detail?.accountId)
  return (
    <div className={classes.screen}>
      <div ref={listPane} className={classes.listPane}>
        <div className={classes.title}>
          <Title order={1}>{t('title')}</Title>
          <ViewPicker
            scope={scope}
            counts={counts}
            filters={filters}
            actingId={actingId}
            opened={shownMenu === 'views'}
            onOpened={(isOpened) => setShownMenu(isOpened ? 'views' : null)}
            onScope={show}
          />
        </div>
        {selected.length > 0 ? (
          <BulkBar
            rows={selected}
            actingId={actingId}
            onAct={(act) => run(act, selected)}
            onClear={() => {
              select(NOTHING_SELECTED)
              focusList()
            }}
          />
        ) : (
          <InboxToolbar typed={typed} onTyped={setTyped} searchRef={search} onLeaveSearch={backToList}>
            <NarrowPopover
              scope={scope}
              accounts={accounts ?? []}
              labels={labels}
              office={office}
              filters={filters}
              opened={shownMenu === 'narrow'}
              onOpened={(isOpened) => setShownMenu(isOpened ? 'narrow' : null)}
              onScope={show}
            />
          </InboxToolbar>
        )}
        <div className={classes.rows}>
          {pages.error !== null && rows === undefined && <ErrorState error={pages.error} onRetry={pages.askAgain} />}
          {rows?.length === 0 && accounts !== undefined && (
            <InboxEmpty why={emptyInbox(scope, accounts.length)} onClear={() => show({ ...UNNARROWED, view: 'all' })} />
          )}
          {rows !== undefined && rows.length > 0 && (
            <VirtualList
              label={t('list.label')}
              items={rows}
              keyOf={(row) => row.conversationId}
              activeKey={activeId}
              onActiveChange={(row) => place.activate(row.conversationId)}
              onActivate={(row) => place.open(row.conversationId)}
              before={pages.before}
              after={pages.after}
              onSight={pages.onSight}
              listKey={listKey}
              estimateSize={ROW_HEIGHT}
              {...(mayTriage ? { selection: listSelection } : {})}
            >
              {(row, { active: isActive }) => (
                <ConversationRowView
                  row={row}
                  account={accounts?.find((each) => each.accountId === row.accountId)}
                  labels={labels}
                  people={office.people}
                  active={isActive}
                  opened={row.conversationId === openId}
                  selected={selection.ids.has(row.conversationId)}
                  format={format}
                  nowMs={nowMs}
                />
              )}
            </VirtualList>
          )}
        </div>
        <ToldLine told={triage.told} people={office.people} labels={labels} onUndo={triage.undo} />
      </div>
      <div ref={conversationPane} className={classes.pane}>
        {detail !== null && account !== undefined ? (
          <ConversationPane
            conversation={detail}
            account={account}
            accounts={accounts ?? []}
            labels={labels}
            office={office}
            focusWanted={detail.conversationId === openId ? focusWanted : null}
            onFocused={focused}
            onLeaveWriting={backToList}
            onResolving={goOn}
            historyWanted={historyOf === openId}
            onHistory={(wanted) => setHistoryOf(wanted ? openId : null)}
            onOpen={place.open}
            onWrite={() => setFocusWanted('reply')}
            onAct={(act) => run(act, [detail])}
            onDealtWith={() => setLeavingLane(detail)}
            onHandOff={() => setHandingOver(detail.conversationId)}
            offered={offered?.conversationId === detail.conversationId ? offered.text : null}
            onOffer={(text) => offer(detail.conversationId, text)}
          />
        ) : (
          <NothingOpen
            isChoosing={openId === null && (rows?.length ?? 0) > 0}
            error={place.error}
            onBack={place.close}
            onAskAgain={place.askAgain}
          />
        )}
      </div>
      {leavingLane !== null && (
        <UrgentEndDialog
          conversationId={leavingLane.conversationId}
          onEnded={() => {
            setLeavingLane(null)
            if (view === 'urgent') place.leave(new Set([leavingLane.conversationId]))
          }}
          onClose={() => setLeavingLane(null)}
        />
      )}
      {detail !== null && detail.conversationId === handingOver && (
        <HandoffDialog
          conversation={detail}
          office={office}
          isTraining={account?.mode === 'training'}
          onClose={() => setHandingOver(null)}
          onOffer={offer}
        />
      )}
      {asked !== null && (
        <TriagePicker
          act={asked.act}
          targets={asked.targets}
          office={office}
          onPick={(change) => {
            setAsked(null)
            apply(change, asked.targets)
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

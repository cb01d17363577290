/** One list of everything citizens write to every account, and the conversation on screen beside it. */
import { Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationRow, InboxScope } from '#shared/contract/inbox.ts'
import { UNNARROWED } from '#shared/domain/inboxView.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { notifyError } from '../../ui/notifyError.ts'
import { useEvent } from '../../ui/useEvent.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { BulkBar } from './BulkBar.tsx'
import { ConversationPane } from './ConversationPane.tsx'
import { ConversationRowView, ROW_HEIGHT } from './ConversationRowView.tsx'
import { HandoffDialog } from './HandoffDialog.tsx'
import { InboxEmpty } from './InboxEmpty.tsx'
import { InboxToolbar } from './InboxToolbar.tsx'
import { emptyInbox, scopeKey, searchOf, type SavedFilter } from './inboxView.ts'
import type { Label } from './LabelChip.tsx'
import { NarrowPopover } from './NarrowPopover.tsx'
import { NothingOpen } from './NothingOpen.tsx'
import { NOBODY_YET } from './people.ts'
import { allOf, extended, idsOf, NOTHING_SELECTED, toggled } from './selection.ts'
import { ToldLine } from './ToldLine.tsx'
import { TriagePicker } from './TriagePicker.tsx'
import { UrgentEndDialog } from './UrgentEndDialog.tsx'
import { useInboxActs } from './useInboxActs.ts'
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
  const selecting = useSelection(rows, ends)
  const { selection, selected, select } = selecting
  const acts = useInboxActs({ scope, office, place, triage, selecting, listPane, conversationPane, searchBox: search })
  const { mayTriage, question, run } = acts

  const show = (next: InboxScope): void => {
    setChosen(next)
    setTyped(next.text ?? '')
    select(NOTHING_SELECTED)
  }
  useWanted(
    (text) => {
      show({ ...UNNARROWED, view: 'all', text })
      acts.showMenu('narrow')
    },
    (wanted) => show({ ...UNNARROWED, view: wanted }),
  )
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
      // At once where the whole list is there: the next key is for what was selected.
      if (ends.start && ends.end) selectTop(listKey, rows ?? [])
      else pages.top().then((top) => selectTop(listKey, top), notifyError)
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
            opened={acts.menu === 'views'}
            onOpened={(isOpened) => acts.showMenu(isOpened ? 'views' : null)}
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
              acts.focusList()
            }}
          />
        ) : (
          <InboxToolbar typed={typed} onTyped={setTyped} searchRef={search} onLeaveSearch={acts.backToList}>
            <NarrowPopover
              scope={scope}
              accounts={accounts ?? []}
              labels={labels}
              office={office}
              filters={filters}
              opened={acts.menu === 'narrow'}
              onOpened={(isOpened) => acts.showMenu(isOpened ? 'narrow' : null)}
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
            focusWanted={detail.conversationId === openId ? acts.focusWanted : null}
            onFocused={acts.focused}
            onLeaveWriting={acts.backToList}
            onResolving={acts.goOn}
            historyWanted={acts.historyOf === openId}
            onHistory={(wanted) => acts.unfold(wanted ? openId : null)}
            onOpen={place.open}
            onWrite={acts.write}
            onAct={(act) => run(act, [detail])}
            onDealtWith={() => acts.ask({ kind: 'leave_lane', conversationId: detail.conversationId })}
            onHandOff={() => acts.ask({ kind: 'hand_off', conversationId: detail.conversationId })}
            offered={acts.offered?.conversationId === detail.conversationId ? acts.offered.text : null}
            onOffer={(text) => acts.offer(detail.conversationId, text)}
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
      {question?.kind === 'leave_lane' && (
        <UrgentEndDialog
          conversationId={question.conversationId}
          office={office}
          onEnded={() => {
            acts.ask(null)
            if (view === 'urgent') place.leave(new Set([question.conversationId]))
          }}
          onClose={() => acts.ask(null)}
        />
      )}
      {question?.kind === 'hand_off' && detail?.conversationId === question.conversationId && (
        <HandoffDialog
          conversation={detail}
          office={office}
          isTraining={account?.mode === 'training'}
          onClose={() => acts.ask(null)}
          onOffer={acts.offer}
        />
      )}
      {question?.kind === 'pick' && (
        <TriagePicker
          act={question.act}
          targets={question.targets}
          office={office}
          onPick={(change) => {
            acts.ask(null)
            acts.apply(change, question.targets)
          }}
          onClose={() => acts.ask(null)}
        />
      )}
    </div>
  )
}

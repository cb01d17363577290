/** The open post: identity, texts, state, hour and steps. */
import { Text, TextInput } from '@mantine/core'
import {
  lazy,
  memo,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { wallTimeAt } from '#shared/domain/wallTime.ts'
import { RepeatDialog } from '../../ui/RepeatDialog.tsx'
import { RepeatLines } from '../../ui/RepeatLines.tsx'
import { useFormat, useOfficeZone } from '../../ui/useFormat.ts'
import { useMay } from '../../ui/useMay.ts'
import { useRepeats } from '../../ui/useRepeats.ts'
import { useNow } from '../../ui/useNow.ts'
import { Blockers } from './Blockers.tsx'
import { ApprovalPanel } from './approval/ApprovalPanel.tsx'
import { useApproval } from './approval/useApproval.ts'
import { ChecksPanel } from './checks/ChecksPanel.tsx'
import { ConfirmFindings } from './checks/ConfirmFindings.tsx'
import { useFindings } from './checks/useFindings.ts'
import type { Closing } from './closing.ts'
import { chosenTime, NO_STEPS, stepsOf } from './composerView.ts'
import { EditorHead } from './EditorHead.tsx'
import { GraceField } from './GraceField.tsx'
import { Identity } from './Identity.tsx'
import { LinkParameters } from './links/LinkParameters.tsx'
import { MarksField } from './MarksField.tsx'
import { hasPendingEdit, type TextKey } from './ownTextsView.ts'
import { RequestPart } from './intake/RequestPart.tsx'
import { PendingEditBar } from './PendingEditBar.tsx'
import { PriceLine } from './PriceLine.tsx'
import { Risks } from './Risks.tsx'
import { SegmentEditor } from './SegmentEditor.tsx'
import { StepButtons } from './StepButtons.tsx'
import { ComposerPartPanel, ComposerTabs, type ComposerPart } from './tabs/ComposerTabs.tsx'
import { TextTabs } from './TextTabs.tsx'
import { MAX_SEGMENTS } from './threadLimits.ts'
import { hasNumbers, ThreadTools } from './ThreadTools.tsx'
import { useComposer, type Composing } from './useComposer.ts'
import { useKeepFocus } from './useKeepFocus.ts'
import { useKeptHour } from './useKeptHour.ts'
import { usePostSteps } from './usePostSteps.ts'
import { VariantList } from './VariantList.tsx'
import { WhenField, type When } from './WhenField.tsx'
import classes from './composer.module.css'

const CommentsPanel = lazy(async () => ({ default: (await import('./comments/CommentsPanel.tsx')).CommentsPanel }))
const PreviewPanel = lazy(async () => ({ default: (await import('./preview/PreviewPanel.tsx')).PreviewPanel }))
const VersionsPanel = lazy(async () => ({ default: (await import('./versions/VersionsPanel.tsx')).VersionsPanel }))

type Props = {
  readonly postId: string
  readonly stored: PostDetail | null
  readonly accounts: readonly AccountView[]
  readonly fresh: boolean
  readonly suggestedTime: string | null
  readonly suggestedAccountId: string | null
  readonly repeating: ReactNode
  readonly closing: Closing
}

const INCOMPLETE = { kind: 'incomplete' } as const
const NO_BLOCKERS: PostDetail['blockers'] = []

export const Editor = memo(DrawnEditor)

function DrawnEditor(props: Props) {
  const { postId, stored, accounts, fresh, suggestedTime, suggestedAccountId, repeating, closing } = props
  const { t } = useTranslation(['composer', 'approvals'])
  const { t: people } = useTranslation('people')
  const may = useMay('compose')
  const [, navigate] = useLocation()
  const panel = useRef<HTMLElement>(null)
  const zone = useOfficeZone()
  const format = useFormat()
  const nowMs = useNow(15_000)
  const composing = useComposer(postId, stored, accounts, suggestedAccountId, closing)
  /** At a rest of the keys the texts are drawn; what is said about all of them follows when there is time. */
  const settled = useDeferredValue(composing)
  const steps = usePostSteps(composing, zone)
  const { segments, editing, saving } = composing

  const plannedMs = stored?.planned?.atMs ?? null
  const [seenMs, setSeenMs] = useState(plannedMs)
  const [when, setWhen] = useState<When>(() =>
    whenOf(plannedMs === null ? suggestedTime : wallTimeAt(plannedMs, zone), stored),
  )
  const keepHour = useKeptHour(composing, zone)
  // Moved in the calendar meanwhile: the fields follow. What was typed here comes back too, later than the next key.
  if (plannedMs !== seenMs) {
    setSeenMs(plannedMs)
    if (plannedMs !== null && !keepHour.isOwn(plannedMs)) setWhen(whenOf(wallTimeAt(plannedMs, zone), stored))
  }
  const chooseWhen = (next: When): void => {
    setWhen(next)
    keepHour.keep(chosenTime(next.date, next.time, next.repeatedHour, zone, nowMs))
  }
  const time = useMemo(() => chosenTime(when.date, when.time, when.repeatedHour, zone, nowMs), [when, zone, nowMs])
  const allowed = useMemo(() => (may ? stepsOf(stored) : NO_STEPS), [may, stored])
  const wantedMs = time.kind === 'fine' && allowed.schedule !== null ? time.atMs : null
  const repeats = useRepeats(stored === null ? null : postId, wantedMs, 'edited')
  const findings = useFindings(settled, wantedMs)
  const approving = useApproval(stored)
  const [note, setNote] = useState('')
  const partsId = useId()
  const [part, setPart] = useState<ComposerPart>('text')
  const [attempted, setAttempted] = useState(false)
  const hasText = settled.texts.some((each) => each.segments.some(({ text }) => text.trim() !== ''))
  const blockers = stored !== null && (attempted || hasText) && editing !== 'none' ? stored.blockers : NO_BLOCKERS

  useEffect(() => {
    if (fresh && stored !== null) navigate(`/calendar/post/${postId}`, { replace: true })
  }, [fresh, stored, postId, navigate])
  const begin = useEffectEvent(() => keepHour.keep(time))
  const exists = stored !== null
  useEffect(() => {
    if (fresh && exists) begin()
  }, [fresh, exists])

  useEffect(() => {
    // Whoever opens a post wants to write in it, and goes on where it ends; whoever has opened a dialog meanwhile types there.
    if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return
    const first = panel.current?.querySelector<HTMLTextAreaElement>('[data-segment]')
    first?.focus()
    first?.setSelectionRange(first.value.length, first.value.length)
  }, [])

  const keepFocus = useKeepFocus(panel, '[data-segment]')

  const focusIn = (selector: string): void => panel.current?.querySelector<HTMLElement>(selector)?.focus()
  /** Once it is drawn. */
  const showWords = useCallback((): void => setPart('text'), [])
  const focusSegment = useCallback((segmentId: string | null): void => {
    setPart('text')
    requestAnimationFrame(() =>
      panel.current?.querySelector<HTMLElement>(`[data-segment="${segmentId ?? ''}"]`)?.focus(),
    )
  }, [])
  const schedule = (): void => {
    if (allowed.schedule === null) return
    setAttempted(true)
    if (time.kind === 'fine') void (approving.asks ? steps.request(time, note) : steps.schedule(time))
    else focusIn(when.date === null ? '[data-field="date"]' : '[data-field="time"]')
  }
  const askForEdit = (): void => {
    if (stored?.planned) void steps.request(stored.planned, note)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // In the date, Escape closes the little calendar only.
    const inDate = event.target instanceof HTMLElement && event.target.matches('[data-field="date"]')
    if (event.key === 'Escape' && !event.defaultPrevented && !inDate) {
      event.preventDefault()
      navigate('/calendar')
    }
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (event.shiftKey && mayThread && segments.length < MAX_SEGMENTS) focusSegment(composing.addSegment())
    else if (event.shiftKey) return
    else schedule()
  }
  const mayThread = editing !== 'none' && composing.limits.threads
  /** It was planned for then: nothing that was chosen now. */
  const isLeftPast = time.kind === 'past' && !attempted && time.atMs === minuteOf(plannedMs)
  const { texts, showText } = settled
  const lacks = useMemo(
    () => (
      <Blockers
        blockers={blockers}
        texts={texts}
        onMend={({ code, segmentId }) => {
          showWords()
          showText(textOf(texts, segmentId))
          if (code === 'no_account' || code === 'account_disconnected') {
            panel.current?.querySelector<HTMLElement>('fieldset input[type="checkbox"]')?.focus()
          } else if (code === 'alt_text_missing') requestAnimationFrame(() => focusEmptyDescription(panel.current))
          else focusSegment(segmentId)
        }}
      />
    ),
    [blockers, texts, showText, showWords, focusSegment],
  )

  return (
    <>
      <aside
        ref={panel}
        className={classes.panel}
        aria-labelledby="composer-title"
        onKeyDown={onKeyDown}
        {...keepFocus}
      >
        <EditorHead state={stored?.state ?? null} saving={saving} />
        <Identity composing={composing} accounts={accounts} />
        <ComposerTabs id={partsId} postId={stored?.postId ?? null} part={part} onChange={setPart} />
        <ComposerPartPanel id={partsId} of="text" part={part}>
          <RequestPart composing={settled} />
          {hasPendingEdit(stored) && may && (
            <PendingEditBar steps={steps} onRequest={approving.asks && stored?.planned ? askForEdit : null} />
          )}
          {editing === 'none' && (
            <Text size="xs" c="dimmed" mb={6}>
              {may ? t(readOnlyWords(stored)) : people('composer.readOnly')}
              {/* The field that shows it otherwise belongs to the steps. */}
              {!may && plannedMs !== null && ` ${people('composer.planned', { when: format.dayTime(plannedMs) })}`}
            </Text>
          )}
          <TextTabs composing={composing} />
          <div className={classes.thread}>
            {segments.map((segment, index) => (
              <SegmentEditor key={segment.segmentId} composing={composing} index={index} />
            ))}
          </div>
          {mayThread && (
            <ThreadTools
              composing={composing}
              count={segments.length}
              isNumbered={hasNumbers(segments)}
              onAdded={focusSegment}
            />
          )}
          <LinkParameters composing={settled} />
          {editing === 'aside' && composing.post?.imageCount !== 0 && (
            <Text size="xs" c="dimmed" mt={6}>
              {t('imagesWaitDraft')}
            </Text>
          )}
          <MarksField composing={composing} />
          {stored !== null && repeating}
          {stored !== null && stored.state !== 'draft' && stored.variants.length > 0 && (
            <VariantList
              post={stored}
              accounts={accounts}
              onPublishMissed={steps.publishMissed}
              onNewTime={() => focusIn('[data-field="date"]')}
            />
          )}
        </ComposerPartPanel>
        <ComposerPartPanel id={partsId} of="preview" part={part}>
          {part === 'preview' && (
            <Suspense fallback={null}>
              <PreviewPanel composing={settled} />
            </Suspense>
          )}
        </ComposerPartPanel>
        <ComposerPartPanel id={partsId} of="comments" part={part}>
          {part === 'comments' && (
            <Suspense fallback={null}>
              <CommentsPanel composing={settled} />
            </Suspense>
          )}
        </ComposerPartPanel>
        <ComposerPartPanel id={partsId} of="versions" part={part}>
          {part === 'versions' && (
            <Suspense fallback={null}>
              <VersionsPanel composing={settled} onRestored={showWords} />
            </Suspense>
          )}
        </ComposerPartPanel>
        {stored !== null && <Risks post={stored} accounts={accounts} />}
        <ChecksPanel
          composing={settled}
          accounts={accounts}
          findings={findings}
          isReady={blockers.length === 0}
          onGoTo={showWords}
        >
          {lacks}
        </ChecksPanel>
        {stored !== null && (
          <ApprovalPanel
            stored={stored}
            approving={approving}
            mayWrite={may}
            hour={time.kind === 'fine' ? { wallTime: time.wallTime, zone, repeatedHour: time.repeatedHour } : null}
            accounts={steps.where}
          />
        )}
        <footer
          className={classes.foot}
          hidden={Object.values(allowed).every((step) => step === null || step === false)}
        >
          {allowed.schedule !== null && (
            <WhenField
              when={when}
              chosen={isLeftPast ? INCOMPLETE : time}
              zone={zone}
              today={wallTimeAt(nowMs, zone).slice(0, 10)}
              onChange={chooseWhen}
            />
          )}
          {approving.asks && allowed.schedule !== null && (
            <TextInput
              size="xs"
              label={t('approvals:note')}
              maxLength={2_000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          <RepeatLines repeats={repeats} />
          {allowed.schedule !== null && <GraceField composing={composing} />}
          <PriceLine composing={settled} />
          <StepButtons
            steps={steps}
            allowed={allowed}
            asks={approving.asks}
            note={note}
            time={time}
            plannedMs={minuteOf(plannedMs)}
            onSchedule={schedule}
            onTry={() => setAttempted(true)}
          />
        </footer>
      </aside>
      {/* Outside of the panel: its keys are not the dialog's. */}
      <RepeatDialog question={steps.question} onLeave={steps.leaveQuestion} />
      <ConfirmFindings
        question={steps.findingQuestion}
        findings={findings}
        texts={composing.texts}
        accounts={accounts}
        onLeave={steps.leaveFindingQuestion}
      />
    </>
  )
}

/** The fields hold minutes; what was published "now" also has seconds. */
function minuteOf(atMs: number | null): number | null {
  return atMs === null ? null : Math.floor(atMs / 60_000) * 60_000
}

/** Which of the texts a segment belongs to. */
function textOf(texts: Composing['texts'], segmentId: string | null): TextKey {
  return texts.find(({ segments }) => segments.some((segment) => segment.segmentId === segmentId))?.key ?? null
}

function readOnlyWords(
  post: PostDetail | null,
): 'readOnlyCancelled' | 'readOnlyUncertain' | 'readOnlyWaiting' | 'readOnly' {
  if (post?.state === 'waiting_approval' || post?.state === 'approved_late') return 'readOnlyWaiting'
  if (post?.state === 'cancelled') return 'readOnlyCancelled'
  return post?.state === 'uncertain' ? 'readOnlyUncertain' : 'readOnly'
}

function focusEmptyDescription(panel: HTMLElement | null): void {
  const fields = [...(panel?.querySelectorAll<HTMLTextAreaElement>('[data-alt]') ?? [])]
  fields.find(({ value }) => value.trim() === '')?.focus()
}

function whenOf(wallTime: string | null, stored: PostDetail | null): When {
  return {
    date: wallTime?.slice(0, 10) ?? null,
    time: wallTime?.slice(11, 16) ?? null,
    repeatedHour: stored?.planned?.repeatedHour ?? 'earlier',
  }
}

/** The steps in a post's life that a person takes here, each with its way back. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { PostDetail } from '#shared/contract/calendar.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import { CHECKS, type Check } from '#shared/domain/checks/finding.ts'
import { callOperation, OperationError } from '../../rpc/client.ts'
import { notifyError } from '../../ui/notifyError.ts'
import type { RepeatQuestion } from '../../ui/RepeatDialog.tsx'
import { offerUndo } from '../../ui/undo.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import type { FindingQuestion } from './checks/ConfirmFindings.tsx'
import { checksNamed } from './checks/findingsView.ts'
import { handlesInWords, stillToGo, type ChosenTime } from './composerView.ts'
import { appliedDraftsOf } from './ownTextsView.ts'
import type { Composing } from './useComposer.ts'

const UNDO_SECONDS = 10

type Planned = NonNullable<PostDetail['planned']>
type Variant = PostDetail['variants'][number]

export function usePostSteps(composing: Composing, zone: OfficeZone) {
  const { t, i18n } = useTranslation(['composer', 'common', 'approvals'])
  const [, navigate] = useLocation()
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const [question, setQuestion] = useState<RepeatQuestion | null>(null)
  const [findingQuestion, setFindingQuestion] = useState<FindingQuestion | null>(null)
  const { postId, post, change, chosen } = composing
  const goingOut = stillToGo(post, chosen)
  const handles = handlesInWords(goingOut, i18n.language === 'en' ? 'and' : 'y')
  /** What a button has room for: the account, or how many. */
  const where = goingOut.length > 1 ? t('composer:accountsCount', { count: goingOut.length }) : handles

  const step = async <T>(run: () => Promise<T>): Promise<T | null> => {
    setBusy(true)
    try {
      return await change(run)
    } finally {
      setBusy(false)
    }
  }
  /** Does it, or asks first about what the core wants confirmed. */
  const unlessUnconfirmed = async <T>(
    act: RepeatQuestion['act'],
    run: (confirmed: Check[]) => Promise<T>,
    then: (answer: T) => void,
    confirmed: readonly Check[] = [],
  ): Promise<void> => {
    const answer = await step(() =>
      run([...confirmed]).then(
        (done) => ({ done }),
        (error: unknown) => {
          if (!(error instanceof OperationError) || error.wire.code !== 'checks_unconfirmed') throw error
          return { open: checksNamed(error.wire.params, CHECKS) }
        },
      ),
    )
    if (answer === null) return
    if ('done' in answer) {
      then(answer.done)
      return
    }
    const { open } = answer
    const goOn = (): void => {
      setFindingQuestion(null)
      void unlessUnconfirmed(act, run, then, open)
    }
    setFindingQuestion({ act, checks: open, goOn })
  }
  /** Does it at once, or asks before where the same text is near in time on an account: all of them, or the one given. */
  const unlessRepeated = async (
    act: RepeatQuestion['act'],
    atMs: number,
    run: () => Promise<void>,
    onlyAccountId: string | null = null,
  ): Promise<void> => {
    const texts = act === 'apply' ? 'edited' : 'planned'
    const repeats = await step(async () => {
      // What cannot be done yet is refused with what is missing; to ask beforehand would be in vain.
      const { blockers } = await callOperation('calendar.get', { postId })
      if (blockers.length > 0 && act !== 'apply') return []
      const found = await callOperation('calendar.repeats', { postId, atMs, texts })
      return found.filter(({ accountId }) => onlyAccountId === null || accountId === onlyAccountId)
    })
    if (repeats === null) return
    const goOn = (): void => {
      setQuestion(null)
      void run()
    }
    if (repeats.length > 0) setQuestion({ act, repeats, goOn })
    else await run()
  }
  const plan = ({ wallTime, zone: plannedZone, repeatedHour }: Planned): Promise<unknown> =>
    callOperation('calendar.schedule', { postId, wallTime, zone: plannedZone, repeatedHour })
  const back = (operation: () => Promise<unknown>): void => void operation().catch(notifyError)

  const schedule = async (time: Extract<ChosenTime, { kind: 'fine' }>): Promise<void> => {
    const former = post?.state === 'draft' ? null : (post?.planned ?? null)
    const { wallTime, repeatedHour } = time
    const offer = (): void => {
      // What leaves within the seconds for undo can be taken back only until then.
      const seconds = Math.min(UNDO_SECONDS, Math.floor((time.atMs - Date.now()) / 1000))
      if (seconds < 1) return
      offerUndo({
        id: `move:${postId}`,
        message: t('composer:scheduled', { when: format.dayTime(time.atMs) }),
        seconds,
        onUndo: () => back(() => (former === null ? callOperation('calendar.unschedule', { postId }) : plan(former))),
      })
    }
    await unlessUnconfirmed(
      former === null ? 'schedule' : 'move',
      (confirmed) => callOperation('calendar.schedule', { postId, wallTime, zone, repeatedHour, confirmed }),
      offer,
    )
  }
  const publishNow = async (): Promise<void> => {
    const offer = ({ dueAtMs }: { readonly dueAtMs: number }): void => {
      const seconds = Math.round((dueAtMs - Date.now()) / 1000)
      if (seconds < 1) return
      offerUndo({
        id: `move:${postId}`,
        message: t('composer:publishingSoon', { handles }),
        seconds,
        onUndo: () => back(() => callOperation('calendar.unschedule', { postId })),
      })
    }
    await unlessUnconfirmed(
      'publish',
      (confirmed) => callOperation('calendar.publishNow', { postId, confirmed }),
      offer,
    )
  }

  return {
    busy,
    /** What they act on. */
    post,
    handles,
    where,
    question,
    leaveQuestion: () => setQuestion(null),
    findingQuestion,
    leaveFindingQuestion: () => setFindingQuestion(null),
    schedule: (time: Extract<ChosenTime, { kind: 'fine' }>): Promise<void> =>
      unlessRepeated(post === null || post.state === 'draft' ? 'schedule' : 'move', time.atMs, () => schedule(time)),
    /** Asks for it to be agreed to: a new post, or what was typed into a planned one. */
    request: ({ wallTime, repeatedHour, atMs }: Omit<Extract<ChosenTime, { kind: 'fine' }>, 'kind'>, comment: string) =>
      unlessRepeated('schedule', atMs, () =>
        unlessUnconfirmed(
          'schedule',
          (confirmed) =>
            callOperation('approvals.request', { postId, wallTime, zone, repeatedHour, comment, confirmed }),
          () =>
            offerUndo({
              id: `move:${postId}`,
              message: t('approvals:requested', { when: format.dayTime(atMs) }),
              seconds: UNDO_SECONDS,
              onUndo: () => back(() => callOperation('approvals.withdraw', { postId })),
            }),
        ),
      ),
    publishNow: (): Promise<void> => unlessRepeated('publish', Date.now(), publishNow),
    publishMissed: ({ variantId, accountId }: Pick<Variant, 'variantId' | 'accountId'>): void =>
      void unlessRepeated(
        'publish',
        Date.now(),
        async () => {
          await step(() => callOperation('calendar.resolveMissed', { variantId, choice: 'publish_now' }))
        },
        accountId,
      ),
    toDraft: () => void step(() => callOperation('calendar.unschedule', { postId })),
    cancel: async (): Promise<void> => {
      const former = post?.planned ?? null
      if ((await step(() => callOperation('calendar.cancel', { postId }))) === null) return
      offerUndo({
        id: `move:${postId}`,
        message: t('composer:cancelled'),
        seconds: UNDO_SECONDS,
        onUndo: () => back(() => (former === null ? callOperation('calendar.unschedule', { postId }) : plan(former))),
      })
    },
    discard: async (): Promise<void> => {
      if ((await step(() => callOperation('calendar.discard', { postId }))) === null) return
      navigate('/calendar')
      offerUndo({
        id: `move:${postId}`,
        message: t('composer:discarded'),
        seconds: UNDO_SECONDS,
        onUndo: () => back(() => callOperation('calendar.restore', { postId })),
      })
    },
    applyEdit: (): void =>
      void unlessRepeated('apply', post?.planned?.atMs ?? Date.now(), async () => {
        await unlessUnconfirmed(
          'apply',
          (confirmed) => callOperation('calendar.applyEdit', { postId, confirmed }),
          () => undefined,
        )
      }),
    dropEdit: async (): Promise<void> => {
      const dropped = await step(() => callOperation('calendar.dropEdit', { postId }))
      if (dropped !== null && post !== null) {
        composing.reseed(appliedDraftsOf(post))
      }
    },
  }
}

export type PostSteps = ReturnType<typeof usePostSteps>

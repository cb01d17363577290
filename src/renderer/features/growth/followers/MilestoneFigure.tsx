/** The next round number: when it may be reached, how sure that is, and the thank-you for it. */
import { Anchor, Button, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { OutputOf } from '#shared/contract/contract.ts'
import { newId } from '../../../rpc/newId.ts'
import { useCommand, useOperation } from '../../../rpc/useOperation.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FormFoot } from '../../../ui/FormFoot.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import { useMay } from '../../../ui/useMay.ts'
import classes from './followers.module.css'

type Milestones = OutputOf<'growth.milestones'>[number]
type Next = NonNullable<Milestones['next']>

export function MilestoneFigure({ accountId, handle }: { readonly accountId: string; readonly handle: string }) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  const mayCompose = useMay('compose')
  const [, navigate] = useLocation()
  const [opened, setOpened] = useState<'reached' | 'prepare' | null>(null)
  const found = useOperation('growth.milestones', { accountIds: [accountId] }).data?.[0]
  if (found === undefined || found.next === null) return null
  const { next, reached } = found
  const openPost = (postId: string): void => navigate(`/calendar/post/${postId}`)
  return (
    <div className={classes.headlineFigure}>
      <Text component="dt" size="xs" c="dimmed">
        {t('milestone.next')}{' '}
        {reached.length > 0 && (
          <Anchor component="button" type="button" size="xs" onClick={() => setOpened('reached')}>
            {t('milestone.reached', { count: reached.length })}
          </Anchor>
        )}
      </Text>
      <dd className={classes.milestone}>
        <span className={classes.figureValue}>{format.number(next.count)}</span>
        {next.postId !== null ? (
          <Button variant="default" size="compact-xs" onClick={() => openPost(next.postId ?? '')}>
            {t('milestone.openThanks')}
          </Button>
        ) : (
          mayCompose && (
            <Button variant="default" size="compact-xs" onClick={() => setOpened('prepare')}>
              {t('milestone.prepare')}
            </Button>
          )
        )}
      </dd>
      <Text component="dd" size="xs" c="dimmed" m={0}>
        <ExpectedText expected={next.expected} />
      </Text>
      <Dialog
        opened={opened === 'reached'}
        onClose={() => setOpened(null)}
        title={t('milestone.reachedTitle', { handle })}
      >
        <ul className={classes.dayList}>
          {reached.map(({ count, day, postId }) => (
            <li key={count}>
              <strong className="tabular">{format.number(count)}</strong> — {format.longDayOf(day)}{' '}
              {postId !== null && (
                <Anchor component="button" type="button" size="xs" onClick={() => openPost(postId)}>
                  {t('milestone.openThanks')}
                </Anchor>
              )}
            </li>
          ))}
        </ul>
        <Text size="xs" c="dimmed">
          {t('milestone.reachedNote')}
        </Text>
      </Dialog>
      <Dialog
        opened={opened === 'prepare'}
        onClose={() => setOpened(null)}
        title={t('milestone.prepareTitle', { count: next.count, number: format.number(next.count), handle })}
      >
        <PrepareForm accountId={accountId} next={next} onClose={() => setOpened(null)} onMade={openPost} />
      </Dialog>
    </div>
  )
}

function ExpectedText({ expected }: { readonly expected: Next['expected'] }) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  switch (expected.kind) {
    case 'too_little':
      return t('milestone.tooLittle')
    case 'not_growing':
      return t('milestone.notGrowing', { count: expected.weeks })
    case 'far':
      return t('milestone.far')
    case 'expected': {
      const words = {
        earliest: format.shortDayOf(expected.earliest),
        latest: expected.latest === null ? '' : format.shortDayOf(expected.latest),
        weeks: expected.weeks,
      }
      return expected.latest === null ? t('milestone.expectedOpen', words) : t('milestone.expected', words)
    }
  }
}

function PrepareForm({
  accountId,
  next,
  onClose,
  onMade,
}: {
  readonly accountId: string
  readonly next: Next
  readonly onClose: () => void
  readonly onMade: (postId: string) => void
}) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  const prepare = useCommand('growth.prepareMilestone', { quiet: true })
  const [postId] = useState(newId)
  const [text, setText] = useState(t('milestone.thanks', { number: format.number(next.count) }))
  const day = next.expected.kind === 'expected' ? next.expected.day : null
  const isReady = text.trim() !== ''
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isReady || prepare.isPending) return
        prepare.mutate(
          { accountId, count: next.count, postId, text, day },
          { onSuccess: (made) => onMade(made.postId) },
        )
      }}
    >
      <Stack gap="sm">
        <Textarea
          data-autofocus
          label={t('milestone.text')}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={25_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          {day === null ? t('milestone.asDraft') : t('milestone.asDraftOn', { day: format.longDayOf(day) })}
        </Text>
        <FormFoot
          refused={prepare.error}
          submit={t('milestone.make')}
          isPending={prepare.isPending}
          isReady={isReady}
          onCancel={onClose}
        />
      </Stack>
    </form>
  )
}

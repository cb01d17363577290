/** How the post stands with its approval: what is missed, who decided what, and what whoever acts can do. */
import { Button, Group, Text, Textarea } from '@mantine/core'
import { IconCheck, IconCircleDashed, IconKey } from '@tabler/icons-react'
import { Suspense, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { useFormat } from '../../../ui/useFormat.ts'
import { LazyDifference } from '../difference/lazyDifference.ts'
import { agreedBy, changesSince, requestOfChanges, type PostApproval, type Round } from './approvalView.ts'
import { EmbargoLine } from './EmbargoLine.tsx'
import type { Approving } from './useApproval.ts'
import classes from './approval.module.css'

/** @param hour the chosen one, where it is fine */
export function ApprovalPanel({
  stored,
  approving,
  mayWrite,
  hour,
  accounts,
}: {
  readonly stored: PostDetail
  readonly approving: Approving
  readonly mayWrite: boolean
  readonly hour: PostApproval['rounds'][number]['content']['planned'] | null
  /** In words: for which accounts. */
  readonly accounts: string
}) {
  const { t } = useTranslation('approvals')
  const titleId = useId()
  const { approval } = approving
  if (approval === null) return null
  const [round, former] = approval.rounds
  const mayEmbargo = mayWrite && (stored.state === 'draft' || stored.state === 'changes_requested')
  if (approval.flowName === null && approval.embargo === null && round === undefined && !mayEmbargo) return null
  const changes = requestOfChanges(round)
  return (
    <section className={classes.panel} aria-labelledby={titleId}>
      <Text id={titleId} size="xs" fw={600}>
        {t('title')}
      </Text>
      {approval.approval === null && approval.flowName !== null && (
        <Text size="xs">{t('needed', { flow: approval.flowName })}</Text>
      )}
      {approval.approval === 'changes_requested' && changes !== null && (
        <Text size="sm" className={classes.changes}>
          {t('changesBy', { name: approving.nameOf(changes.personId), comment: changes.comment })}
        </Text>
      )}
      {approval.approval === 'approved' && (
        <Text size="xs">{t('approvedBy', { names: agreedBy(round).map(approving.nameOf).join(', ') })}</Text>
      )}
      {approval.approval === 'late' && <Text size="xs">{t('late')}</Text>}
      {approval.approval === 'waiting' && round !== undefined && (
        <Waiting approval={approval} round={round} former={former} approving={approving} accounts={accounts} />
      )}
      <EmbargoLine approving={approving} mayEmbargo={mayEmbargo} hour={hour} />
      {mayWrite && (approval.approval === 'waiting' || approval.approval === 'late') && (
        <div>
          <Button size="compact-xs" variant="default" disabled={approving.isBusy} onClick={approving.withdraw}>
            {t('withdraw')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Waiting({
  approval,
  round,
  former,
  approving,
  accounts,
}: {
  readonly approval: PostApproval
  readonly round: Round
  readonly former: Round | undefined
  readonly approving: Approving
  readonly accounts: string
}) {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  const { turn } = approval
  if (turn === null) return null
  const { nextStep, stepRefusal, keyRefusal } = turn
  const mayDecide = stepRefusal === null
  const mayTurn = keyRefusal === null
  const isOver = nextStep === null
  return (
    <>
      <Text size="xs" role="status">
        {isOver
          ? t('waitingKeys', { turned: turn.keysTurned })
          : t('waiting', {
              step: round.steps[nextStep]?.name ?? '',
              position: nextStep + 1,
              count: round.steps.length,
              deadline: format.dayTime(round.deadlineAtMs),
            })}{' '}
        {t('askedBy', { name: approving.nameOf(round.requestedBy), when: format.dayTime(round.requestedAtMs) })}
      </Text>
      {round.comment !== '' && (
        <Text size="sm" className={classes.note}>
          {round.comment}
        </Text>
      )}
      <Decisions round={round} approving={approving} />
      <Difference changes={changesSince(former, round)} />
      {mayDecide || mayTurn ? (
        <Deciding approving={approving} mayDecide={mayDecide} mayTurn={mayTurn} accounts={accounts} />
      ) : (
        <Text size="xs" c="dimmed">
          {t(`refusal.${isOver ? keyRefusal : stepRefusal}`)}
        </Text>
      )}
    </>
  )
}

function Decisions({ round, approving }: { readonly round: Round; readonly approving: Approving }) {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  return (
    <ul className={classes.steps} aria-label={t('steps')}>
      {round.steps.map(({ name }, position) => {
        const made = round.decisions.find(({ step }) => step === position)
        return (
          <li key={`${String(position)} ${name}`} className={classes.step} data-done={made !== undefined || undefined}>
            {made === undefined ? <IconCircleDashed size={13} aria-hidden /> : <IconCheck size={13} aria-hidden />}
            {made === undefined
              ? t('stepOpen', { step: name })
              : t('stepDone', {
                  step: name,
                  name: approving.nameOf(made.personId),
                  when: format.dayTime(made.atMs),
                })}
          </li>
        )
      })}
      {round.decisions
        .filter(({ step }) => step === null)
        .map(({ personId, atMs }) => (
          <li key={personId} className={classes.step} data-done>
            <IconKey size={13} aria-hidden />
            {t('keyTurned', { name: approving.nameOf(personId), when: format.dayTime(atMs) })}
          </li>
        ))}
    </ul>
  )
}

function Difference({ changes }: { readonly changes: ReturnType<typeof changesSince> }) {
  const { t } = useTranslation('approvals')
  if (changes.length === 0) return null
  return (
    <details className={classes.difference} open>
      <summary>{t('difference')}</summary>
      <Suspense fallback={null}>
        {changes.map(({ key, before, now }) => (
          <LazyDifference key={key} before={before} now={now} />
        ))}
      </Suspense>
    </details>
  )
}

function Deciding({
  approving,
  mayDecide,
  mayTurn,
  accounts,
}: {
  readonly approving: Approving
  readonly mayDecide: boolean
  readonly mayTurn: boolean
  readonly accounts: string
}) {
  const { t } = useTranslation('approvals')
  const [comment, setComment] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const send = (): void => {
    setTried(true)
    if (comment !== null && comment.trim() !== '') approving.requestChanges(comment, () => setComment(null))
  }
  return (
    <>
      {comment !== null && (
        <Textarea
          label={t('comment')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2_000}
          autoFocus
          value={comment}
          error={isTried && comment.trim() === '' ? t('commentMissing') : undefined}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
      )}
      <Group gap={6} justify="flex-end">
        {comment === null ? (
          <Button
            size="compact-sm"
            variant="default"
            disabled={approving.isBusy}
            onClick={() => {
              setTried(false)
              setComment('')
            }}
          >
            {t('requestChanges')}
          </Button>
        ) : (
          <Button size="compact-sm" variant="default" disabled={approving.isBusy} onClick={send}>
            {t('send')}
          </Button>
        )}
        {mayTurn && (
          <Button
            size="compact-sm"
            variant={mayDecide ? 'default' : 'filled'}
            leftSection={<IconKey size={14} aria-hidden />}
            disabled={approving.isBusy}
            onClick={approving.turnKey}
          >
            {t('turnKey')}
          </Button>
        )}
        {mayDecide && (
          <Button size="compact-sm" disabled={approving.isBusy} onClick={approving.approve}>
            {t('approveAs', { accounts })}
          </Button>
        )}
      </Group>
    </>
  )
}

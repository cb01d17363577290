/** One problem in plain language: what happened, the next step, and the buttons to take it. */
import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { AccountView } from '#shared/contract/accounts.ts'
import { NOTICE_CODES, type NoticeCode } from '#shared/domain/notice.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { reasonWords } from '../../ui/errorWords.ts'
import type { Format } from '../../ui/format.ts'
import { Permitted } from '../../ui/Permitted.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { EffectActions } from './EffectActions.tsx'
import { EffectText } from './EffectRow.tsx'
import { hrefOf, placeOf, type Place, type ProblemCase } from './outboxView.ts'
import { useProblemWords } from './useProblemWords.ts'
import classes from './outbox.module.css'

const looks = {
  urgent: { tone: 'danger', icon: IconAlertTriangle },
  warning: { tone: 'warning', icon: IconInfoCircle },
} as const

export function ProblemCard({
  case: { problem, groups, also, isCause, place },
  accountOf,
  format,
  nowMs,
  first,
}: {
  readonly case: ProblemCase
  readonly accountOf: (accountId: string | null) => AccountView | undefined
  readonly format: Format
  readonly nowMs: number
  /** The one that the tab key stops at; the arrows go on from there. */
  readonly first: boolean
}) {
  const { t } = useTranslation('outbox')
  const words = useProblemWords(format)
  const [only] = groups.length === 1 ? groups : []
  const { what, next, name } = words(problem, accountOf(problem.accountId ?? only?.primary.accountId ?? null))
  const reason = problem.params.reason
  const notice = NOTICE_CODES.find((code) => code === problem.code)
  return (
    <li
      className={classes.problem}
      data-severity={problem.severity}
      data-row
      {...(only === undefined ? {} : { 'data-href': hrefOf(only) ?? undefined })}
      tabIndex={first ? 0 : -1}
    >
      <div className={classes.problemHead}>
        <StateBadge look={looks[problem.severity]} label={t(`problems.severity.${problem.severity}`)} />
        <Title order={3} size="h4">
          {what}
        </Title>
        {problem.code !== 'posts_will_be_late' && (
          <Text size="xs" c="dimmed" className={classes.since}>
            {t('problems.since', { when: format.dayTime(problem.sinceMs) })}
          </Text>
        )}
      </div>
      <Text size="sm">{next}</Text>
      {(groups.length === 0 || isCause) && typeof reason === 'string' && (
        <Text size="xs">{t('reason', { reason: reasonWords({ code: reason, params: problem.params }) })}</Text>
      )}
      {isCause && <Go place={place} />}
      {also.map((each) => (
        <Group key={each.problemId} gap="xs">
          <Text size="sm">{words(each, accountOf(each.accountId)).what}</Text>
          <Go place={placeOf(each, null)} />
        </Group>
      ))}
      {groups.map((group) => (
        <div
          key={group.primary.effectId}
          className={classes.problemEffect}
          // A row of its own for the arrow keys where the card is not about it alone.
          {...(only === undefined ? { 'data-row': true, 'data-href': hrefOf(group) ?? undefined, tabIndex: -1 } : {})}
        >
          <EffectText
            group={group}
            account={accountOf(group.primary.accountId)}
            format={format}
            nowMs={nowMs}
            isExplained={isCause}
          />
          <EffectActions group={group} account={accountOf(group.primary.accountId)} />
        </div>
      ))}
      {problem.code === 'thread_broken' && typeof problem.params.variantId === 'string' && (
        <BrokenThreadActions variantId={problem.params.variantId} name={name} />
      )}
      {groups.length === 0 && !isCause && problem.code !== 'messages_missing' && <Go place={place} />}
      {problem.subject?.kind === 'gap' && (
        <Permitted right="dispatch">
          <AcknowledgeGap gapId={problem.subject.id} />
        </Permitted>
      )}
      {notice !== undefined && (
        <Group gap="xs">
          {(notice === 'restored' || notice === 'recovered') && Number(problem.params.ahead ?? 0) > 0 && (
            <Permitted right="release">
              <ConfirmPlanned />
            </Permitted>
          )}
          <Permitted right="dispatch">
            <Acknowledge code={notice} />
          </Permitted>
        </Group>
      )}
    </li>
  )
}

function AcknowledgeGap({ gapId }: { readonly gapId: string }) {
  const { t } = useTranslation('outbox')
  const acknowledge = useCommand('status.acknowledgeGap')
  return (
    <Group>
      <Button size="compact-sm" variant="default" onClick={() => acknowledge.mutate({ gapId })}>
        {t('problem.messages_missing.seen')}
      </Button>
    </Group>
  )
}

function Acknowledge({ code }: { readonly code: NoticeCode }) {
  const { t } = useTranslation('outbox')
  const acknowledge = useCommand('status.acknowledge')
  return (
    <div>
      <Button
        variant="default"
        size="compact-sm"
        disabled={acknowledge.isPending}
        onClick={() => acknowledge.mutate({ code })}
      >
        {t('problems.acknowledge')}
      </Button>
    </div>
  )
}

function ConfirmPlanned() {
  const { t } = useTranslation('backup')
  const confirm = useCommand('backup.confirmPlanned')
  return (
    <ConfirmButton
      size="compact-sm"
      disabled={confirm.isPending}
      question={t('confirmPlannedQuestion')}
      confirmLabel={t('confirmPlanned')}
      onConfirm={() => confirm.mutate({})}
    >
      {t('confirmPlanned')}
    </ConfirmButton>
  )
}

/** Nothing of it waits in the outbox: what is out can be taken down, or stay as it is. */
function BrokenThreadActions({ variantId, name }: { readonly variantId: string; readonly name: string }) {
  const { t } = useTranslation('outbox')
  const accept = useCommand('calendar.acceptThread')
  const takeDown = useCommand('calendar.takeDown')
  return (
    <Group gap={6}>
      <Permitted right="compose">
        <Button variant="default" onClick={() => accept.mutate({ variantId })}>
          {t('action.acceptThread')}
        </Button>
      </Permitted>
      <Permitted right="release">
        <ConfirmButton
          variant="default"
          question={t('action.takeDownAllQuestion', { account: name })}
          confirmLabel={t('action.takeDownAs', { account: name })}
          onConfirm={() => takeDown.mutate({ variantId })}
        >
          {t('action.takeDown')}
        </ConfirmButton>
      </Permitted>
    </Group>
  )
}

function Go({ place }: { readonly place: Place | null }) {
  const { t } = useTranslation('outbox')
  if (place === null) return null
  switch (place.kind) {
    case 'post':
      return (
        <Anchor component={Link} href={`/calendar/post/${place.id}`} size="sm">
          {t('row.openPost')}
        </Anchor>
      )
    case 'conversation':
      return (
        <Anchor component={Link} href={`/inbox/${place.id}`} size="sm">
          {t('row.openConversation')}
        </Anchor>
      )
    case 'settings':
      return (
        <Anchor component={Link} href="/settings/backup" size="sm">
          {t('row.openSettings')}
        </Anchor>
      )
    case 'accounts':
      return (
        <Anchor component={Link} href="/accounts" size="sm">
          {t('row.openAccount')}
        </Anchor>
      )
  }
}

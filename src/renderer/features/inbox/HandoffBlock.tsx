/** The hand-offs of a conversation: open ones with what can be done about each, closed ones folded away (§13.1). */
import { Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HandoffView } from '#shared/contract/handoffs.ts'
import {
  isToBeGivenUp,
  isToBeRetried,
  isToBeSettled,
  MAIL_BY_HAND,
  TOLD_IN_PUBLIC,
  type MailStanding,
} from '#shared/domain/handoff.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { reasonWords } from '../../ui/errorWords.ts'
import { PlainText } from '../../ui/PlainText.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { effectLooks } from '../../ui/states.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { FollowerSelect } from './HandoffDialog.tsx'
import { nameOf, type Office } from './people.ts'
import classes from './handoff.module.css'

export function HandoffBlock({
  conversationId,
  office,
  onOffer,
}: {
  readonly conversationId: string
  readonly office: Office
  /** A text for the answer in this conversation. */
  readonly onOffer: (text: string) => void
}) {
  const { t } = useTranslation('handoff')
  const format = useFormat()
  const handoffs = useOperation('handoffs.list', { conversationId }).data ?? []
  const closed = handoffs.flatMap((each) => (each.closed === null ? [] : [{ ...each, closed: each.closed }]))
  if (handoffs.length === 0) return null
  return (
    <section className={classes.block} aria-label={t('open.label')}>
      <ul>
        {handoffs
          .filter((each) => each.closed === null)
          .map((each) => (
            <OpenHandoff key={each.handoffId} handoff={each} office={office} onOffer={onOffer} />
          ))}
      </ul>
      {closed.length > 0 && (
        <details className={classes.closed}>
          <summary>{t('open.closed', { count: closed.length })}</summary>
          <ul>
            {closed.map((each) => (
              <li key={each.handoffId}>
                {t(`open.line.${each.channel}`)} · <PlainText text={each.recipient} /> ·{' '}
                {t('open.closedAt', { when: format.dayTime(each.closed.atMs) })} ·{' '}
                {t(each.closed.toldInPublic ? 'open.told' : 'open.notTold')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function OpenHandoff({
  handoff,
  office,
  onOffer,
}: {
  readonly handoff: HandoffView
  readonly office: Office
  readonly onOffer: (text: string) => void
}) {
  const { t } = useTranslation('handoff')
  const format = useFormat()
  const { mail } = handoff
  const facts = [
    t('open.since', { when: format.dayTime(handoff.openedAtMs) }),
    ...(handoff.followerId === null
      ? []
      : [t('open.follower', { name: nameOf(office.people, handoff.followerId, '?') })]),
    ...(handoff.reference === '' ? [] : [t('open.reference', { reference: handoff.reference })]),
    ...(handoff.consent === null ? [] : [t('open.consented')]),
  ]
  const isByHand = mail?.problem?.code === MAIL_BY_HAND && mail.state === 'needs_attention'
  const mayLeave = mail !== null && mail.state !== 'done' && mail.state !== 'cancelled'
  return (
    <li>
      <div className={classes.line}>
        <span>{t(`open.line.${handoff.channel}`)}</span>{' '}
        <span className={classes.to}>
          <PlainText text={handoff.recipient} />
        </span>{' '}
        <span className={classes.fact}>
          <PlainText text={facts.join(' · ')} />
        </span>{' '}
        {mail !== null && (
          <StateBadge
            look={effectLooks[isByHand ? 'queued' : mail.state]}
            label={t(isByHand ? 'mail.byHand' : `mail.${mail.state}`)}
          />
        )}
        <span className={classes.buttons}>
          {mail !== null && (
            <MailButtons handoffId={handoff.handoffId} mail={mail} mayDispatch={office.rights.includes('dispatch')} />
          )}
          {office.rights.includes('triage') && <EditButton handoff={handoff} office={office} />}
          {office.rights.includes('triage') && !mayLeave && (
            <CloseButton handoffId={handoff.handoffId} onOffer={onOffer} />
          )}
        </span>
      </div>
      {mail !== null && <WhyNot mail={mail} />}
    </li>
  )
}

/** Why it needs a person or the last try failed, with the server's own words. */
function WhyNot({ mail: { problem, nextTryAtMs } }: { readonly mail: NonNullable<HandoffView['mail']> }) {
  const { t } = useTranslation('handoff')
  const format = useFormat()
  if (problem === null) return null
  const { detail } = problem.params
  return (
    <p className={classes.why}>
      {reasonWords(problem)}
      {typeof detail === 'string' && <> «{detail}»</>}{' '}
      {nextTryAtMs !== null && t('mail.nextTry', { when: format.time(nextTryAtMs) })}
    </p>
  )
}

function MailButtons({
  handoffId,
  mail,
  mayDispatch,
}: {
  readonly handoffId: string
  readonly mail: NonNullable<HandoffView['mail']>
  readonly mayDispatch: boolean
}) {
  const { t } = useTranslation('handoff')
  const settle = useCommand('handoffs.settleMail')
  const retry = useCommand('handoffs.retryMail')
  const cancel = useCommand('handoffs.cancelMail')
  const again = useCommand('handoffs.openMailProgram')
  const standing: MailStanding = { state: mail.state, lastErrorCode: mail.problem?.code ?? null }
  const look = { size: 'compact-xs', variant: 'default', disabled: !mayDispatch } as const
  const notSent = (): void => settle.mutate({ handoffId, sent: false })
  return (
    <>
      {isToBeSettled(standing) && (
        <>
          {mail.way === 'program' && (
            <Button {...look} onClick={() => again.mutate({ handoffId })}>
              {t('mail.again')}
            </Button>
          )}
          <Button {...look} onClick={() => settle.mutate({ handoffId, sent: true })}>
            {t('mail.sent')}
          </Button>
          {mail.way === 'program' ? (
            <Button {...look} onClick={notSent}>
              {t('mail.notSent')}
            </Button>
          ) : (
            <ConfirmButton
              {...look}
              question={t('mail.notSentQuestion')}
              confirmLabel={t('mail.notSent')}
              onConfirm={notSent}
            >
              {t('mail.notSent')}
            </ConfirmButton>
          )}
        </>
      )}
      {(isToBeRetried(standing) || mail.nextTryAtMs !== null) && (
        <Button {...look} onClick={() => retry.mutate({ handoffId })}>
          {t('mail.retry')}
        </Button>
      )}
      {isToBeGivenUp(standing) && mail.way === 'smtp' && (
        <ConfirmButton
          {...look}
          variant="subtle"
          color="gray"
          question={t('mail.cancelQuestion')}
          confirmLabel={t('mail.cancel')}
          onConfirm={() => cancel.mutate({ handoffId })}
        >
          {t('mail.cancel')}
        </ConfirmButton>
      )}
    </>
  )
}

function EditButton({ handoff, office }: { readonly handoff: HandoffView; readonly office: Office }) {
  const { t } = useTranslation('handoff')
  const update = useCommand('handoffs.update')
  const [isOpen, setIsOpen] = useState(false)
  const [reference, setReference] = useState(handoff.reference)
  const [followerId, setFollowerId] = useState(handoff.followerId)
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus returnFocus withArrow width={280}>
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            setReference(handoff.reference)
            setFollowerId(handoff.followerId)
            setIsOpen(!isOpen)
          }}
        >
          {t('edit.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('edit.open')}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            update.mutate(
              { handoffId: handoff.handoffId, reference, followerId },
              { onSuccess: () => setIsOpen(false) },
            )
          }}
        >
          <Stack gap="xs">
            <TextInput
              data-autofocus
              label={t('reference')}
              maxLength={100}
              value={reference}
              onChange={(event) => setReference(event.currentTarget.value)}
            />
            <FollowerSelect office={office} value={followerId} onChange={setFollowerId} />
            <Group justify="flex-end">
              <Button type="submit" size="xs">
                {t('edit.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Closing asks whether the citizen is told in public (§13.5). */
function CloseButton({ handoffId, onOffer }: { readonly handoffId: string; readonly onOffer: (text: string) => void }) {
  const { t } = useTranslation('handoff')
  const close = useCommand('handoffs.close')
  const [isOpen, setIsOpen] = useState(false)
  const end = (toldInPublic: boolean): void => {
    setIsOpen(false)
    close.mutate({ handoffId, toldInPublic }, toldInPublic ? { onSuccess: () => onOffer(TOLD_IN_PUBLIC) } : {})
  }
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus returnFocus withArrow width={300}>
      <Popover.Target>
        <Button size="compact-xs" variant="default" onClick={() => setIsOpen(!isOpen)}>
          {t('close.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('close.question')}>
        <Text size="sm" mb="sm">
          {t('close.question')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={() => end(false)}>
            {t('close.no')}
          </Button>
          <Button size="xs" data-autofocus onClick={() => end(true)}>
            {t('close.yes')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Handing a citizen over to a private or official channel, and what becomes of the e-mail of it (docs/specs/inbox.md §13). */
import { createHash } from 'node:crypto'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { HandoffView } from '#shared/contract/handoffs.ts'
import {
  HANDOFF_CHANNELS,
  isToBeGivenUp,
  isToBeRetried,
  isToBeSettled,
  MAIL_BY_HAND,
  mailBody,
  mailtoAddress,
  MAILTO_LENGTH,
  type MailStanding,
} from '#shared/domain/handoff.ts'
import { takenUp } from '#shared/domain/triage.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import type { ExternalBrowser } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Handoff, HandoffItem, HandoffTable } from '../store/handoffTable.ts'
import type { InboxTable, Item } from '../store/inboxTable.ts'
import type { Mail, MailTable } from '../store/mailTable.ts'
import type { PersonTable } from '../store/personTable.ts'
import type { TriageTable } from '../store/triageTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { givenUp, queuedAgain, wentOut } from '../sync/mailPolicy.ts'
import type { PreparedMail } from '../sync/mailRunner.ts'
import type { MailSettings } from './mailSettings.ts'

const OK = { ok: true } as const
const MOST_RECIPIENTS = 8
const TRAINING_MARK = '[Ejercicio] '

export function createHandoffs(deps: {
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly actingId: () => string | null
  readonly handoffs: HandoffTable
  readonly mails: MailTable
  readonly inbox: Pick<InboxTable, 'byId' | 'items' | 'newestDirectWith'>
  readonly triage: Pick<TriageTable, 'of' | 'save'>
  readonly accounts: Pick<AccountTable, 'byId'>
  readonly people: Pick<PersonTable, 'byId'>
  readonly mail: MailSettings
  readonly browser: ExternalBrowser
  readonly zone: () => OfficeZone
  readonly wakeMail: () => void
}) {
  const { uow, handoffs, mails, inbox } = deps

  /** @throws AppError not_found */
  function existing(handoffId: string): Handoff {
    const handoff = handoffs.byId(handoffId)
    if (handoff === null) throw new AppError('not_found', { id: handoffId })
    return handoff
  }

  /** @throws AppError not_found, wrong_state */
  function stillOpen(handoffId: string): Handoff {
    const handoff = existing(handoffId)
    if (handoff.closed !== null) throw new AppError('wrong_state', { state: 'closed' })
    return handoff
  }

  /** @throws AppError not_found, wrong_state */
  function mailThat(handoffId: string, may: (standing: MailStanding) => boolean): Mail {
    existing(handoffId)
    const mail = mails.of(handoffId)
    if (mail === null) throw new AppError('not_found', { id: handoffId })
    if (!may(standingOf(mail))) throw new AppError('wrong_state', { state: mail.state })
    return mail
  }

  /** @throws AppError not_found */
  function checkPerson(personId: string | null): void {
    if (personId === null) return
    const person = deps.people.byId(personId)
    if (person?.archivedAtMs !== null) throw new AppError('not_found', { id: personId })
  }

  /** What is passed on, as it stands now. @throws AppError not_found for what is not there any more */
  function chosenItems(conversationId: string, chosen: ParsedInputOf<'handoffs.open'>['items']): HandoffItem[] {
    const items = new Map(inbox.items(conversationId).map((item) => [item.id, item]))
    return chosen.map(({ entryId, unmasked }) => {
      const item = items.get(entryId)
      if (item?.deletedAtMs !== null) throw new AppError('not_found', { id: entryId })
      return { itemId: entryId, unmasked, digest: digestOf(item) }
    })
  }

  /** The text as it leaves; null where a message that was chosen is gone or says something else by now. */
  function bodyOf(handoff: Handoff): string | null {
    const items = inbox.items(handoff.conversationId)
    const chosen = new Map(handoffs.items(handoff.id).map((item) => [item.itemId, item]))
    const passedOn = items.flatMap((item) => {
      const choice = chosen.get(item.id)
      return choice === undefined || item.deletedAtMs !== null || digestOf(item) !== choice.digest
        ? []
        : [
            {
              ...item,
              authorName: item.author.displayName,
              authorHandle: item.author.handle,
              unmasked: choice.unmasked,
            },
          ]
    })
    if (passedOn.length !== chosen.size) return null
    return mailBody(handoff.text, passedOn, {
      reference: handoff.reference,
      zone: deps.zone(),
      isTraining: isTraining(handoff.conversationId),
    })
  }

  function isTraining(conversationId: string): boolean {
    const conversation = inbox.byId(conversationId)
    return conversation !== null && deps.accounts.byId(conversation.accountId)?.mode === 'training'
  }

  function subjectOf(handoff: Handoff, subject: string): string {
    return isTraining(handoff.conversationId) ? `${TRAINING_MARK}${subject}` : subject
  }

  /** @throws AppError conflict where a message that was chosen is not what it was */
  async function openMailProgram(handoff: Handoff, mail: Mail): Promise<{ bodyCopied: boolean }> {
    const body = bodyOf(handoff)
    if (body === null) throw new AppError('conflict', { id: handoff.id })
    const subject = subjectOf(handoff, mail.subject)
    const whole = mailtoAddress(handoff.recipient, subject, body)
    const bodyCopied = whole.length > MAILTO_LENGTH
    if (bodyCopied) deps.browser.copyText(body)
    await deps.browser.writeMail(bodyCopied ? mailtoAddress(handoff.recipient, subject, null) : whole)
    return { bodyCopied }
  }

  function saveMail(tx: WriteTx, action: string, before: Mail, after: Mail): void {
    mails.save(tx, after)
    tx.audit({
      action,
      entity: `handoff:${after.handoffId}`,
      before: { state: before.state },
      after: { state: after.state },
    })
  }

  function settle(action: string, before: Mail, after: (nowMs: number) => Mail): typeof OK {
    uow.write(deps.by(), (tx) => saveMail(tx, action, before, after(tx.nowMs)))
    deps.wakeMail()
    return OK
  }

  return {
    /** For the runner: the message as it stands now, or why it cannot leave. */
    prepare: (mail: Mail): PreparedMail => {
      const way = deps.mail.way()
      const handoff = existing(mail.handoffId)
      if (way === null || mail.messageId === null) return { kind: 'held', code: 'smtp_not_set' }
      const text = bodyOf(handoff)
      if (text === null) return { kind: 'held', code: 'handoff_changed' }
      return {
        kind: 'ready',
        server: way.server,
        message: {
          messageId: mail.messageId,
          dateMs: mail.createdAtMs,
          from: way.from,
          to: handoff.recipient,
          subject: subjectOf(handoff, mail.subject),
          text,
        },
      }
    },

    handlers: {
      list: ({ conversationId }: ParsedInputOf<'handoffs.list'>): OutputOf<'handoffs.list'> => {
        if (inbox.byId(conversationId) === null) throw new AppError('not_found', { id: conversationId })
        return handoffs
          .ofConversation(conversationId)
          .map((handoff) => viewOf(handoff, handoffs.items(handoff.id), mails.of(handoff.id)))
      },

      options: (): OutputOf<'handoffs.options'> => ({
        recipients: HANDOFF_CHANNELS.flatMap((channel) =>
          handoffs.recentRecipients(channel, MOST_RECIPIENTS).map((recipient) => ({ channel, recipient })),
        ),
        sender: deps.mail.sender(),
        form: deps.mail.form(),
      }),

      directWith: ({ conversationId }: ParsedInputOf<'handoffs.directWith'>): OutputOf<'handoffs.directWith'> => {
        const conversation = inbox.byId(conversationId)
        if (conversation === null) throw new AppError('not_found', { id: conversationId })
        if (conversation.kind === 'direct') return { conversationId }
        return { conversationId: inbox.newestDirectWith(conversation.accountId, conversation.citizen.remoteId) }
      },

      open: async (input: ParsedInputOf<'handoffs.open'>): Promise<OutputOf<'handoffs.open'>> => {
        const { conversationId, handoffId, way, reference, followerId, consent } = input
        const standing = deps.triage.of(conversationId)
        if (standing === null) throw new AppError('not_found', { id: conversationId })
        const before = handoffs.byId(handoffId)
        if (before !== null) {
          if (before.conversationId === conversationId && before.recipient === way.recipient)
            return { bodyCopied: false }
          throw new AppError('conflict', { id: handoffId })
        }
        checkPerson(followerId)
        const items = chosenItems(conversationId, input.items)
        const text = input.text.toWellFormed()
        if (way.channel === 'email' && text.trim() === '' && items.length === 0) throw new AppError('text_empty')
        const messageId = way.channel === 'email' && way.by === 'smtp' ? deps.mail.newMessageId() : null
        if (way.channel === 'email' && way.by === 'smtp' && messageId === null) throw new AppError('mail_not_set')
        uow.write(deps.by(), (tx) => {
          handoffs.insert(
            tx,
            {
              id: handoffId,
              conversationId,
              channel: way.channel,
              recipient: way.recipient.toWellFormed(),
              text,
              consent,
              noticeGiven: way.channel === 'form' && way.noticeGiven,
              reference: reference.toWellFormed(),
              followerId,
              openedAtMs: tx.nowMs,
              openedBy: deps.actingId(),
            },
            items,
          )
          if (way.channel === 'email') {
            mails.insert(tx, {
              handoffId,
              conversationId,
              way: way.by,
              subject: way.subject.toWellFormed(),
              messageId,
              state: way.by === 'smtp' ? 'queued' : 'needs_attention',
              lastError: way.by === 'smtp' ? null : { code: MAIL_BY_HAND, params: {} },
            })
          }
          const status = takenUp(standing.status)
          if (status !== standing.status) deps.triage.save(tx, conversationId, { ...standing, status })
          tx.audit({
            action: 'handoff.open',
            entity: `conversation:${conversationId}`,
            after: {
              handoff: handoffId,
              channel: way.channel,
              consented: consent !== null,
              items: items.map(({ itemId }) => itemId),
              // That data was shown to others is on record, as when it is shown here (§11.1).
              unmasked: items.filter(({ unmasked }) => unmasked).map(({ itemId }) => itemId),
            },
          })
        })
        deps.wakeMail()
        const mail = mails.of(handoffId)
        return mail?.way === 'program' ? openMailProgram(existing(handoffId), mail) : { bodyCopied: false }
      },

      update: ({ handoffId, reference, followerId }: ParsedInputOf<'handoffs.update'>): OutputOf<'handoffs.update'> => {
        const before = stillOpen(handoffId)
        if (followerId !== before.followerId) checkPerson(followerId)
        if (before.reference === reference && before.followerId === followerId) return OK
        uow.write(deps.by(), (tx) => {
          handoffs.update(tx, { ...before, reference: reference.toWellFormed(), followerId })
          tx.audit({
            action: 'handoff.update',
            entity: `conversation:${before.conversationId}`,
            before: { handoff: handoffId, follower: before.followerId, hasReference: before.reference !== '' },
            after: { handoff: handoffId, follower: followerId, hasReference: reference !== '' },
          })
        })
        return OK
      },

      close: ({ handoffId, toldInPublic }: ParsedInputOf<'handoffs.close'>): OutputOf<'handoffs.close'> => {
        const handoff = stillOpen(handoffId)
        const mail = mails.of(handoffId)
        if (mail !== null && mail.state !== 'done' && mail.state !== 'cancelled') {
          throw new AppError('wrong_state', { state: mail.state })
        }
        uow.write(deps.by(), (tx) => {
          handoffs.close(tx, handoff, deps.actingId(), toldInPublic)
          tx.audit({
            action: 'handoff.close',
            entity: `conversation:${handoff.conversationId}`,
            after: { handoff: handoffId, toldInPublic },
          })
        })
        return OK
      },

      openMailProgram: async ({
        handoffId,
      }: ParsedInputOf<'handoffs.openMailProgram'>): Promise<OutputOf<'handoffs.openMailProgram'>> =>
        openMailProgram(
          stillOpen(handoffId),
          mailThat(
            handoffId,
            ({ state, lastErrorCode }) => state === 'needs_attention' && lastErrorCode === MAIL_BY_HAND,
          ),
        ),

      settleMail: ({ handoffId, sent }: ParsedInputOf<'handoffs.settleMail'>): OutputOf<'handoffs.settleMail'> => {
        const mail = mailThat(handoffId, isToBeSettled)
        return settle('mail.settle', mail, (nowMs) => {
          if (sent) return wentOut(mail, nowMs)
          return mail.way === 'smtp' ? queuedAgain(mail, nowMs) : givenUp(mail)
        })
      },

      retryMail: ({ handoffId }: ParsedInputOf<'handoffs.retryMail'>): OutputOf<'handoffs.retryMail'> => {
        const mail = mailThat(handoffId, (standing) => isToBeRetried(standing) || standing.state === 'queued')
        return settle('mail.retry', mail, (nowMs) => queuedAgain(mail, nowMs))
      },

      cancelMail: ({ handoffId }: ParsedInputOf<'handoffs.cancelMail'>): OutputOf<'handoffs.cancelMail'> => {
        const mail = mailThat(handoffId, isToBeGivenUp)
        return settle('mail.cancel', mail, () => givenUp(mail))
      },
    },
  }
}

function standingOf({ state, lastError }: Mail): MailStanding {
  return { state, lastErrorCode: lastError?.code ?? null }
}

/** Recognises a message that says something else than when it was chosen. */
function digestOf({ text }: Pick<Item, 'text'>): string {
  return createHash('sha256').update(text).digest('hex')
}

function viewOf(handoff: Handoff, items: readonly HandoffItem[], mail: Mail | null): HandoffView {
  const { id, conversationId: _conversationId, ...shown } = handoff
  return {
    ...shown,
    handoffId: id,
    items: items.map(({ itemId, unmasked }) => ({ entryId: itemId, unmasked })),
    mail:
      mail === null
        ? null
        : {
            way: mail.way,
            subject: mail.subject,
            messageId: mail.messageId,
            state: mail.state,
            problem:
              mail.lastError === null ? null : { code: mail.lastError.code, params: { ...mail.lastError.params } },
            nextTryAtMs: mail.state === 'queued' && mail.attempts > 0 ? mail.notBeforeMs : null,
            leftAtMs: mail.leftAtMs,
          },
  }
}

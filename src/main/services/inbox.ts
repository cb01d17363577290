/** What citizens write, and our answers: read and answered. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { afterOutgoing } from '#shared/domain/conversation.ts'
import type { ClockEvent } from '#shared/domain/responseClock.ts'
import { openVariables } from '#shared/domain/savedReply.ts'
import { takenUp } from '#shared/domain/triage.ts'
import { weightedLength } from '#shared/domain/textLimits.ts'
import type { NetworkCapabilities } from '../networks/networkClient.ts'
import type { ExternalBrowser, Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Account, AccountTable } from '../store/accountTable.ts'
import type { CitizenHistoryReader } from '../store/citizenHistory.ts'
import type { Actor } from '../store/auditChain.ts'
import { answerIn, type EffectPayload } from '../store/effectPayload.ts'
import type { Effect, EffectTable } from '../store/effectTable.ts'
import type { Conversation } from '../store/conversationRow.ts'
import type { InboxTable } from '../store/inboxTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { ResponseClocks } from './responseClocks.ts'
import { answeringOf, draftByOf, entriesOf, lastReceivedOf, shownOf, type Answering } from './inboxAnswering.ts'
import type { BesideAnswer } from './savedReplies.ts'

/** An answer that is on the network. */
type SentAnswer = {
  readonly conversationId: string
  readonly accountId: string
  readonly text: string
  readonly remoteId: string
  readonly atMs: number
  readonly resolves: boolean
  readonly writtenBy: string | null
  /** When the person wrote it: what came in after that is not answered by it. */
  readonly composedAtMs: number
}

const OK = { ok: true } as const
/** How many of a citizen's other conversations are shown. */
const HISTORY_SHOWN = 50
const DIRECT_MESSAGES_PAGE = 'https://x.com/messages'

export type InboxDeps = {
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly actingId: () => string | null
  readonly ids: Ids
  readonly inbox: InboxTable
  readonly notesOf: (conversationId: string) => OutputOf<'inbox.conversation'>['notes']
  /** What whoever acts was writing for colleagues. */
  readonly noteDraftOf: (conversationId: string) => string
  readonly labelIdsOf: (conversationId: string) => readonly string[]
  readonly openHandoffsOf: (conversationId: string) => number
  readonly history: CitizenHistoryReader
  readonly effects: Pick<EffectTable, 'byId' | 'enqueue' | 'openOfConversation'>
  readonly accounts: Pick<AccountTable, 'byId'>
  readonly capabilitiesOf: (mode: Account['mode']) => NetworkCapabilities
  readonly browser: ExternalBrowser
  /** The network's page on which a person publishes by hand. */
  readonly composeUrl: (text: string, inReplyToRemoteId?: string) => string
  /** What is done beside an answer that was begun with a saved reply. @throws AppError not_found */
  readonly besideAnswer: (chosen: ParsedInputOf<'inbox.reply'>['savedReply']) => BesideAnswer
  readonly wakeOutbox: () => void
  readonly clocks: Pick<ResponseClocks, 'follow' | 'putByHand' | 'firstReceivedAfter'>
  /** A person has a conversation on the screen: its copies of the network's posts are compared soon. */
  readonly onShown: (conversationId: string) => void
}

export function createInbox(deps: InboxDeps) {
  const { uow, inbox, effects } = deps

  /** @throws AppError not_found */
  function existing(id: string): Conversation {
    const conversation = inbox.byId(id)
    if (conversation === null) throw new AppError('not_found', { id })
    return conversation
  }

  function accountOf(accountId: string): Account {
    const account = deps.accounts.byId(accountId)
    if (account === null) throw new Error('a conversation without its account')
    return account
  }

  function answering(conversation: Conversation): Answering {
    const account = accountOf(conversation.accountId)
    const items = inbox.items(conversation.id)
    return answeringOf(conversation.kind, items, account, deps.capabilitiesOf(account.mode))
  }

  /** @throws AppError text_empty, variable_open, text_too_long */
  function checkText(conversation: Conversation, text: string, limit: number): void {
    if (text.trim() === '') throw new AppError('text_empty')
    const open = openVariables(text)
    if (open.length > 0) throw new AppError('variable_open', { names: open.map((name) => `{{${name}}}`).join(', ') })
    const length = conversation.kind === 'public' ? weightedLength(text) : Array.from(text).length
    if (length > limit) throw new AppError('text_too_long', { length, limit })
  }

  /** @throws AppError account_disconnected, reply_not_allowed, and those of `checkText` */
  function payloadOf(
    conversation: Conversation,
    text: string,
    { resolves, seenEntryId }: Pick<ParsedInputOf<'inbox.reply'>, 'resolves' | 'seenEntryId'>,
  ): EffectPayload {
    const seenUntilMs = seenEntryId === null ? null : inbox.receivedAtMs(conversation.id, seenEntryId)
    const writtenBy = deps.actingId()
    const { way, target, textLimit } = answering(conversation)
    checkText(conversation, text, textLimit)
    if (way === 'none') throw new AppError('account_disconnected')
    if (way === 'by_hand') throw new AppError('reply_not_allowed')
    if (conversation.kind === 'direct') {
      const remoteConversationId = conversation.remoteKey
      return { kind: 'direct_message', text, remoteConversationId, resolves, seenUntilMs, writtenBy }
    }
    if (target === null) throw new AppError('reply_not_allowed')
    return { kind: 'reply', text, inReplyToRemoteId: target.remoteId, resolves, seenUntilMs, writtenBy }
  }

  /** What came in that whoever sent an answer had not seen. */
  function unseenIdsOf({ payload, conversationId, createdAtMs }: Effect): readonly string[] {
    const answer = answerIn(payload)
    if (conversationId === null || answer === null) return []
    return inbox.unseenIds(conversationId, answer.seenUntilMs ?? createdAtMs)
  }

  /** Puts an answer that went out into its conversation. */
  function recordAnswer(tx: WriteTx, answer: SentAnswer): void {
    const conversation = inbox.byId(answer.conversationId)
    if (conversation === null) return
    const account = accountOf(answer.accountId)
    inbox.putItem(tx, {
      id: deps.ids.next(),
      accountId: account.id,
      conversationId: conversation.id,
      kind: conversation.kind,
      direction: 'out',
      remoteId: answer.remoteId,
      inReplyTo: null,
      author: { remoteId: account.remoteId ?? '', handle: account.handle, displayName: account.displayName },
      text: answer.text,
      mentionsUs: false,
      writtenAtMs: answer.atMs,
    })
    inbox.summarise(tx, conversation.id)
    // Both instants are of our clock: the network's may be ahead of it or behind.
    const covers = !inbox.hasReceivedSince(conversation.id, answer.composedAtMs)
    // What is urgent is not closed by an answer: somebody says what was done, or that it was nothing.
    const resolves = answer.resolves && !conversation.urgent
    const standing = afterOutgoing(conversation, covers, resolves)
    inbox.setStanding(tx, conversation.id, standing)
    const nextSinceMs = covers ? null : deps.clocks.firstReceivedAfter(conversation.id, answer.composedAtMs)
    const events: ClockEvent[] = [{ kind: 'answered', atMs: answer.atMs, nextSinceMs }]
    if (covers) events.push({ kind: 'put', atMs: answer.atMs, status: standing.status })
    deps.clocks.follow(tx, conversation.id, events, false, answer.writtenBy)
  }

  return {
    conversation: ({ conversationId }: ParsedInputOf<'inbox.conversation'>): OutputOf<'inbox.conversation'> => {
      const conversation = existing(conversationId)
      const account = accountOf(conversation.accountId)
      const items = inbox.items(conversationId)
      const open = effects.openOfConversation(conversationId)
      deps.onShown(conversationId)
      const way = answeringOf(conversation.kind, items, account, deps.capabilitiesOf(account.mode))
      return {
        ...shownOf(conversation),
        labelIds: [...deps.labelIdsOf(conversationId)],
        openHandoffs: deps.openHandoffsOf(conversationId),
        pendingAnswer: open.at(-1)?.state ?? null,
        lastReceivedId: lastReceivedOf(items)?.id ?? null,
        entries: entriesOf(items, open, account, unseenIdsOf),
        answering: { way: way.way, why: way.why, toEntryId: way.target?.id ?? null, textLimit: way.textLimit },
        notes: deps.notesOf(conversationId),
        noteDraft: deps.noteDraftOf(conversationId),
        draft: conversation.draft,
        draftBy: draftByOf(conversation),
      }
    },

    history: ({ conversationId }: ParsedInputOf<'inbox.history'>): OutputOf<'inbox.history'> =>
      deps.history.of(existing(conversationId).citizen.remoteId, conversationId, HISTORY_SHOWN),

    reveal: ({ conversationId, entryId }: ParsedInputOf<'inbox.reveal'>): OutputOf<'inbox.reveal'> => {
      if (inbox.receivedAtMs(conversationId, entryId) === null) throw new AppError('not_found', { id: entryId })
      uow.write(deps.by(), (tx) => {
        tx.audit({ action: 'conversation.reveal', entity: entity(conversationId), after: { entryId } })
      })
      return OK
    },

    markRead: ({ conversationId, read }: ParsedInputOf<'inbox.markRead'>): OutputOf<'inbox.markRead'> => {
      const { unread } = existing(conversationId)
      if (unread === !read) return OK
      uow.write(deps.by(), (tx) => {
        inbox.setUnread(tx, conversationId, !read)
        tx.audit({ action: read ? 'conversation.read' : 'conversation.unread', entity: entity(conversationId) })
      })
      return OK
    },

    saveDraft: ({ conversationId, text }: ParsedInputOf<'inbox.saveDraft'>): OutputOf<'inbox.saveDraft'> => {
      if (existing(conversationId).draft === text) return OK
      uow.write(deps.by(), (tx) => {
        inbox.setDraft(tx, conversationId, text, deps.actingId())
        tx.audit({ action: 'conversation.draft', entity: entity(conversationId) })
      })
      return OK
    },

    reply: (input: ParsedInputOf<'inbox.reply'>): OutputOf<'inbox.reply'> => {
      const { conversationId, answerId } = input
      const conversation = existing(conversationId)
      const text = input.text.toWellFormed()
      const before = effects.byId(answerId)
      if (before !== null) {
        if (before.conversationId === conversationId && answerIn(before.payload)?.text === text) return OK
        throw new AppError('conflict', { id: answerId })
      }
      const beside = deps.besideAnswer(input.savedReply)
      const resolves = input.resolves || beside.resolves
      const payload = payloadOf(conversation, text, { resolves, seenEntryId: input.seenEntryId })
      uow.write(deps.by(), (tx) => {
        effects.enqueue(tx, {
          id: answerId,
          accountId: conversation.accountId,
          afterSeq: null,
          postId: null,
          variantId: null,
          conversationId,
          part: null,
          payload,
          idempotencyKey: `answer:${answerId}`,
          textDigest: null,
          dueAtMs: tx.nowMs,
          missAtMs: null,
        })
        inbox.setDraft(tx, conversationId, '', deps.actingId())
        const status = takenUp(conversation.status)
        if (status !== conversation.status) inbox.setStanding(tx, conversationId, { ...conversation, status })
        beside.record(tx, conversationId, answerId)
        tx.audit({
          action: 'conversation.reply',
          entity: entity(conversationId),
          after: { effect: answerId, ...(beside.replyId === null ? {} : { savedReply: beside.replyId }) },
        })
      })
      deps.wakeOutbox()
      return OK
    },

    answerByHand: async ({
      conversationId,
      text,
      savedReply,
    }: ParsedInputOf<'inbox.answerByHand'>): Promise<OutputOf<'inbox.answerByHand'>> => {
      const before = existing(conversationId)
      const { target, textLimit } = answering(before)
      checkText(before, text, textLimit)
      const beside = deps.besideAnswer(savedReply)
      deps.browser.copyText(text)
      // The training network has no page of its own, and X's would be the wrong place.
      if (accountOf(before.accountId).mode !== 'training') {
        const page =
          before.kind === 'direct'
            ? DIRECT_MESSAGES_PAGE
            : target === null
              ? deps.composeUrl(text)
              : deps.composeUrl(text, target.remoteId)
        await deps.browser.open(page)
      }
      uow.write(deps.by(), (tx) => {
        // While the browser opened the citizen may have written again, and the person may have typed on.
        const now = existing(conversationId)
        const standing = afterOutgoing({ ...now, status: takenUp(now.status) }, now.itemCount === before.itemCount)
        inbox.setStanding(tx, conversationId, standing)
        if (standing.status !== now.status) deps.clocks.putByHand(tx, conversationId, standing.status)
        beside.record(tx, conversationId, deps.ids.next())
        // Nobody knows yet whether it was published: the text stays where it was written until the person removes it.
        if (now.draft === before.draft) inbox.setDraft(tx, conversationId, text, deps.actingId())
        tx.audit({
          action: 'conversation.answer_by_hand',
          entity: entity(conversationId),
          before: { status: now.status },
          after: { status: standing.status },
        })
      })
      return OK
    },

    /**
     * After an effect was saved, in the same transaction: an answer that is out joins its conversation, and the text of
     * one that was given up goes back to where it was written, unless something else is there by now.
     */
    follow: (tx: WriteTx, effect: Effect): void => {
      const { conversationId, accountId, remoteId } = effect
      const answer = answerIn(effect.payload)
      if (conversationId === null || answer === null) return
      const { text, resolves, writtenBy } = answer
      if (effect.state === 'done' && remoteId !== null) {
        const composedAtMs = answer.seenUntilMs ?? effect.createdAtMs
        const sent = { conversationId, accountId, text, resolves, writtenBy, remoteId, composedAtMs }
        recordAnswer(tx, { ...sent, atMs: tx.nowMs })
      }
      if (effect.state === 'cancelled' && inbox.byId(conversationId)?.draft === '') {
        inbox.setDraft(tx, conversationId, text, deps.actingId())
      }
    },
  }
}

function entity(conversationId: string): string {
  return `conversation:${conversationId}`
}

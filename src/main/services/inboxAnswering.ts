/** How a conversation can be answered, and what of it is shown. Pure. */
import type { ConversationDetail, ConversationRow } from '#shared/contract/inbox.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { X_DIRECT_MESSAGE_LIMIT } from '#shared/domain/textLimits.ts'
import type { NetworkCapabilities } from '../networks/networkClient.ts'
import type { Account } from '../store/accountTable.ts'
import type { ListedConversation } from '../store/conversationList.ts'
import { answerIn } from '../store/effectPayload.ts'
import type { Effect } from '../store/effectTable.ts'
import type { Conversation, ConversationKind, ShownConversation } from '../store/conversationRow.ts'
import type { Item } from '../store/inboxTable.ts'

type Entry = ConversationDetail['entries'][number]

export type Answering = {
  readonly way: 'api' | 'by_hand' | 'none'
  readonly why: ConversationDetail['answering']['why']
  /** What the answer answers; null where the citizen has written nothing yet. */
  readonly target: Item | null
  readonly textLimit: number
}

/**
 * X since 2026-02-23: a reply by API only to a post that mentions us, whoever wrote it; so the newest of those is
 * answered. Without one a person answers on the network's own page.
 */
export function answeringOf(
  kind: ConversationKind,
  items: readonly Item[],
  account: Pick<Account, 'state'>,
  capabilities: NetworkCapabilities,
): Answering {
  const textLimit = kind === 'public' ? capabilities.textLimit : X_DIRECT_MESSAGE_LIMIT
  const received = items.filter((item) => item.direction === 'in' && item.deletedAtMs === null)
  const newest = received.at(-1) ?? null
  if (account.state === 'disconnected') return { way: 'none', why: 'disconnected', target: newest, textLimit }
  const byHand: Answering = { way: 'by_hand', why: 'assisted', target: newest, textLimit }
  if (kind === 'direct') {
    return capabilities.sendDirectMessages ? { way: 'api', why: null, target: newest, textLimit } : byHand
  }
  switch (capabilities.replyRule) {
    case 'by_hand':
      return byHand
    case 'anyone':
      return newest === null ? { ...byHand, why: 'reply_rule' } : { way: 'api', why: null, target: newest, textLimit }
    case 'mentioned_only': {
      const target = received.findLast((item) => item.mentionsUs)
      return target === undefined ? { ...byHand, why: 'reply_rule' } : { way: 'api', why: null, target, textLimit }
    }
    default:
      return assertNever(capabilities.replyRule)
  }
}

/** What was said in order of time, then what we have answered and is not out yet. */
export function entriesOf(
  items: readonly Item[],
  open: readonly Effect[],
  account: Account,
  unseenIdsOf: (effect: Effect) => readonly string[],
): Entry[] {
  return [
    ...items.map((item) => entryOfItem(item, account)),
    ...open.flatMap((effect) => entryOfEffect(effect, account, unseenIdsOf(effect))),
  ]
}

function entryOfItem(item: Item, account: Account): Entry {
  return {
    entryId: item.id,
    from: item.direction === 'in' ? 'them' : 'us',
    authorHandle: item.author.handle,
    authorName: item.author.displayName,
    text: item.text,
    atMs: item.writtenAtMs,
    delivery: null,
    url: urlOf(item, account),
    deletedAtMs: item.deletedAtMs,
    gone: item.gone,
    editedAtMs: item.editedAtMs,
    checkedAtMs: item.kind === 'public' && item.direction === 'in' ? item.checkedAtMs : null,
  }
}

function entryOfEffect(effect: Effect, account: Account, unseenEntryIds: readonly string[]): Entry[] {
  const { payload } = effect
  const answer = answerIn(payload)
  if (answer === null) return []
  const { lastError } = effect
  return [
    {
      entryId: effect.id,
      from: 'us',
      authorHandle: account.handle,
      authorName: account.displayName,
      text: answer.text,
      atMs: effect.createdAtMs,
      delivery: {
        effectId: effect.id,
        state: effect.state,
        problem: lastError === null ? null : { code: lastError.code, params: { ...lastError.params } },
        unseenEntryIds: [...unseenEntryIds],
      },
      url: null,
      deletedAtMs: null,
      gone: null,
      editedAtMs: null,
      checkedAtMs: null,
    },
  ]
}

/** What came in last, by our clock: what is filled in later may have been said long before. */
export function lastReceivedOf(items: readonly Item[]): Item | null {
  return items.reduce<Item | null>(
    (last, item) => (last === null || item.receivedAtMs >= last.receivedAtMs ? item : last),
    null,
  )
}

/** The post's own page; direct messages have none, and the training network has no pages. */
function urlOf(item: Item, account: Account): string | null {
  const isReachable = item.kind === 'public' && account.mode !== 'training'
  // Of an author who is gone only the number is known, which is no name of a page.
  const isNamed = /^\w{1,15}$/.test(item.author.handle) && /^\d{1,19}$/.test(item.remoteId)
  return isReachable && isNamed ? `https://x.com/${item.author.handle}/status/${item.remoteId}` : null
}

export function rowOf({ conversation, pendingAnswer, labelIds, openHandoffs }: ListedConversation): ConversationRow {
  return { ...shownOf(conversation), pendingAnswer, openHandoffs, labelIds: [...labelIds] }
}

export function shownOf(
  conversation: ShownConversation,
): Omit<ConversationRow, 'pendingAnswer' | 'labelIds' | 'openHandoffs'> {
  const { citizen } = conversation
  return {
    conversationId: conversation.id,
    accountId: conversation.accountId,
    kind: conversation.kind,
    citizen: { handle: citizen.handle, displayName: citizen.displayName },
    snippet: conversation.snippet,
    arrivedAs: conversation.arrivedAs,
    lastAtMs: conversation.lastAtMs,
    status: conversation.status,
    unread: conversation.unread,
    snoozedUntilMs: conversation.snoozedUntilMs,
    pinned: conversation.pinned,
    urgent: conversation.urgent,
    silenced: conversation.silenced,
    assigneeId: conversation.assigneeId,
    fromBefore: conversation.fromBefore,
    itemCount: conversation.itemCount,
    priority: conversation.priority,
    isOfNight: conversation.isOfNight,
    responseDueAtMs: conversation.responseDueAtMs,
    resolutionDueAtMs: conversation.resolutionDueAtMs,
  }
}

/** Who is answering, as the conversation says to whoever opens it; null where nothing is typed. */
export function draftByOf({ draft, draftBy, draftAtMs }: Conversation): ConversationDetail['draftBy'] {
  return draft === '' || draftAtMs === null ? null : { personId: draftBy, atMs: draftAtMs }
}

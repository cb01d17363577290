/**
 * Stores what was read from a network: which conversation an item belongs to and what it does to it. Storing the same
 * thing again changes nothing.
 *
 * Public: one citizen's exchange in one thread of the network is one conversation, whatever else is said there.
 * Direct: the network's own conversation.
 */
import { AFTER_INCOMING, afterOutgoing } from '#shared/domain/conversation.ts'
import type { RemoteAuthor, RemoteDirectMessage, RemotePost } from '../networks/networkClient.ts'
import type { Ids } from '../ports.ts'
import type { ConversationKind, InboxTable, NewItem, Person } from '../store/inboxTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'

/** The account that the items came to. */
export type ReceivingAccount = { readonly id: string; readonly remoteId: string }

/** `fresh` items were not known, `changed` ones are different now. */
export type Received = { readonly fresh: number; readonly changed: number }

export type Ingest = ReturnType<typeof createIngest>

export function createIngest(deps: { readonly inbox: InboxTable; readonly ids: Ids }) {
  const { inbox, ids } = deps

  function conversationFor(
    tx: WriteTx,
    account: ReceivingAccount,
    kind: ConversationKind,
    remoteKey: string,
    person: Person,
  ): string {
    const known = inbox.byRemoteKey(account.id, kind, remoteKey)
    if (known !== null) return known.id
    const id = ids.next()
    inbox.insert(tx, { id, accountId: account.id, kind, remoteKey, person })
    return id
  }

  /** Stores one item and lets its conversation follow. */
  function put(tx: WriteTx, item: NewItem): 'new' | 'changed' | 'same' {
    const result = inbox.putItem(tx, item)
    if (result === 'same') return result
    if (result === 'new') follow(tx, item)
    if (item.direction === 'in') keepNames(tx, item)
    inbox.summarise(tx, item.conversationId)
    return result
  }

  function follow(tx: WriteTx, item: NewItem): void {
    if (item.direction === 'in') {
      inbox.setStanding(tx, item.conversationId, AFTER_INCOMING)
      return
    }
    const before = inbox.byId(item.conversationId)
    if (before === null) return
    const theirLastAtMs = inbox.lastIncomingAtMs(item.conversationId)
    const covers = theirLastAtMs === null || item.writtenAtMs >= theirLastAtMs
    inbox.setStanding(tx, item.conversationId, afterOutgoing(before, covers))
  }

  /** People change their names; and a conversation that we began learns the name with the first answer. */
  function keepNames(tx: WriteTx, item: NewItem): void {
    const conversation = inbox.byId(item.conversationId)
    if (conversation === null) return
    const { person } = conversation
    const { author } = item
    const isTheirs = person.remoteId === author.remoteId
    const isUnnamed = person.handle === person.remoteId
    const isDifferent = person.handle !== author.handle || person.displayName !== author.displayName
    if (isDifferent && (isTheirs || isUnnamed)) inbox.setPerson(tx, conversation.id, author)
  }

  function storePost(tx: WriteTx, account: ReceivingAccount, post: RemotePost): 'new' | 'changed' | 'same' | 'skipped' {
    const isOurs = post.author.id === account.remoteId
    const author = personOf(post.author)
    const common = {
      id: ids.next(),
      accountId: account.id,
      kind: 'public',
      remoteId: post.id,
      inReplyTo: post.inReplyToId,
      author,
      text: post.text,
      mentionsUs: post.mentionsUs,
      writtenAtMs: post.createdAtMs,
    } as const
    if (!isOurs) {
      const remoteKey = `${post.conversationId ?? post.id}:${post.author.id}`
      const conversationId = conversationFor(tx, account, 'public', remoteKey, author)
      return put(tx, { ...common, conversationId, direction: 'in' })
    }
    // What we wrote belongs to the inbox only as an answer to somebody who is in it.
    const answered = post.inReplyToId === null ? null : inbox.itemByRemoteId(account.id, 'public', post.inReplyToId)
    if (answered === null) return 'skipped'
    return put(tx, { ...common, conversationId: answered.conversationId, direction: 'out' })
  }

  function storeMessage(
    tx: WriteTx,
    account: ReceivingAccount,
    message: RemoteDirectMessage,
  ): 'new' | 'changed' | 'same' {
    const isOurs = message.sender.id === account.remoteId
    const author = personOf(message.sender)
    const person = isOurs ? unnamedPerson(message.conversationId, account.remoteId) : author
    return put(tx, {
      id: ids.next(),
      accountId: account.id,
      conversationId: conversationFor(tx, account, 'direct', message.conversationId, person),
      kind: 'direct',
      direction: isOurs ? 'out' : 'in',
      remoteId: message.id,
      inReplyTo: null,
      author,
      text: message.text,
      mentionsUs: false,
      writtenAtMs: message.createdAtMs,
    })
  }

  return {
    /** Mentions of the account, or its own timeline. */
    posts: (tx: WriteTx, account: ReceivingAccount, posts: readonly RemotePost[]): Received =>
      tally(inOrder(posts).map((post) => storePost(tx, account, post))),
    messages: (tx: WriteTx, account: ReceivingAccount, messages: readonly RemoteDirectMessage[]): Received =>
      tally(inOrder(messages).map((message) => storeMessage(tx, account, message))),
  }
}

/** As it was said: an answer is never stored before what it answers. */
function inOrder<T extends { readonly createdAtMs: number; readonly id: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => a.createdAtMs - b.createdAtMs || a.id.length - b.id.length || (a.id < b.id ? -1 : 1))
}

function tally(results: readonly ('new' | 'changed' | 'same' | 'skipped')[]): Received {
  return {
    fresh: results.filter((result) => result === 'new').length,
    changed: results.filter((result) => result === 'changed').length,
  }
}

function personOf({ id, handle, displayName }: RemoteAuthor): Person {
  return { remoteId: id, handle, displayName }
}

/** X names a conversation of two by both ids; who it is we learn when they write. */
function unnamedPerson(conversationId: string, ownRemoteId: string): Person {
  const other = conversationId.split('-').find((id) => id !== ownRemoteId) ?? conversationId
  return { remoteId: other, handle: other, displayName: other }
}

/**
 * Stores what was read from a network: which conversation an item belongs to and what it does to it. Storing the same
 * thing again changes nothing, and neither does the order in which portions arrive (docs/specs/pull.md §5).
 *
 * Public: one citizen's exchange in one thread of the network is one conversation, whatever else is said there.
 * Direct: the network's own conversation.
 */
import type { ClockEvent } from '#shared/domain/responseClock.ts'
import { afterIncoming, afterOutgoing, snippetOf } from '#shared/domain/conversation.ts'
import type { RemoteAuthor, RemoteDirectMessage, RemotePost } from '../networks/networkClient.ts'
import type { Ids } from '../ports.ts'
import type { Author, Conversation, ConversationKind } from '../store/conversationRow.ts'
import type { CopyTable } from '../store/copyTable.ts'
import type { InboxTable, Item, NewItem } from '../store/inboxTable.ts'
import type { OwnPost, OwnPostTable } from '../store/ownPostTable.ts'
import type { PostMetricTable } from '../store/postMetricTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'
import { isNewerId } from './pullReading.ts'

/** The account that the items came to. */
export type ReceivingAccount = {
  readonly id: string
  readonly remoteId: string
  readonly handle: string
  readonly displayName: string
}

/**
 * Puts the conversation of a citizen's item under an urgent mark where its text asks for it (docs/specs/inbox.md §10); answers
 * whether it did.
 */
export type UrgentWatch = {
  readonly onItem: (tx: WriteTx, item: UrgentCandidate) => boolean
  /** Of one whose author changed it. */
  readonly onEdit: (tx: WriteTx, item: UrgentCandidate & { readonly receivedAtMs: number }) => boolean
}
type UrgentCandidate = { readonly id: string; readonly conversationId: string; readonly text: string }

/** `fresh` items were not known, `changed` ones are different now. */
export type Received = { readonly fresh: number; readonly changed: number }

/** What of a portion was written before this instant was there before the account was connected; null where nothing is. */
export type HistoryUntilMs = number | null

export type Ingest = ReturnType<typeof createIngest>

type Outcome = 'new' | 'changed' | 'same'

/** What a portion does to one conversation, written down once at its end. */
type Ledger = {
  stored: Conversation
  now: Conversation
  isTextChanged: boolean
  /** What it does to the conversation's clocks, in order. */
  clockEvents: ClockEvent[]
  begins: boolean
}

/** The clocks of conversations, as far as items move them (docs/specs/inbox.md §9). */
export type IngestClocks = {
  readonly follow: (tx: WriteTx, conversationId: string, events: readonly ClockEvent[], begins: boolean) => void
  readonly firstWrittenAfter: (conversationId: string, atMs: number) => number | null
}

export function createIngest(deps: {
  readonly inbox: InboxTable
  readonly ownPosts: OwnPostTable
  readonly copies: Pick<CopyTable, 'supersede' | 'addEarlierId'>
  readonly postMetrics: Pick<PostMetricTable, 'record' | 'follow'>
  readonly urgent: UrgentWatch
  readonly ids: Ids
  readonly clocks: IngestClocks
}) {
  const { inbox, ownPosts, copies, postMetrics, urgent, ids, clocks } = deps

  /** One portion in one transaction. */
  function portion(tx: WriteTx, account: ReceivingAccount, historyUntilMs: HistoryUntilMs) {
    const byId = new Map<string, Ledger>()
    const byKey = new Map<string, Ledger>()
    let maySomebodyWait = ownPosts.hasUnplaced(account.id)

    function open(conversation: Conversation): Ledger {
      const ledger: Ledger = {
        stored: conversation,
        now: conversation,
        isTextChanged: false,
        clockEvents: [],
        begins: false,
      }
      byId.set(conversation.id, ledger)
      byKey.set(`${conversation.kind}:${conversation.remoteKey}`, ledger)
      return ledger
    }

    function ledgerOf(conversationId: string): Ledger | null {
      const known = byId.get(conversationId)
      if (known !== undefined) return known
      const conversation = inbox.byId(conversationId)
      return conversation === null ? null : open(conversation)
    }

    function ledgerFor(kind: ConversationKind, remoteKey: string, citizen: Author): Ledger {
      const known = byKey.get(`${kind}:${remoteKey}`)
      if (known !== undefined) return known
      const found = inbox.byRemoteKey(account.id, kind, remoteKey)
      return open(found ?? inbox.insert(tx, { id: ids.next(), accountId: account.id, kind, remoteKey, citizen }))
    }

    /** Stores one item; its conversation follows at the end of the portion. */
    function put(ledger: Ledger, item: NewItem): Outcome {
      const result = inbox.putItem(tx, item)
      if (result === 'same') return result
      if (item.direction === 'in') keepNames(ledger, item)
      if (result === 'changed') ledger.isTextChanged = true
      else join(ledger, item)
      return result
    }

    function join(ledger: Ledger, item: NewItem): void {
      follow(ledger, item)
      const { now } = ledger
      const isNewest = item.writtenAtMs >= now.lastAtMs
      ledger.now = {
        ...now,
        itemCount: now.itemCount + 1,
        ...(isNewest ? { lastAtMs: item.writtenAtMs, snippet: snippetOf(item.text.slice(0, 2000)) } : {}),
      }
      if (item.kind === 'public' && maySomebodyWait) placeAnswersTo(item.remoteId)
    }

    function follow(ledger: Ledger, item: NewItem): void {
      const { now } = ledger
      if (item.direction === 'out') {
        const theirLastAtMs = inbox.lastIncomingAtMs(now.id)
        const covers = theirLastAtMs === null || item.writtenAtMs >= theirLastAtMs
        ledger.now = { ...now, ...afterOutgoing(now, covers), fromBefore: now.fromBefore && !covers }
        const atMs = Math.min(item.writtenAtMs, tx.nowMs)
        const nextSinceMs = covers ? null : clocks.firstWrittenAfter(now.id, item.writtenAtMs)
        ledger.clockEvents.push({ kind: 'answered', atMs, nextSinceMs })
        if (covers) ledger.clockEvents.push({ kind: 'put', atMs, status: ledger.now.status })
        return
      }
      if (historyUntilMs !== null && item.writtenAtMs < historyUntilMs) {
        if (now.itemCount === 0) ledger.now = { ...now, fromBefore: true }
        return
      }
      const isCovered = now.itemCount > 0 && inbox.isAnsweredElsewhere(now.id, item.writtenAtMs)
      if (isCovered) return
      const isUrgent = urgent.onItem(tx, item) || now.urgent
      const isUntouched = now.itemCount === 0 || now.fromBefore
      const silenced = now.silenced && !isUrgent
      const standing = afterIncoming({ ...now, silenced, isUntouched })
      ledger.now = { ...now, ...standing, urgent: isUrgent, fromBefore: false }
      if (silenced) return
      ledger.begins ||= isUntouched
      ledger.clockEvents.push({ kind: 'citizen_wrote', atMs: Math.min(item.writtenAtMs, tx.nowMs) })
    }

    /** What an edit brought for the first time is as urgent as if it had come with the first version. */
    function followEdit(ledger: Ledger, earlier: Item, text: string): void {
      const { now } = ledger
      const isHistory = historyUntilMs !== null && earlier.writtenAtMs < historyUntilMs
      if (isHistory || now.fromBefore) return
      const { id, conversationId, receivedAtMs } = earlier
      if (!urgent.onEdit(tx, { id, conversationId, text, receivedAtMs })) return
      const standing = afterIncoming({ ...now, silenced: false, isUntouched: false })
      ledger.now = { ...now, ...standing, urgent: true }
      ledger.clockEvents.push({ kind: 'citizen_wrote', atMs: tx.nowMs })
    }

    /** People change their names; and a conversation that we began learns the name with the first answer. */
    function keepNames(ledger: Ledger, { author }: NewItem): void {
      const { citizen } = ledger.now
      const isTheirs = citizen.remoteId === author.remoteId
      const isUnnamed = citizen.handle === citizen.remoteId
      const isDifferent = citizen.handle !== author.handle || citizen.displayName !== author.displayName
      if (isDifferent && (isTheirs || isUnnamed)) ledger.now = { ...ledger.now, citizen: author }
    }

    /** The item that another version of an edited post became. */
    function earlierVersionOf({ id, versionIds = [] }: RemotePost): Item | null {
      for (const versionId of versionIds) {
        const item = versionId === id ? null : inbox.itemByRemoteId(account.id, 'public', versionId)
        if (item !== null) return item
      }
      return null
    }

    /** Answers of ours that were read before what they answer. */
    function placeAnswersTo(remoteId: string): void {
      for (const answer of ownPosts.unplacedAnswersTo(account.id, remoteId)) place(answer)
    }

    /** What we wrote belongs to the inbox only as an answer to something that is in it. */
    function place(post: OwnPost): Outcome {
      const answered = post.inReplyTo === null ? null : inbox.itemByRemoteId(account.id, 'public', post.inReplyTo)
      const ledger = answered === null ? null : ledgerOf(answered.conversationId)
      if (ledger === null) return 'same'
      ownPosts.setPlaced(tx, post)
      const earlier = post.firstId === post.remoteId ? null : inbox.itemByRemoteId(account.id, 'public', post.firstId)
      if (earlier !== null && isNewerId(post.remoteId, earlier.remoteId)) {
        copies.supersede(tx, account.id, earlier, post.remoteId)
      }
      return put(ledger, {
        id: ids.next(),
        accountId: account.id,
        conversationId: ledger.now.id,
        kind: 'public',
        direction: 'out',
        remoteId: post.remoteId,
        inReplyTo: post.inReplyTo,
        author: { remoteId: account.remoteId, handle: account.handle, displayName: account.displayName },
        text: post.text,
        mentionsUs: false,
        writtenAtMs: post.writtenAtMs,
      })
    }

    return {
      own: (remote: RemotePost): Outcome => {
        const post: OwnPost = {
          accountId: account.id,
          firstId: remote.versionIds?.[0] ?? remote.id,
          remoteId: remote.id,
          inReplyTo: remote.inReplyToId,
          text: remote.text,
          writtenAtMs: remote.createdAtMs,
        }
        const result = ownPosts.put(tx, post)
        if (remote.metrics !== undefined) postMetrics.record(tx, post, remote.metrics)
        else if (result === 'new') postMetrics.follow(tx, post)
        if (post.inReplyTo === null || result === 'same') return result
        maySomebodyWait = true
        place(post)
        return result
      },
      incoming: (post: RemotePost): Outcome => {
        const author = authorOf(post.author)
        const earlier = earlierVersionOf(post)
        if (earlier !== null && !isNewerId(post.id, earlier.remoteId)) return 'same'
        if (earlier !== null) copies.supersede(tx, account.id, earlier, post.id)
        const ledger =
          (earlier === null ? null : ledgerOf(earlier.conversationId)) ??
          ledgerFor('public', `${post.conversationId ?? post.id}:${post.author.id}`, author)
        const itemId = ids.next()
        const result = put(ledger, {
          id: itemId,
          accountId: account.id,
          conversationId: ledger.now.id,
          kind: 'public',
          direction: 'in',
          remoteId: post.id,
          inReplyTo: post.inReplyToId,
          author,
          text: post.text,
          mentionsUs: post.mentionsUs,
          // An edit does not make it newer.
          writtenAtMs: earlier?.writtenAtMs ?? post.createdAtMs,
        })
        if (earlier !== null && result === 'changed') followEdit(ledger, earlier, post.text)
        if (result === 'new') {
          for (const versionId of post.versionIds ?? []) {
            if (versionId !== post.id) copies.addEarlierId(tx, account.id, itemId, versionId)
          }
        }
        return result
      },
      message: (message: RemoteDirectMessage): Outcome => {
        const isOurs = message.sender.id === account.remoteId
        const author = authorOf(message.sender)
        const citizen = isOurs ? unnamedCitizen(message.conversationId, account.remoteId) : author
        const ledger = ledgerFor('direct', message.conversationId, citizen)
        return put(ledger, {
          id: ids.next(),
          accountId: account.id,
          conversationId: ledger.now.id,
          kind: 'direct',
          direction: isOurs ? 'out' : 'in',
          remoteId: message.id,
          inReplyTo: null,
          author,
          text: message.text,
          mentionsUs: false,
          writtenAtMs: message.createdAtMs,
        })
      },
      /** Writes down what became of the conversations. */
      close: (): void => {
        for (const { stored, now, isTextChanged, clockEvents, begins } of byId.values()) {
          if (now !== stored && isListedTheSame(stored, now)) inbox.setItemCount(tx, now.id, now.itemCount)
          else if (now !== stored) inbox.saveListed(tx, now)
          if (isTextChanged) inbox.summarise(tx, now.id)
          if (clockEvents.length > 0) clocks.follow(tx, now.id, clockEvents, begins)
        }
      },
    }
  }

  return {
    /** Mentions of the account, or its own timeline. */
    posts: (
      tx: WriteTx,
      account: ReceivingAccount,
      posts: readonly RemotePost[],
      historyUntilMs: HistoryUntilMs = null,
    ): Received => {
      const into = portion(tx, account, historyUntilMs)
      const results = inOrder(posts).map((post) =>
        post.author.id === account.remoteId ? into.own(post) : into.incoming(post),
      )
      into.close()
      return tally(results)
    },
    messages: (
      tx: WriteTx,
      account: ReceivingAccount,
      messages: readonly RemoteDirectMessage[],
      historyUntilMs: HistoryUntilMs = null,
    ): Received => {
      const into = portion(tx, account, historyUntilMs)
      const results = inOrder(messages).map(into.message)
      into.close()
      return tally(results)
    },
  }
}

/** As it was said: an answer is never stored before what it answers. */
function inOrder<T extends { readonly createdAtMs: number; readonly id: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => a.createdAtMs - b.createdAtMs || a.id.length - b.id.length || (a.id < b.id ? -1 : 1))
}

/** Whether only the number of its items changed. */
function isListedTheSame(a: Conversation, b: Conversation): boolean {
  return (
    a.citizen === b.citizen &&
    a.status === b.status &&
    a.unread === b.unread &&
    a.snoozedUntilMs === b.snoozedUntilMs &&
    a.lastAtMs === b.lastAtMs &&
    a.snippet === b.snippet &&
    a.fromBefore === b.fromBefore
  )
}

function tally(results: readonly Outcome[]): Received {
  return {
    fresh: results.filter((result) => result === 'new').length,
    changed: results.filter((result) => result === 'changed').length,
  }
}

function authorOf({ id, handle, displayName }: RemoteAuthor): Author {
  return { remoteId: id, handle, displayName }
}

/** X names a conversation of two by both ids; who it is we learn when they write. */
function unnamedCitizen(conversationId: string, ownRemoteId: string): Author {
  const other = conversationId.split('-').find((id) => id !== ownRemoteId) ?? conversationId
  return { remoteId: other, handle: other, displayName: other }
}

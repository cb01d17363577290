/**
 * An inbox as an office has it after years, in a real encrypted database, through the ingest that also takes what comes
 * from a network: citizens who write once and citizens who write every week, most of it dealt with, a queue of today's.
 */
import { join } from 'node:path'
import type { RemoteAuthor, RemotePost } from '../../src/main/networks/networkClient.ts'
import { createAccountTable } from '../../src/main/store/accountTable.ts'
import { createAuditChain } from '../../src/main/store/auditChain.ts'
import { createCopyTable } from '../../src/main/store/copyTable.ts'
import { createInboxTable } from '../../src/main/store/inboxTable.ts'
import { toBase64, writeKeyFile } from '../../src/main/store/keyFile.ts'
import { openStore } from '../../src/main/store/openStore.ts'
import { createLabelTable } from '../../src/main/store/labelTable.ts'
import { createPostMetricTable } from '../../src/main/store/postMetricTable.ts'
import { createOwnPostTable } from '../../src/main/store/ownPostTable.ts'
import { createSettingTable } from '../../src/main/store/settingTable.ts'
import type { Sqlite } from '../../src/main/store/sqlite.ts'
import { createUnitOfWork, type WriteTx } from '../../src/main/store/unitOfWork.ts'
import { createIngest } from '../../src/main/sync/ingest.ts'
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { seededRandom } from '../../src/main/training/seededRandom.ts'
import { uuidV7 } from '../../src/shared/domain/ids.ts'
import { fillClocks } from './fillClocks.ts'
import { answerOf, messageOf, nameOf } from './words.ts'

/** So many items are one transaction, as a page of a network is. */
const PORTION = 500
const YEARS_MS = 3 * 365 * 86_400_000
/** What came in since then is still to do. */
const QUEUE_MS = 3 * 86_400_000

/** A quarter of the conversations each. */
const LABELS = ['Vía pública', 'Ruido', 'Trámites', 'Limpieza'] as const

export type Seeded = { readonly items: number; readonly conversations: number; readonly accountId: string }

/**
 * Fills a new profile in `dataDir`, which opens without a passphrase: it holds only a training account and invented
 * citizens. It works offline when it is opened.
 * @param say hears now and then how many items are in
 */
export function fillInbox(options: {
  readonly dataDir: string
  readonly items: number
  readonly nowMs: number
  readonly seed: string
  readonly say: (items: number) => void
}): Seeded {
  const { dataDir, items, nowMs } = options
  const random = seededRandom(options.seed)
  const key = Uint8Array.from({ length: 32 }, () => Math.floor(random() * 256))
  writeKeyFile(join(dataDir, 'key.json'), { scheme: 'open', key: toBase64(key) })
  const store = openStore({ path: join(dataDir, 'mando.db'), key, nowMs, backupPathFor: () => '' })
  const { db } = store
  const ids = {
    next: () =>
      uuidV7(
        nowMs,
        Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256)),
      ),
  }
  const uow = createUnitOfWork({ db, audit: createAuditChain(db), nowMs: () => nowMs, publish: () => undefined })
  const write = (work: (tx: WriteTx) => void): void =>
    uow.write({ actor: 'seed', correlationId: 'seed' }, (tx) => {
      work(tx)
      tx.audit({ action: 'seed', entity: 'inbox' })
    })
  const inbox = createInboxTable(db)
  const clocks = { follow: () => undefined, firstWrittenAfter: () => null }
  const urgent = { onItem: () => false, onEdit: () => false }
  const ownPosts = createOwnPostTable(db)
  const ingest = createIngest({
    inbox,
    ownPosts,
    copies: createCopyTable(db),
    postMetrics: createPostMetricTable(db),
    ids,
    clocks,
    urgent,
  })
  const accountId = ids.next()
  const { handle, name: displayName, id: remoteId } = POLICE_ACCOUNT
  write((tx) => {
    createAccountTable(db).insert(tx, {
      id: accountId,
      mode: 'training',
      handle,
      displayName,
      remoteId,
      colour: 'blue',
    })
    createSettingTable(db).put(tx, 'workOffline', true)
    const labels = createLabelTable(db)
    for (const name of LABELS) labels.put(tx, { id: ids.next(), name, colour: 'grey', archivedAtMs: null })
  })
  const posts = conversationsOf(random, items, nowMs, { id: remoteId, handle, displayName })
  for (let done = 0; done < items; done += PORTION) {
    write((tx) => void ingest.posts(tx, { id: accountId, remoteId, handle, displayName }, posts.take(PORTION)))
    if (done % 50_000 === 0) options.say(done)
  }
  settle(db, nowMs)
  const count = (table: string): number => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
  const seeded = { items: count('item'), conversations: count('conversation'), accountId }
  store.close()
  return seeded
}

/** Posts in the order in which they were written; about one in eight is our answer to a citizen. */
function conversationsOf(random: () => number, items: number, nowMs: number, own: RemoteAuthor) {
  const stepMs = YEARS_MS / items
  let written = 0
  /** Threads that may go on. */
  const open: { readonly thread: string; readonly author: RemoteAuthor; readonly lastId: string }[] = []

  function next(): RemotePost {
    written += 1
    const id = String(1_000_000_000 + written)
    const createdAtMs = Math.floor(nowMs - YEARS_MS + written * stepMs)
    const going =
      open.length > 50 && random() < 0.55 ? open.splice(Math.floor(random() * open.length), 1)[0] : undefined
    if (going !== undefined && random() < 0.25) {
      open.push({ ...going, lastId: id })
      return post({ id, createdAtMs, author: own, text: answerOf(random), thread: going.thread, to: going.lastId })
    }
    const author = going?.author ?? authorOf(random)
    const thread = going?.thread ?? id
    open.push({ thread, author, lastId: id })
    if (open.length > 2_000) open.splice(0, 1_000)
    return post({ id, createdAtMs, author, text: messageOf(random, own.handle), thread, to: going?.lastId ?? null })
  }

  return { take: (count: number): RemotePost[] => Array.from({ length: Math.min(count, items - written) }, next) }
}

/** A few write every week, most write once. */
function authorOf(random: () => number): RemoteAuthor {
  const number = Math.floor(random() ** 4 * 200_000)
  return {
    id: `7${String(number)}`,
    handle: `vecina_${String(number)}`,
    displayName: nameOf(seededRandom(String(number))),
  }
}

function post(of: {
  readonly id: string
  readonly createdAtMs: number
  readonly author: RemoteAuthor
  readonly text: string
  readonly thread: string
  readonly to: string | null
}): RemotePost {
  const { id, createdAtMs, author, text } = of
  return {
    id,
    createdAtMs,
    author,
    text,
    conversationId: of.thread,
    inReplyToId: of.to,
    mentionsUs: text.startsWith('@'),
  }
}

/** What is older than the queue was dealt with, one way or another. */
function settle(db: Sqlite, nowMs: number): void {
  db.prepare<[number]>(
    `UPDATE conversation SET unread = 0, status = CASE WHEN abs(random()) % 10 < 8 THEN 'resolved'
       WHEN abs(random()) % 2 = 0 THEN 'ignored' ELSE 'waiting_citizen' END
     WHERE last_at < ?`,
  ).run(nowMs - QUEUE_MS)
  fillClocks(db)
}

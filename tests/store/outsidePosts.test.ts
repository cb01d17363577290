/** Posts of our accounts that were made elsewhere: which they are, what the calendar is told, how they are looked for. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCopyTable } from '../../src/main/store/copyTable.ts'
import { MIGRATIONS } from '../../src/main/store/migrations/migrations.ts'
import { openStore } from '../../src/main/store/openStore.ts'
import {
  createOutsidePostTable,
  OUTSIDE_CELLS_SQL,
  OUTSIDE_REPEATS_SQL,
  OUTSIDE_THREAD_SQL,
} from '../../src/main/store/outsidePostTable.ts'
import { createOwnPostTable, type OwnPost } from '../../src/main/store/ownPostTable.ts'
import { ACCOUNT, MINUTE, NINE, openPublishingDesk, OTHER_ACCOUNT } from '../fakes/publishingDesk.ts'

const HOUR = 60 * MINUTE
const TEXT = 'Mañana a las 10:00, simulacro en el puerto.'

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
})
afterEach(() => desk.close())

/** As the stream of own posts brings it in. */
function bring(remoteId: string, change: Partial<OwnPost> = {}): void {
  const post = { accountId: ACCOUNT, firstId: remoteId, remoteId, inReplyTo: null, text: TEXT, writtenAtMs: NINE }
  desk.test.uow.write(desk.test.by(), (tx) => {
    createOwnPostTable(desk.test.db).put(tx, { ...post, ...change })
    tx.audit({ action: 'test', entity: 'test' })
  })
}
function bury(remoteId: string): void {
  desk.test.uow.write(desk.test.by(), (tx) => {
    createCopyTable(desk.test.db).buryOwn(tx, ACCOUNT, remoteId)
    tx.audit({ action: 'test', entity: 'test' })
  })
}
const shown = (fromMs = NINE - HOUR, toMs = NINE + HOUR) => desk.outside.outside({ fromMs, toMs })
const open = (remoteId: string) => desk.outside.outsidePost({ accountId: ACCOUNT, remoteId })

// docs/specs/pull.md §8.1: which
describe('a post made elsewhere', () => {
  it('stands at the instant of the network, with its account and the beginning of its text', () => {
    bring('51', { text: 'á'.repeat(200) })
    bring('50', { writtenAtMs: NINE - MINUTE, accountId: OTHER_ACCOUNT })
    expect(shown()).toEqual({
      accountIds: [OTHER_ACCOUNT, ACCOUNT],
      remoteIds: ['50', '51'],
      atMs: [NINE - MINUTE, NINE],
      excerpts: [TEXT, 'á'.repeat(81)],
      more: [0, 0],
      gone: [0, 0],
      truncated: false,
    })
    expect(shown(NINE - HOUR, NINE).remoteIds).toEqual(['50'])
    expect(shown(NINE, NINE + 1).remoteIds).toEqual(['51'])
  })

  it('is not one that was published from here, nor one that the network edited since', async () => {
    desk.draft([TEXT, 'Segundo'])
    desk.scheduleIn(1)
    desk.startRunner()
    await desk.clock.advance(2 * MINUTE)
    const [first, second] = desk.network.posts.map(({ id }) => id)
    bring(first!, { remoteId: '9'.repeat(19), text: `${TEXT} Editado`, writtenAtMs: desk.clock.now() })
    bring(second!, { inReplyTo: first!, text: 'Segundo', writtenAtMs: desk.clock.now() })
    expect(shown().remoteIds).toEqual([])
    expect(() => open(first!)).toThrow('not_found')
  })

  it('is not called foreign while an answer of ours is lost that says the same', async () => {
    desk.network.script('lost')
    desk.network.setTimeline({ kind: 'retry', reason: 'server_error', notBeforeMs: null })
    desk.draft([TEXT])
    desk.scheduleIn(1)
    desk.startRunner()
    await desk.clock.advance(2 * MINUTE)
    expect(desk.state()).toBe('uncertain')
    // The clock of the network is behind ours.
    bring(desk.network.posts[0]!.id, { writtenAtMs: NINE - 5 * MINUTE })
    bring('40', { writtenAtMs: NINE - 3 * HOUR })
    expect(shown(NINE - 4 * HOUR).remoteIds).toEqual(['40'])
    desk.network.setTimeline('readable')
    await desk.clock.advance(HOUR)
    expect(desk.state()).toBe('published')
    expect(shown(NINE - 4 * HOUR).remoteIds).toEqual(['40'])
  })

  it('is not an answer to somebody, and of a thread it is the first text', () => {
    bring('50')
    bring('51', { inReplyTo: '50', text: 'dos' })
    bring('52', { inReplyTo: '51', text: 'tres' })
    bring('60', { inReplyTo: '12345', text: 'Gracias por avisar' })
    expect(shown()).toMatchObject({ remoteIds: ['50'], more: [2] })
    expect(open('50').texts.map(({ text }) => text)).toEqual([TEXT, 'dos', 'tres'])
    expect(() => open('51')).toThrow('not_found')
  })

  it('keeps its place and its thread when it or a part of it is edited there', () => {
    bring('50')
    bring('50', { remoteId: '53', text: 'Con otras palabras' })
    bring('54', { inReplyTo: '53', text: 'dos' })
    expect(shown()).toMatchObject({ remoteIds: ['50'], excerpts: ['Con otras palabras'], more: [1] })
    expect(open('50')).toMatchObject({ url: 'https://x.com/p/53' })
  })

  it('says when the network last showed it, and the way there', () => {
    bring('50')
    expect(open('50')).toEqual({
      accountId: ACCOUNT,
      remoteId: '50',
      atMs: NINE,
      url: 'https://x.com/p/50',
      texts: [{ text: TEXT, checkedAtMs: NINE, deletedAtMs: null }],
    })
  })

  it('leaves its place when it is deleted there, without its words', () => {
    bring('50')
    bring('51', { inReplyTo: '50', text: 'dos' })
    bring('52', { inReplyTo: '51', text: 'tres' })
    bury('50')
    bury('51')
    expect(shown()).toMatchObject({ remoteIds: ['50'], excerpts: [''], gone: [1], more: [1] })
    expect(open('50')).toMatchObject({
      url: null,
      texts: [{ text: '', deletedAtMs: NINE }, { text: '' }, { text: 'tres' }],
    })
    expect(desk.test.dump('own_post')).not.toContain('simulacro')
  })

  it('is announced, and so is what makes a thread of it', () => {
    const before = desk.test.events.length
    bring('50')
    bring('51', { inReplyTo: '50' })
    const said = desk.test.events.slice(before).filter(({ topic }) => topic === 'posts')
    expect(said).toHaveLength(2)
  })
})

// docs/specs/scheduling.md §7.3
describe('a text that went out elsewhere', () => {
  const repeats = (atMs = NINE + HOUR) => desk.repeats({ postId: desk.draft([`${TEXT} `]), atMs, texts: 'planned' })

  it('counts as a repetition on its account, within a day', () => {
    bring('50')
    bring('51', { accountId: OTHER_ACCOUNT })
    expect(repeats()).toEqual([{ from: 'elsewhere', accountId: ACCOUNT, remoteId: '50', atMs: NINE }])
  })

  it.each([
    ['a day before', { writtenAtMs: NINE - 23 * HOUR }],
    ['an answer to somebody', { inReplyTo: '12345' }],
    ['other words', { text: TEXT.toUpperCase() }],
  ])('does not count: %s', (_words, change) => {
    bring('50', change)
    expect(repeats()).toEqual([])
  })

  it('does not count once it is deleted there', () => {
    bring('50')
    bury('50')
    expect(repeats()).toEqual([])
    expect(desk.test.db.prepare('SELECT text_digest FROM own_post').pluck().all()).toEqual([null])
  })

  it('is told once, where it is what was published from here', async () => {
    desk.draft([TEXT], [ACCOUNT], 1)
    desk.scheduleIn(1, '00000000-0000-7000-8000-000000000101')
    desk.startRunner()
    await desk.clock.advance(2 * MINUTE)
    bring(desk.network.posts[0]!.id, { writtenAtMs: desk.clock.now() })
    expect(repeats()).toMatchObject([{ from: 'mando', state: 'published' }])
  })
})

describe('the search', () => {
  const planOf = (sql: string) => desk.test.planOf(sql.replaceAll('@texts', `'[]'`).replace(/@\w+/g, `'1'`))
  const tablesScanned = (plan: string) => plan.match(/SCAN (?!CONSTANT|thread|t\b|w\b|\(subquery)\w.*/g) ?? []

  it('of a month goes by time, and looks at nothing else', () => {
    const plan = planOf(OUTSIDE_CELLS_SQL)
    expect(plan).toContain('SEARCH o USING INDEX own_post_by_time (written_at>? AND written_at<?)')
    expect(plan).toContain('SEARCH e USING COVERING INDEX effect_by_remote (account_id=? AND remote_id=?)')
    expect(plan).toContain('SEARCH u USING INDEX effect_by_text (account_id=? AND text_digest=?)')
    expect(plan).toContain('SEARCH c USING INDEX own_post_to_place (account_id=? AND in_reply_to=?)')
    expect(tablesScanned(plan)).toEqual([])
  })

  it('of one goes by its ids', () => {
    const plan = planOf(OUTSIDE_THREAD_SQL)
    expect(plan).toContain('SEARCH o USING PRIMARY KEY (account_id=? AND first_id=?)')
    expect(plan).toContain('SEARCH p USING PRIMARY KEY (account_id=? AND first_id=?)')
    expect(tablesScanned(plan)).toEqual([])
  })

  it('of a text takes one step for each account and text', () => {
    const plan = planOf(OUTSIDE_REPEATS_SQL)
    expect(plan).toContain(
      'SEARCH o USING INDEX own_post_by_text (account_id=? AND text_digest=? AND written_at>? AND written_at<?)',
    )
    expect(tablesScanned(plan)).toEqual([])
  })
})

it('finds what was read before the texts carried a digest', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mando-elsewhere-'))
  const openUpTo = (count: number) =>
    openStore({
      path: join(dir, 'mando.db'),
      key: new Uint8Array(32).fill(9),
      nowMs: 1,
      backupPathFor: () => join(dir, 'before.db'),
      migrations: MIGRATIONS.slice(0, count),
    })
  try {
    const before = openUpTo(MIGRATIONS.findIndex(({ name }) => name === 'posts-elsewhere'))
    before.db.exec(
      `INSERT INTO account (id, network, mode, handle, display_name, colour, state, created_at, updated_at)
         VALUES ('a', 'x', 'api', 'demo', 'Demo', 'blue', 'connected', 0, 0);
       INSERT INTO own_post (account_id, first_id, remote_id, in_reply_to, text, written_at, received_at, checked_at, deleted_at)
         VALUES ('a', '1', '1', NULL, 'hola', 5, 5, 5, NULL), ('a', '2', '2', '1', 'y más', 6, 6, 6, NULL),
                ('a', '3', '3', NULL, '', 7, 7, 7, 9)`,
    )
    before.close()
    const after = openUpTo(MIGRATIONS.length)
    const digests = after.db.prepare('SELECT text_digest IS NOT NULL FROM own_post ORDER BY first_id').pluck().all()
    const { remoteIds, gone, more } = createOutsidePostTable(after.db).cells(0, 10, 10)
    after.close()
    expect(digests).toEqual([1, 0, 0])
    expect({ remoteIds, gone, more }).toEqual({ remoteIds: ['1', '3'], gone: [0, 1], more: [1, 0] })
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})

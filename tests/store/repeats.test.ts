/** The same text on the same account within a day: what is found, what is not, and how it is looked for. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { REPEATS_SQL } from '../../src/main/store/repeatTable.ts'
import { textDigest } from '../../src/main/store/textDigest.ts'
import { ACCOUNT, id, MINUTE, NINE, openPublishingDesk, OTHER_ACCOUNT, POST } from '../fakes/publishingDesk.ts'
import { storeBefore } from '../fakes/storeBefore.ts'

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const TEXT = 'Mañana a las 10:00, simulacro en el puerto.'
const OTHER = id(101)

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
})
afterEach(() => desk.close())

/** What the first post would repeat at that instant. */
const repeats = (atMs = NINE + HOUR, texts: 'planned' | 'edited' = 'planned') =>
  desk.repeats({ postId: POST, atMs, texts })

/** Another post that is planned an hour from now. */
function planOther(texts: readonly string[] = [TEXT], accountIds: readonly string[] = [ACCOUNT]): void {
  desk.draft(texts, accountIds, 1)
  desk.scheduleIn(60, OTHER)
}

async function publishOther(texts: readonly string[] = [TEXT]): Promise<void> {
  planOther(texts)
  desk.startRunner()
  await desk.clock.advance(HOUR + MINUTE)
}

// docs/specs/scheduling.md §7.1: what counts as the same
describe('the same text', () => {
  it('is found on the same account, with its hour and state', () => {
    desk.draft([TEXT])
    planOther()
    expect(repeats()).toEqual([
      { from: 'mando', postId: OTHER, accountId: ACCOUNT, atMs: NINE + HOUR, state: 'pending' },
    ])
  })

  it('is found whatever white space stands between its words', () => {
    desk.draft([`  ${TEXT.replaceAll(' ', ' \n ')}`])
    planOther()
    expect(repeats()).toHaveLength(1)
  })

  it('is another one with another capital', () => {
    desk.draft([TEXT.toUpperCase()])
    planOther()
    expect(repeats()).toEqual([])
  })

  it('is none where there are only images', () => {
    desk.draft([' '])
    planOther()
    desk.test.db.prepare('UPDATE segment SET text = ? WHERE post_id = ?').run(' ', OTHER)
    expect(textDigest(' ')).toBeNull()
    expect(repeats()).toEqual([])
  })

  it('is found in any text of a thread, from both sides, and said once', () => {
    desk.draft(['Primero', TEXT, 'Otra cosa'])
    planOther(['Distinto', TEXT, TEXT])
    expect(repeats()).toHaveLength(1)
  })

  it('is no repetition of itself', () => {
    desk.draft([TEXT])
    desk.scheduleIn(60)
    expect(repeats()).toEqual([])
  })
})

// docs/specs/scheduling.md §7.2: how near
describe('within a day', () => {
  it.each([
    ['23 h 59 min later', DAY - MINUTE, 1],
    ['a day later', DAY, 0],
    ['23 h 59 min earlier', -DAY + MINUTE, 1],
    ['a day earlier', -DAY, 0],
  ])('%s', (_words, distance, found) => {
    desk.draft([TEXT])
    planOther()
    expect(repeats(NINE + HOUR + distance)).toHaveLength(found)
  })

  it('goes by when it left, not by when it was planned', async () => {
    desk.draft([TEXT])
    planOther()
    desk.setConnection('no_network')
    desk.startRunner()
    await desk.clock.advance(HOUR + DAY)
    expect(desk.state(OTHER)).toBe('missed')
    expect(repeats(desk.clock.now())).toEqual([])
    desk.setConnection('online')
    desk.planning.resolveMissed({ variantId: desk.posts.variantsOf(OTHER)[0]!.id, choice: 'publish_now' })
    await desk.clock.advance(MINUTE)
    expect(repeats(desk.clock.now())).toMatchObject([{ state: 'published', atMs: NINE + HOUR + DAY }])
  })

  it('says when it left, where that was later than its hour', async () => {
    desk.draft([TEXT])
    planOther()
    desk.setConnection('no_network')
    desk.startRunner()
    await desk.clock.advance(HOUR + 5 * MINUTE)
    desk.setConnection('online')
    await desk.clock.advance(MINUTE)
    expect(repeats()).toMatchObject([{ state: 'published', atMs: NINE + HOUR + 5 * MINUTE }])
  })

  it('lets the same hour of every day be, though yesterday it left some seconds late', async () => {
    desk.draft([TEXT])
    desk.draft([TEXT], [ACCOUNT], 1)
    desk.startRunner()
    await desk.clock.advance(5_000)
    desk.planning.publishNow({ postId: OTHER })
    await desk.clock.advance(MINUTE)
    expect(repeats(NINE + DAY)).toEqual([])
    expect(repeats(NINE + DAY - MINUTE)).toMatchObject([{ atMs: NINE + 15_000, state: 'published' }])
  })
})

// docs/specs/scheduling.md §7.3: what counts
describe('what counts', () => {
  it('is not what goes out on another account', () => {
    desk.draft([TEXT], [OTHER_ACCOUNT])
    planOther()
    expect(repeats()).toEqual([])
  })

  it('is each account on its own', () => {
    desk.draft([TEXT], [ACCOUNT, OTHER_ACCOUNT])
    planOther([TEXT], [ACCOUNT, OTHER_ACCOUNT])
    expect(repeats().map(({ accountId }) => accountId)).toEqual([ACCOUNT, OTHER_ACCOUNT])
  })

  it('is what was published, and each text of a thread', async () => {
    desk.draft([TEXT])
    await publishOther(['Primero', TEXT])
    expect(repeats()).toMatchObject([{ postId: OTHER, state: 'published' }])
  })

  it('is not a draft, nor what went back to the drafts', () => {
    desk.draft([TEXT])
    desk.draft([TEXT], [ACCOUNT], 1)
    expect(repeats()).toEqual([])
    desk.scheduleIn(60, OTHER)
    expect(repeats()).toHaveLength(1)
    desk.planning.unschedule({ postId: OTHER })
    expect(repeats()).toEqual([])
  })

  it('is not what was cancelled or discarded', () => {
    desk.draft([TEXT])
    planOther()
    desk.planning.cancel({ postId: OTHER })
    expect(repeats()).toEqual([])
    desk.planning.discard({ postId: OTHER })
    expect(repeats()).toEqual([])
  })

  it('is not what was taken down again', async () => {
    desk.draft([TEXT])
    await publishOther()
    expect(repeats()).toHaveLength(1)
    desk.takingDown.takeDown({ variantId: desk.posts.variantsOf(OTHER)[0]!.id })
    // From when it is asked for.
    expect(repeats()).toEqual([])
    await desk.clock.advance(MINUTE)
    expect(repeats()).toEqual([])
  })

  it('is not what was taken down and is planned anew with other words', async () => {
    desk.draft([TEXT])
    await publishOther()
    desk.takingDown.takeDown({ variantId: desk.posts.variantsOf(OTHER)[0]!.id })
    await desk.clock.advance(MINUTE)
    desk.planning.unschedule({ postId: OTHER })
    desk.writing.saveText({ postId: OTHER, segments: [{ segmentId: id(220), text: 'Otra cosa' }] })
    desk.scheduleIn(60, OTHER)
    expect(desk.state(OTHER)).toBe('scheduled')
    expect(repeats()).toEqual([])
  })

  it('asks for nothing on an account where it is out already', async () => {
    planOther()
    desk.draft([TEXT])
    desk.scheduleIn(30)
    desk.startRunner()
    await desk.clock.advance(31 * MINUTE)
    expect(desk.state()).toBe('published')
    expect(repeats()).toEqual([])
  })

  it('does not know a post that does not exist', () => {
    expect(() => repeats()).toThrow('not_found')
  })
})

// docs/specs/scheduling.md §7.4: a change of the text
describe('an edit', () => {
  it('of the draft makes it vanish, and another brings it back', () => {
    desk.draft([TEXT])
    planOther()
    desk.writing.saveText({ postId: POST, segments: [{ segmentId: id(200), text: `${TEXT} Segundo aviso.` }] })
    expect(repeats()).toEqual([])
    desk.writing.saveText({ postId: POST, segments: [{ segmentId: id(200), text: TEXT }] })
    expect(repeats()).toHaveLength(1)
  })

  it('of a planned post counts for others from when it is applied', () => {
    desk.draft([TEXT])
    planOther()
    desk.writing.saveText({ postId: OTHER, segments: [{ segmentId: id(220), text: 'Otra cosa' }] })
    expect(repeats()).toHaveLength(1)
    desk.planning.applyEdit({ postId: OTHER })
    expect(repeats()).toEqual([])
  })

  it('of a planned post is judged by what it would say, and its hour by what goes out', () => {
    desk.draft(['Otra cosa'])
    desk.scheduleIn(120)
    planOther()
    desk.writing.saveText({ postId: POST, segments: [{ segmentId: id(200), text: TEXT }] })
    expect(repeats(NINE + HOUR, 'edited')).toHaveLength(1)
    expect(repeats(NINE + HOUR, 'planned')).toEqual([])
  })
})

describe('the search', () => {
  it('takes one step in the index for each account and text, and looks at nothing else', () => {
    const plan = desk.test.planOf(REPEATS_SQL.replaceAll('@texts', `'[]'`).replace(/@\w+/g, `'1'`))
    expect(plan).toContain(
      'SEARCH e USING INDEX effect_by_text (account_id=? AND text_digest=? AND <expr>>? AND <expr><?)',
    )
    expect(plan).toContain('SEARCH d USING INDEX effect_by_variant')
    // The list of what is wanted is all that is gone through.
    expect(plan.match(/SCAN .*/g)).toEqual(['SCAN w VIRTUAL TABLE INDEX 1:'])
  })
})

it('finds what was planned and published before texts carried a digest', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mando-texts-'))
  const versions = storeBefore(dir, 'same-texts')
  try {
    const before = versions.before()
    before.db.exec(
      `INSERT INTO account (id, network, mode, handle, display_name, colour, state, created_at, updated_at)
         VALUES ('a', 'x', 'api', 'demo', 'Demo', 'blue', 'connected', 0, 0);
       INSERT INTO post (id, stage, created_at, updated_at) VALUES ('p', 'draft', 0, 0);
       INSERT INTO variant (id, post_id, account_id, state) VALUES ('v', 'p', 'a', 'published');
       INSERT INTO segment (id, post_id, position, text) VALUES ('s', 'p', 0, ' man' || char(771) || 'ana ');
       INSERT INTO effect (id, kind, account_id, post_id, variant_id, payload, idempotency_key, state, due_at, not_before, remote_id, created_at, updated_at)
         VALUES ('e1', 'publish_segment', 'a', 'p', 'v', '{"kind":"publish_segment","segmentId":"s"}', 'k1', 'done', 0, 0, '9', 0, 0),
                ('e2', 'publish_segment', 'a', 'p', 'v', '{"kind":"publish_segment","segmentId":"s"}', 'k2', 'cancelled', 0, 0, NULL, 0, 0),
                ('e3', 'reply', 'a', NULL, NULL, '{"kind":"reply","text":"x","inReplyToRemoteId":"1"}', 'k3', 'queued', 0, 0, NULL, 0, 0)`,
    )
    before.close()
    const after = versions.now()
    const digests = after.db.prepare('SELECT text_digest FROM effect ORDER BY id').pluck().all()
    after.close()
    expect(digests).toEqual([textDigest('mañana'), null, null])
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})

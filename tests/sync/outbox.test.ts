/** The outbox against every fault, on a virtual clock (docs/specs/outbox.md). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, MINUTE, openPublishingDesk, OTHER_ACCOUNT, POST } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
  desk.startRunner()
})
afterEach(() => desk.close())

const texts = () => desk.network.posts.map((post) => post.text).reverse()

describe('publishing', () => {
  it('publishes a scheduled post at its hour and keeps the network’s id', async () => {
    desk.draft(['Buenos días'])
    desk.scheduleIn(30)
    await desk.clock.advance(29 * MINUTE)
    expect(texts()).toEqual([])
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toEqual(['Buenos días'])
    const { state, variants } = desk.reading.get({ postId: POST })
    expect(state).toBe('published')
    expect(variants[0]?.publishedUrl).toBe(`https://x.com/p/${String(desk.network.posts[0]?.id)}`)
  })

  it('has committed the attempt before the request takes effect', async () => {
    desk.network.hold()
    desk.draft(['Hola'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.network.posts).toEqual([])
    expect(desk.effects.inState('running')).toHaveLength(1)
    expect(desk.test.dump('attempt')).toContain('Hola')
    desk.network.release()
    await desk.clock.settle()
    expect(desk.state()).toBe('published')
  })

  it('publishes a thread in order, each segment answering the one before', async () => {
    desk.draft(['uno', 'dos', 'tres'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    const [third, second, first] = desk.network.posts
    expect(texts()).toEqual(['uno', 'dos', 'tres'])
    expect([first?.inReplyToId, second?.inReplyToId, third?.inReplyToId]).toEqual([null, first?.id, second?.id])
  })

  it('uploads an image and sets its alternative text before the post goes out', async () => {
    desk.draft(['Con foto'])
    await desk.attachImage('Un agente saluda')
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.network.uploads[0]?.altText).toBe('Un agente saluda')
    expect(desk.state()).toBe('published')
  })

  it('goes out once for each account', async () => {
    desk.draft(['Para las dos'], [ACCOUNT, OTHER_ACCOUNT])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toEqual(['Para las dos', 'Para las dos'])
  })

  it('does not publish what was taken back within the seconds for undo', async () => {
    desk.draft(['Uy'])
    desk.planning.publishNow({ postId: POST })
    await desk.clock.advance(5_000)
    desk.planning.unschedule({ postId: POST })
    await desk.clock.advance(10 * MINUTE)
    expect(texts()).toEqual([])
    expect(desk.state()).toBe('draft')
  })

  it('publishes the text as it was last applied, never a half-written edit', async () => {
    desk.draft(['Antes'])
    desk.scheduleIn(10)
    const segments = [{ segmentId: '00000000-0000-7000-8000-000000000200', text: 'Despu' }]
    desk.writing.saveText({ postId: POST, segments })
    await desk.clock.advance(11 * MINUTE)
    expect(texts()).toEqual(['Antes'])
  })

  it('says so once when the hour of something comes that cannot leave', async () => {
    desk.draft(['Sin red'])
    desk.scheduleIn(2)
    desk.setConnection('no_network')
    await desk.clock.advance(MINUTE)
    expect([desk.outbox.list()[0]?.waiting, desk.hoursCame()]).toEqual(['time', 0])
    await desk.clock.advance(4 * MINUTE)
    expect([desk.outbox.list()[0]?.waiting, desk.hoursCame()]).toEqual(['connection', 1])
  })
})

describe('never twice', () => {
  it('does not publish twice when the answer is lost', async () => {
    desk.network.script('lost')
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(MINUTE)
    expect(desk.state()).toBe('uncertain')
    await desk.clock.advance(5 * MINUTE)
    expect(texts()).toEqual(['Aviso'])
    expect(desk.state()).toBe('published')
  })

  it('publishes again only when the timeline surely does not have it', async () => {
    desk.network.script({ kind: 'uncertain', reason: 'timeout' })
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(MINUTE + 60_000)
    expect(texts()).toEqual([])
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toEqual(['Aviso'])
  })

  it('looks before it sends after a crash between request and answer', async () => {
    desk.network.hold()
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(MINUTE)
    desk.crash()
    desk.network.release()
    await desk.clock.settle()
    desk.startRunner()
    await desk.clock.advance(5 * MINUTE)
    expect(texts()).toEqual(['Aviso'])
    expect(desk.state()).toBe('published')
  })

  it('takes a refusal as duplicate for evidence that it went out', async () => {
    desk.network.script('lost', { kind: 'rejected', code: 'duplicate_content', detail: '' })
    desk.network.setTimeline({ kind: 'ok', value: { items: [], olderToken: null }, limits: null } as never)
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    // The timeline lags: it seems absent, is sent again, and the network refuses it as a duplicate.
    await desk.clock.advance(MINUTE + 130_000)
    desk.network.setTimeline('readable')
    await desk.clock.advance(5 * MINUTE)
    expect(texts()).toEqual(['Aviso'])
    expect(desk.state()).toBe('published')
  })

  it('asks a person when a text is refused as a duplicate of an older post', async () => {
    desk.network.script({ kind: 'rejected', code: 'duplicate_content', detail: '' })
    desk.draft(['Lo de siempre'])
    desk.scheduleIn(1)
    await desk.clock.advance(10 * MINUTE)
    expect(desk.state()).toBe('needs_attention')
    expect(desk.reading.get({ postId: POST }).variants[0]?.problem?.code).toBe('duplicate_content')
  })

  it('holds the account’s queue while a fate is open, and no other account’s', async () => {
    desk.network.script('lost')
    desk.network.setTimeline({ kind: 'retry', reason: 'unreachable', notBeforeMs: null })
    desk.draft(['primera'])
    desk.scheduleIn(1)
    desk.draft(['segunda'], [ACCOUNT], 1)
    desk.scheduleIn(2, '00000000-0000-7000-8000-000000000101')
    desk.draft(['otra'], [OTHER_ACCOUNT], 2)
    desk.scheduleIn(3, '00000000-0000-7000-8000-000000000102')
    await desk.clock.advance(5 * MINUTE)
    expect(texts()).toEqual(['primera', 'otra'])
    desk.network.setTimeline('readable')
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toEqual(['primera', 'otra', 'segunda'])
  })

  it('resumes a thread at the first missing segment', async () => {
    desk.network.script('done', { kind: 'rejected', code: 'forbidden', detail: '' })
    desk.draft(['uno', 'dos', 'tres'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toEqual(['uno'])
    expect(desk.state()).toBe('needs_attention')
    const failed = desk.outbox.list().find((effect) => effect.state === 'needs_attention')
    desk.outbox.retry({ effectId: failed?.effectId ?? '', seenEntryId: null })
    await desk.clock.advance(MINUTE)
    expect(texts()).toEqual(['uno', 'dos', 'tres'])
    expect(desk.state()).toBe('published')
  })
})

describe('taking back', () => {
  it('gives up every part of a post at once, so that no later part waits for ever', async () => {
    desk.network.script('done', { kind: 'rejected', code: 'forbidden', detail: '' })
    desk.draft(['uno', 'dos', 'tres'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    const failed = desk.outbox.list().find((effect) => effect.state === 'needs_attention')
    desk.outbox.cancel({ effectId: failed?.effectId ?? '' })
    expect(desk.outbox.list()).toEqual([])
    expect(desk.state()).toBe('published')
  })

  it('lets a post whose picture is uploaded and whose text was refused be mended', async () => {
    desk.network.script('done', 'done', { kind: 'rejected', code: 'text_too_long', detail: '' })
    desk.draft(['Con foto'])
    await desk.attachImage('Un agente')
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.state()).toBe('needs_attention')
    desk.planning.unschedule({ postId: POST })
    desk.writing.saveText({
      postId: POST,
      segments: [{ segmentId: '00000000-0000-7000-8000-000000000200', text: 'Más corto' }],
    })
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toEqual(['Más corto'])
    expect(desk.network.requests.at(-1)?.mediaIds).toEqual([desk.network.uploads.at(-1)?.id])
    expect(desk.state()).toBe('published')
  })

  it('counts a post once, however many parts wait', () => {
    desk.draft(['uno', 'dos', 'tres'])
    desk.scheduleIn(10)
    expect(desk.effects.openCount()).toBe(1)
  })
})

describe('never late without asking', () => {
  it('keeps what came due offline within its grace and sends it on reconnection', async () => {
    desk.setConnection('no_network')
    desk.draft(['Aviso'])
    desk.scheduleIn(5)
    await desk.clock.advance(15 * MINUTE)
    expect(desk.outbox.list()[0]?.waiting).toBe('connection')
    desk.setConnection('online')
    await desk.clock.settle()
    expect(texts()).toEqual(['Aviso'])
  })

  it('asks instead of firing a burst when the connection comes back after the grace', async () => {
    desk.setConnection('no_network')
    for (const n of [0, 1, 2]) {
      desk.scheduleIn(5, desk.draft([`Aviso ${String(n)}`], [ACCOUNT], n))
    }
    await desk.clock.advance(60 * MINUTE)
    desk.setConnection('online')
    await desk.clock.advance(10 * MINUTE)
    expect(texts()).toEqual([])
    expect(desk.state()).toBe('missed')
    expect(desk.asked.map((effect) => effect.state)).toEqual(['missed', 'missed', 'missed'])
  })

  it('publishes a missed post when a person says so, and only that one', async () => {
    desk.setConnection('no_network')
    desk.draft(['uno', 'dos'])
    desk.scheduleIn(1)
    desk.scheduleIn(1, desk.draft(['otro'], [ACCOUNT], 1))
    await desk.clock.advance(60 * MINUTE)
    desk.setConnection('online')
    await desk.clock.advance(MINUTE)
    const { variants } = desk.reading.get({ postId: POST })
    desk.planning.resolveMissed({ variantId: variants[0]?.variantId ?? '', choice: 'publish_now' })
    await desk.clock.advance(MINUTE)
    expect(texts()).toEqual(['uno', 'dos'])
  })

  it('gives a missed post a new hour', async () => {
    desk.setConnection('no_network')
    desk.draft(['uno'])
    desk.scheduleIn(1)
    await desk.clock.advance(60 * MINUTE)
    desk.setConnection('online')
    desk.scheduleIn(30)
    expect(desk.state()).toBe('scheduled')
    await desk.clock.advance(31 * MINUTE)
    expect(texts()).toEqual(['uno'])
  })

  it('marks as missed what was due while the computer slept, though timers slept with it', async () => {
    desk.draft(['Aviso'])
    desk.scheduleIn(5)
    desk.clock.setWall(desk.clock.now() + 10 * 60 * MINUTE)
    await desk.clock.advance(MINUTE)
    expect(texts()).toEqual([])
    expect(desk.state()).toBe('missed')
  })
})

describe('nothing silently failed', () => {
  it('waits as long as the network’s limit says, also after a restart', async () => {
    const untilMs = desk.clock.now() + 8 * MINUTE
    desk.network.script({ kind: 'rate_limited', scope: 'account', untilMs })
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.outbox.list()[0]).toMatchObject({ waiting: 'rate_limit', nextTryAtMs: untilMs })
    desk.crash()
    desk.startRunner()
    await desk.clock.advance(4 * MINUTE)
    expect(texts()).toEqual([])
    await desk.clock.advance(3 * MINUTE)
    expect(texts()).toEqual(['Aviso'])
  })

  it('shows a refusal with its reason and keeps the text', async () => {
    desk.network.script({ kind: 'rejected', code: 'missing_permission', detail: 'scope' })
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.outbox.list()[0]).toMatchObject({
      state: 'needs_attention',
      problem: { code: 'missing_permission' },
      excerpt: 'Aviso',
    })
  })

  it('goes on trying while X answers 401, asks nobody for that alone, and is missed when its hour has passed', async () => {
    const unsure = { kind: 'retry', reason: 'credentials_unsure', notBeforeMs: null } as const
    desk.network.script(...Array.from({ length: 40 }, () => unsure))
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(10 * MINUTE)
    expect(desk.faults).toEqual([])
    expect(desk.outbox.list()[0]).toMatchObject({ waiting: 'retry', problem: { code: 'credentials_unsure' } })
    await desk.clock.advance(10 * MINUTE)
    expect(desk.state()).toBe('missed')
  })

  it('keeps the post queued for a sign-in once X refuses the credentials for good', async () => {
    desk.network.script({ kind: 'rejected', code: 'credentials_rejected', detail: 'sign in again' })
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.faults).toEqual(['credentials_rejected'])
    expect(desk.outbox.list()[0]?.waiting).toBe('account')
  })

  it('says of an account without credit what it is about', async () => {
    desk.network.script({ kind: 'rejected', code: 'credits_depleted', detail: '' })
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.faults).toEqual(['credits_depleted'])
    expect(desk.state()).toBe('needs_attention')
  })

  it('lets a person settle what is uncertain', async () => {
    desk.network.script('lost')
    desk.network.setTimeline({ kind: 'retry', reason: 'unreachable', notBeforeMs: null })
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    const effectId = desk.outbox.list()[0]?.effectId ?? ''
    expect(() => desk.outbox.settle({ effectId, verdict: { kind: 'published', link: 'https://example.com' } })).toThrow(
      'link_not_recognised',
    )
    desk.outbox.settle({ effectId, verdict: { kind: 'published', link: 'https://x.com/demo/status/42' } })
    expect(desk.state()).toBe('published')
  })
})

describe('by hand', () => {
  it('asks the person at its hour, and is published with the link they bring back', async () => {
    await desk.close()
    desk = openPublishingDesk({ mode: 'assisted' })
    desk.startRunner()
    desk.draft(['A mano'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    const [effect] = desk.outbox.list()
    expect(effect).toMatchObject({ state: 'needs_attention', problem: { code: 'by_hand' } })
    await desk.outbox.openByHand({ effectId: effect?.effectId ?? '' })
    expect(desk.ports.levers.copied).toEqual(['A mano'])
    desk.outbox.settle({
      effectId: effect?.effectId ?? '',
      verdict: { kind: 'published', link: 'https://x.com/demo/status/42' },
    })
    expect(desk.state()).toBe('published')
  })
})

it('leaves an audit chain that verifies', async () => {
  desk.draft(['uno', 'dos'])
  desk.scheduleIn(1)
  await desk.clock.advance(2 * MINUTE)
  expect(desk.test.audit.verify()).toMatchObject({ intact: true })
})

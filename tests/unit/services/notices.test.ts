/** Who is called when something needs a person, and how often. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createNotices } from '../../../src/main/services/notices.ts'
import type { Effect } from '../../../src/main/store/effectTable.ts'
import { createFakeClock, type FakeClock } from '../../fakes/fakeClock.ts'

let clock: FakeClock
let language: 'es' | 'en'
let shown: { title: string; body: string }[]
let notices: ReturnType<typeof createNotices>
beforeEach(() => {
  clock = createFakeClock()
  language = 'es'
  shown = []
  notices = createNotices({
    clock,
    notifier: { notify: ({ title, body }) => shown.push({ title, body }) },
    preferences: {
      get: () => ({
        theme: 'auto',
        language,
        urgentSound: true,
        messageNotices: true,
        milestoneNotices: true,
        quietHours: null,
      }),
      set: () => undefined,
    },
    handleOf: (accountId) => accountId,
  })
})

const call = (n: number, accountId = 'policia', change: Partial<Effect> = {}) =>
  notices.needsPerson({
    id: `e${String(n)}`,
    variantId: `v${String(n)}`,
    accountId,
    state: 'missed',
    lastError: null,
    ...change,
  } as Effect)
const refused = { state: 'needs_attention', lastError: { code: 'forbidden', params: {} } } as const
const byHand = { state: 'needs_attention', lastError: { code: 'by_hand', params: {} } } as const

describe('a call for a person', () => {
  it('comes at once for one post, and names the account', async () => {
    call(1)
    await clock.advance(2_000)
    expect(shown).toEqual([
      {
        title: 'Una publicación no salió a su hora',
        body: '@policia espera una decisión en la bandeja de salida.',
      },
    ])
  })

  it('says of what waits that it cannot go out on time', async () => {
    call(1, 'policia', { state: 'queued' })
    await clock.advance(2_000)
    expect(shown).toMatchObject([{ title: 'Una publicación no podrá salir a su hora' }])
  })

  it('is one for ten posts that were missed over a holiday', async () => {
    for (let n = 0; n < 10; n += 1) call(n, n % 2 === 0 ? 'policia' : 'bomberos')
    await clock.advance(120_000)
    expect(shown).toEqual([
      {
        title: '10 publicaciones no salieron a su hora',
        body: '@policia y @bomberos esperan una decisión en la bandeja de salida.',
      },
    ])
  })

  it('counts a thread once', async () => {
    call(1)
    call(1)
    await clock.advance(2_000)
    expect(shown[0]?.title).toBe('Una publicación no salió a su hora')
  })

  it('does not come again within a minute, and gathers what follows', async () => {
    call(1)
    await clock.advance(2_000)
    call(2)
    await clock.advance(20_000)
    call(3)
    await clock.advance(20_000)
    expect(shown).toHaveLength(1)
    await clock.advance(30_000)
    expect(shown.map(({ title }) => title)).toEqual([
      'Una publicación no salió a su hora',
      '2 publicaciones no salieron a su hora',
    ])
  })

  it.each([
    ['by hand', [byHand], 'It is time to publish by hand'],
    ['refused', [refused, refused], '2 things could not be sent'],
    ['of several kinds', [{}, refused, byHand], '3 posts and answers need you'],
  ])('says what it is about: %s', async (_name, changes, title) => {
    language = 'en'
    for (const [n, change] of changes.entries()) call(n, 'police', change)
    await clock.advance(2_000)
    expect(shown[0]?.title).toBe(title)
  })

  it('names at most three accounts', async () => {
    for (const [n, handle] of ['a', 'b', 'c', 'd'].entries()) call(n, handle)
    await clock.advance(2_000)
    expect(shown[0]?.body).toBe('@a, @b y 2 más esperan una decisión en la bandeja de salida.')
  })

  it('says nothing after the profile is closed', async () => {
    call(1)
    notices.stop()
    await clock.advance(120_000)
    expect(shown).toEqual([])
  })
})

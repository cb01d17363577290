import { describe, expect, it } from 'vitest'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import type { PostState, VariantState } from '#shared/domain/postLife.ts'
import {
  chosenTime,
  countOf,
  editingOf,
  handlesInWords,
  isTwice,
  limitsOf,
  moved,
  putBack,
  stepsOf,
  stillToGo,
  textsOf,
} from '../../../../src/renderer/features/composer/composerView.ts'

const post = (state: PostState, variants: readonly VariantState[] = [], out = 0): PostDetail => ({
  postId: 'p1',
  state,
  excerpt: '',
  planned: null,
  graceMinutes: null,
  campaignId: null,
  labelIds: [],
  createdBy: null,
  accountIds: [],
  segmentCount: 1,
  imageCount: 0,
  updatedAtMs: 0,
  segments: [{ segmentId: 's1', text: 'sale esto', media: [] }],
  pendingEdit: null,
  createdAtMs: 0,
  variants: variants.map((variantState, index) => ({
    variantId: `v${index}`,
    accountId: `a${index}`,
    state: variantState,
    publishedUrl: null,
    publishedSegments: out,
    takingDown: false,
    chain: null,
    problem: null,
    own: null,
  })),
  risks: [],
  blockers: [],
})

const account = (handle: string, limits: Partial<AccountView> = {}): AccountView => ({
  accountId: handle,
  network: 'x',
  mode: 'training',
  handle,
  displayName: handle,
  colour: 'blue',
  state: 'connected',
  lastSyncAtMs: null,
  checkedAtMs: null,
  forecast: null,
  commentsRefusedSinceMs: null,
  revocation: null,
  problem: null,
  textLimit: 280,
  maxImages: 4,
  describable: ['image', 'gif'],
  threads: true,
  ...limits,
})

describe('what may be edited', () => {
  it('is everything in a draft or something new, aside in what is planned, nothing in what has left', () => {
    expect(editingOf(null)).toBe('free')
    expect(editingOf(post('draft', ['pending']))).toBe('free')
    expect(editingOf(post('scheduled', ['pending', 'pending']))).toBe('aside')
    expect(editingOf(post('missed', ['missed']))).toBe('aside')
    expect(editingOf(post('publishing', ['publishing', 'pending']))).toBe('none')
    expect(editingOf(post('published', ['published']))).toBe('none')
    expect(editingOf(post('uncertain', ['uncertain']))).toBe('none')
    expect(editingOf(post('cancelled', ['cancelled']))).toBe('none')
  })

  it('goes on with what was typed last, applied or not', () => {
    expect(textsOf(post('draft'))).toEqual([{ segmentId: 's1', text: 'sale esto' }])
    const pendingEdit = [{ segmentId: 's1', text: 'a medias' }]
    expect(textsOf({ ...post('scheduled'), pendingEdit })).toEqual(pendingEdit)
  })
})

describe('the counter', () => {
  it('counts as the network does: a link 23, an emoji 2', () => {
    expect(countOf('https://www.madrid.es/una/direccion/muy/larga/de/verdad', 280).length).toBe(23)
    expect(countOf('👮‍♀️', 280).length).toBe(2)
  })

  it('says by how many a text is too long', () => {
    const count = countOf('a'.repeat(283), 280)
    expect(count).toMatchObject({ left: -3, tone: 'over', filled: 1 })
    expect(countOf('a'.repeat(270), 280).tone).toBe('near')
    expect(countOf('a', 280).tone).toBe('calm')
  })

  it('takes the strictest of the chosen accounts', () => {
    expect(limitsOf([account('a'), account('b', { textLimit: 140, maxImages: 1, threads: false })])).toEqual({
      text: 140,
      images: 1,
      threads: false,
      describable: ['image', 'gif'],
    })
    expect(limitsOf([])).toEqual({ text: 280, images: 4, threads: true, describable: ['image', 'gif'] })
  })
})

describe('accounts in words', () => {
  it('fits on a button', () => {
    expect(handlesInWords([], 'y')).toBe('')
    expect(handlesInWords([{ handle: 'a' }], 'y')).toBe('@a')
    expect(handlesInWords([{ handle: 'a' }, { handle: 'b' }], 'y')).toBe('@a y @b')
    expect(handlesInWords([{ handle: 'a' }, { handle: 'b' }, { handle: 'c' }, { handle: 'd' }], 'y')).toBe('@a, @b +2')
  })
})

describe('the chosen hour', () => {
  const now = Date.parse('2026-03-01T12:00:30Z')
  const choose = (date: string | null, time: string | null, which: 'earlier' | 'later' = 'earlier') =>
    chosenTime(date, time, which, 'Europe/Madrid', now)

  it('is read on the wall clock of the office', () => {
    expect(choose('2026-03-02', '10:30')).toEqual({
      kind: 'fine',
      wallTime: '2026-03-02T10:30',
      repeatedHour: null,
      atMs: Date.parse('2026-03-02T09:30:00Z'),
    })
  })

  it('may be the minute that has begun and no earlier one', () => {
    expect(choose('2026-03-01', '13:00').kind).toBe('fine')
    expect(choose('2026-03-01', '12:58').kind).toBe('past')
  })

  it('tells of the hour that spring skips, with the hours around it', () => {
    expect(choose('2026-03-29', '02:30')).toMatchObject({
      kind: 'never',
      before: '2026-03-29T01:30',
      after: '2026-03-29T03:30',
    })
  })

  it('asks which of the two where autumn repeats the hour', () => {
    expect(isTwice('2026-10-25', '02:30', 'Europe/Madrid')).toBe(true)
    expect(isTwice('2026-10-25', '04:30', 'Europe/Madrid')).toBe(false)
    expect(choose('2026-10-25', '02:30')).toMatchObject({
      repeatedHour: 'earlier',
      atMs: Date.parse('2026-10-25T00:30:00Z'),
    })
    expect(choose('2026-10-25', '02:30', 'later')).toMatchObject({
      repeatedHour: 'later',
      atMs: Date.parse('2026-10-25T01:30:00Z'),
    })
  })

  it('waits for both parts', () => {
    expect(choose('2026-03-02', null).kind).toBe('incomplete')
    expect(choose(null, '10:30').kind).toBe('incomplete')
  })
})

describe('the steps a post allows', () => {
  it('plans, publishes or discards a draft', () => {
    expect(stepsOf(post('draft'))).toEqual({
      schedule: 'plan',
      publishNow: true,
      toDraft: false,
      cancel: false,
      discard: true,
    })
  })

  it('moves, takes back or cancels what is planned', () => {
    expect(stepsOf(post('scheduled', ['pending']))).toEqual({
      schedule: 'move',
      publishNow: true,
      toDraft: true,
      cancel: true,
      discard: false,
    })
  })

  it('does not take back what is partly out', () => {
    expect(stepsOf(post('needs_attention', ['needs_attention'], 1))).toMatchObject({ toDraft: false, cancel: false })
  })

  it('brings back what was cancelled', () => {
    expect(stepsOf(post('cancelled', ['cancelled']))).toMatchObject({ toDraft: true, discard: true, schedule: null })
  })

  it.each(['publishing', 'published', 'uncertain'] as const)('offers nothing while %s', (state) => {
    const steps = stepsOf(post(state, [state]))
    expect(Object.values(steps).filter((step) => step !== false && step !== null)).toEqual([])
  })
})

describe('the order of a thread', () => {
  const thread = ['a', 'b', 'c'].map((segmentId) => ({ segmentId, text: '' }))
  const order = (index: number, by: -1 | 1) => moved(thread, index, by).map(({ segmentId }) => segmentId)

  it('changes by one place and stops at the ends', () => {
    expect(order(1, -1)).toEqual(['b', 'a', 'c'])
    expect(order(1, 1)).toEqual(['a', 'c', 'b'])
    expect(order(0, -1)).toEqual(['a', 'b', 'c'])
    expect(order(2, 1)).toEqual(['a', 'b', 'c'])
  })
})

describe('a text that is put back', () => {
  const removed = { segmentId: 'b', text: 'dos' }
  const typedOn = [
    { segmentId: 'a', text: 'uno, y lo escrito después' },
    { segmentId: 'c', text: 'tres' },
  ]

  it('comes to its place and leaves what was typed meanwhile', () => {
    expect(putBack(typedOn, removed, 1)).toEqual([typedOn[0], removed, typedOn[1]])
  })

  it('comes to the end where the thread is shorter by now, and once', () => {
    const back = putBack(typedOn, removed, 9)
    expect(back.at(-1)).toEqual(removed)
    expect(putBack(back, removed, 0)).toBe(back)
  })
})

describe('the accounts a further step concerns', () => {
  const both = [account('a0', { accountId: 'a0' }), account('a1', { accountId: 'a1' })]

  it('are those where it is neither out nor given up', () => {
    expect(stillToGo(post('needs_attention', ['published', 'needs_attention']), both)).toEqual([both[1]])
    expect(stillToGo(post('missed', ['cancelled', 'missed']), both)).toEqual([both[1]])
  })

  it('are all of a draft and of what was cancelled and may come back', () => {
    expect(stillToGo(post('draft', ['pending', 'pending']), both)).toEqual(both)
    expect(stillToGo(post('cancelled', ['cancelled', 'cancelled']), both)).toEqual(both)
    expect(stillToGo(null, both)).toEqual(both)
  })
})

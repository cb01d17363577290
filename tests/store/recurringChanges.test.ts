/** Posts that repeat: this one, the following ones, all; and the way back (docs/specs/recurring.md §4, §5). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, id, MINUTE, OTHER_ACCOUNT, POST } from '../fakes/publishingDesk.ts'
import { openSeriesDesk, REST, SERIES } from '../fakes/seriesDesk.ts'

let bench: ReturnType<typeof openSeriesDesk>
beforeEach(() => {
  bench = openSeriesDesk()
  ;({ desk, planning } = bench)
})
afterEach(() => bench.close())

let desk: (typeof bench)['desk']
let planning: (typeof bench)['planning']
const DAY = 24 * 60 * MINUTE

describe('§4 this one, the following ones, all', () => {
  beforeEach(async () => {
    desk.draft(['Consejo'])
    await bench.start()
  })
  const SECOND = '2026-12-08T10:00'

  it('§4.1 what a person moved or edited is theirs, and changes with nothing', async () => {
    const moved = bench.postAt('2026-12-15T10:00')
    desk.planning.schedule({ postId: moved, wallTime: '2026-12-16T12:00', zone: 'Europe/Madrid', repeatedHour: null })
    const edited = bench.postAt('2026-12-22T10:00')
    bench.edit(edited, 'A mano')
    expect(await planning.recurring.ofPost({ postId: edited })).toMatchObject({ isByHand: true, isOther: true })
    expect(await planning.recurring.ofPost({ postId: moved })).toMatchObject({ isByHand: true, isOther: false })
    const answer = await planning.recurring.move({
      actId: bench.act(),
      postId: bench.postAt(SECOND),
      newSeriesId: REST,
      scope: 'following',
      wallTime: '2026-12-09T11:00',
    })
    expect(answer).toMatchObject({ made: 1, byHand: 2 })
    expect(bench.hours()).toEqual([
      '2026-11-24T10:00 scheduled',
      '2026-12-01T10:00 scheduled',
      '2026-12-09T11:00 scheduled',
      '2026-12-16T12:00 scheduled',
      '2026-12-22T10:00 scheduled',
    ])
    await desk.clock.advance(8 * DAY)
    await bench.looked()
    // Nothing is made a second time for the dates that were theirs.
    expect(bench.hours().slice(5)).toEqual(['2026-12-30T11:00 scheduled'])
  })

  it('§4.2 the following ones move with it, to a series of their own with as many times as are left', async () => {
    await planning.recurring.move({
      actId: bench.act(),
      postId: bench.postAt(SECOND),
      newSeriesId: REST,
      scope: 'following',
      wallTime: '2026-12-10T12:30',
    })
    expect(bench.made().map(({ wall }) => wall)).toEqual([
      '2026-11-24T10:00',
      '2026-12-01T10:00',
      '2026-12-10T12:30',
      '2026-12-17T12:30',
      '2026-12-24T12:30',
    ])
    const list = await planning.recurring.list()
    expect(list.map(({ seriesId, rule, total }) => [seriesId, rule, total])).toEqual([
      [REST, 'FREQ=WEEKLY;BYDAY=TH;COUNT=6', 6],
      [SERIES, 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261201T100000', 2],
    ])
    const kept = desk.reading.get({ postId: bench.postAt('2026-12-10T12:30') })
    expect(kept.planned?.atMs).toBe(Date.UTC(2026, 11, 10, 11, 30))
    expect(bench.queued()).toBe(5)
  })

  it('§4.2 all that can still be changed move, what is out stays', async () => {
    desk.startRunner()
    await desk.clock.advance(2 * 60 * MINUTE)
    await planning.recurring.move({
      actId: bench.act(),
      postId: bench.postAt(SECOND),
      newSeriesId: REST,
      scope: 'all',
      wallTime: '2026-12-07T10:00',
    })
    expect(bench.made().map(({ wall }) => wall?.slice(0, 10))).toEqual([
      '2026-11-24',
      '2026-11-30',
      '2026-12-07',
      '2026-12-14',
      '2026-12-21',
    ])
    expect(desk.state()).toBe('published')
  })

  it('§4.2 a rule that cannot move so is refused, and nothing has changed', async () => {
    const other = desk.draft(['Otro'], [ACCOUNT], 1)
    await bench.start({
      seriesId: id(903),
      postId: other,
      rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3',
      hour: '18:00',
    })
    await expect(
      planning.recurring.move({
        actId: bench.act(),
        postId: other,
        newSeriesId: REST,
        scope: 'all',
        wallTime: '2026-11-27T18:00',
      }),
    ).rejects.toThrow('rule_wrong')
    expect(desk.reading.get({ postId: other }).planned?.wallTime).toBe('2026-11-30T18:00')
  })

  it('§4.3 another rule gives its dates to the posts there are, in order, and discards what is over', async () => {
    const answer = await planning.recurring.change({
      ...bench.making(),
      newSeriesId: REST,
      fromWallTime: null,
      rule: 'FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3',
      hour: '09:30',
    })
    expect(answer.made).toBe(3)
    expect(bench.made().map(({ wall }) => wall)).toEqual(['2026-12-01T09:30', '2027-01-01T09:30', '2027-02-01T09:30'])
    expect(bench.made()[0]?.id).toBe(POST)
    expect(bench.queued()).toBe(3)
  })

  it('§4.3 with another hour alone, what was left out stays left out', async () => {
    planning.recurring.leaveOut({ seriesId: SERIES, wallTime: '2026-12-29T10:00', leftOut: true })
    await planning.recurring.change({ ...bench.making(), newSeriesId: REST, fromWallTime: null, hour: '12:00' })
    expect(bench.made().map(({ wall }) => wall?.slice(11))).toEqual(Array(5).fill('12:00'))
    const [series] = await planning.recurring.list()
    expect(series?.next.find(({ wallTime }) => wallTime === '2026-12-29T12:00')?.kind).toBe('left_out')
  })

  it('§4.4 the following ones say what this one says, and so does what is made later', async () => {
    bench.edit(bench.postAt('2026-12-15T10:00'), 'A mano')
    const postId = bench.postAt(SECOND)
    bench.edit(postId, 'Consejo nuevo')
    const answer = planning.recurring.spread({ actId: bench.act(), postId, newSeriesId: REST, scope: 'following' })
    expect(answer).toEqual({ made: 1, drafts: 0, byHand: 1 })
    expect(bench.made().map(({ excerpt }) => excerpt)).toEqual([
      'Consejo',
      'Consejo',
      'Consejo nuevo',
      'A mano',
      'Consejo nuevo',
    ])
    await desk.clock.advance(8 * DAY)
    await bench.looked()
    expect(bench.made().at(-1)?.excerpt).toBe('Consejo nuevo')
    expect(await planning.recurring.ofPost({ postId })).toMatchObject({ isByHand: false, isOther: false })
  })

  it('§4.4 what is typed and not applied is said of no other', () => {
    const postId = bench.postAt(SECOND)
    bench.type(postId, 'A medias')
    expect(() => planning.recurring.spread({ actId: bench.act(), postId, newSeriesId: REST, scope: 'all' })).toThrow(
      'wrong_state',
    )
  })

  it('§4.4 accounts, images and own texts go with the words', () => {
    const postId = bench.postAt(SECOND)
    desk.planning.unschedule({ postId })
    desk.writing.setAccounts({ postId, accountIds: [ACCOUNT, OTHER_ACCOUNT] })
    const [segment] = desk.reading.get({ postId }).segments
    const variant = desk.reading.get({ postId }).variants.find(({ accountId }) => accountId === OTHER_ACCOUNT)
    desk.ownTexts.startOwnText({
      postId,
      variantId: variant?.variantId ?? '',
      copies: [{ segmentId: id(990), of: segment?.segmentId ?? '' }],
    })
    planning.recurring.spread({ actId: bench.act(), postId, newSeriesId: REST, scope: 'all' })
    const first = desk.reading.get({ postId: bench.postAt('2026-12-01T10:00') })
    expect(first.accountIds).toHaveLength(2)
    expect(first.state).toBe('scheduled')
    expect(first.variants.filter(({ own }) => own !== null)).toHaveLength(1)
    expect(desk.reading.get({ postId }).state).toBe('draft')
  })
})

describe('§5 every act', () => {
  const look = () => bench.made().map(({ wall, stage, excerpt, id: postId }) => ({ wall, stage, excerpt, postId }))

  it('§5.1 is done once however often it is told', async () => {
    desk.draft(['Consejo'])
    const input = bench.tuesdays()
    const first = await planning.recurring.start(input)
    expect(await planning.recurring.start(input)).toEqual(first)
    const pause = { actId: bench.act(), seriesId: SERIES }
    expect(planning.recurring.pause(pause)).toEqual(planning.recurring.pause(pause))
    expect(bench.audited('series.pause')).toHaveLength(1)
  })

  it('§5.2 starting is taken back whole: the post is what it was', async () => {
    desk.draft(['Consejo'])
    const input = bench.tuesdays()
    await planning.recurring.start(input)
    planning.recurring.undo({ actId: input.actId })
    expect(bench.made()).toEqual([])
    expect(desk.reading.get({ postId: POST })).toMatchObject({ state: 'draft', planned: null })
    expect(bench.queued()).toBe(0)
    await desk.clock.advance(DAY)
    await bench.looked()
    expect(bench.made()).toEqual([])
    expect(await planning.recurring.list()).toEqual([])
  })

  it.each([
    ['a pause', () => planning.recurring.pause({ actId: id(2000), seriesId: SERIES })],
    [
      'an end',
      () =>
        planning.recurring.stop({
          actId: id(2000),
          seriesId: SERIES,
          fromWallTime: '2026-12-08T10:00',
          posts: 'discard',
        }),
    ],
    [
      'a move',
      () =>
        planning.recurring.move({
          actId: id(2000),
          postId: bench.postAt('2026-12-08T10:00'),
          newSeriesId: REST,
          scope: 'following',
          wallTime: '2026-12-09T11:00',
        }),
    ],
    [
      'another rule',
      () => {
        return planning.recurring.change({
          ...bench.making(),
          actId: id(2000),
          newSeriesId: REST,
          fromWallTime: '2026-12-08T10:00',
          rule: 'FREQ=DAILY;COUNT=20',
          firstDay: '2026-12-08',
        })
      },
    ],
    [
      'other words',
      () =>
        planning.recurring.spread({
          actId: id(2000),
          postId: bench.postAt('2026-12-22T10:00'),
          newSeriesId: REST,
          scope: 'all',
        }),
    ],
  ])('§5.2 %s is taken back: all of it is as it was', async (_what, change) => {
    desk.draft(['Consejo'])
    await bench.start()
    bench.edit(bench.postAt('2026-12-22T10:00'), 'Otro')
    planning.recurring.leaveOut({ seriesId: SERIES, wallTime: '2026-12-29T10:00', leftOut: true })
    const before = { posts: look(), list: await planning.recurring.list(), queued: bench.queued() }
    await change()
    expect(look()).not.toEqual(before.posts)
    planning.recurring.undo({ actId: id(2000) })
    expect({ posts: look(), list: await planning.recurring.list(), queued: bench.queued() }).toEqual(before)
    expect(desk.test.audit.verify()).toMatchObject({ intact: true })
  })

  it('§5.2 what has left since stays out', async () => {
    desk.draft(['Consejo'])
    const input = bench.tuesdays()
    await planning.recurring.start(input)
    desk.startRunner()
    await desk.clock.advance(65 * MINUTE)
    planning.recurring.undo({ actId: input.actId })
    expect(desk.state()).toBe('published')
  })
})

/** Posts that repeat: how they are made, paused and ended (docs/specs/recurring.md §2, §3, §6). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPersonTable } from '../../src/main/store/personTable.ts'
import { ACCOUNT, id, MINUTE, NINE, OTHER_ACCOUNT, POST } from '../fakes/publishingDesk.ts'
import { FIRST_FIVE, openSeriesDesk, REST, SERIES } from '../fakes/seriesDesk.ts'

let bench: ReturnType<typeof openSeriesDesk>
beforeEach(() => {
  bench = openSeriesDesk()
  ;({ desk, planning } = bench)
})
afterEach(() => bench.close())

let desk: (typeof bench)['desk']
let planning: (typeof bench)['planning']
const DAY = 24 * 60 * MINUTE
const OTHER = id(910)

describe('§2 a series', () => {
  it('§2.1 makes a post of its own for each date, with all that belongs to it', async () => {
    desk.draft(['Consejo'], [ACCOUNT, OTHER_ACCOUNT])
    await desk.attachImage('Un paso de cebra')
    const answer = await bench.start()
    expect(answer).toEqual({ made: 5, drafts: 0, byHand: 0, joined: true })
    expect(bench.hours()).toEqual(FIRST_FIVE.map((wall) => `${wall} scheduled`))
    const last = desk.reading.get({ postId: bench.postAt('2026-12-22T10:00') })
    expect(last.accountIds).toHaveLength(2)
    expect(last.segments[0]?.media[0]?.altText).toBe('Un paso de cebra')
    expect(new Set(bench.made().map(({ id: postId }) => postId)).size).toBe(5)
    expect(bench.audited('series.start')).toHaveLength(1)
    expect(bench.audited('post.recur')).toHaveLength(4)
  })

  it('§2.2 is made ahead of time, as days pass, each date once', async () => {
    desk.draft(['Consejo'])
    await bench.start()
    planning.series.start()
    await bench.looked()
    expect(bench.made()).toHaveLength(5)
    await desk.clock.advance(6 * DAY)
    await bench.looked()
    expect(bench.hours().at(-1)).toBe('2026-12-29T10:00 scheduled')
    await desk.clock.advance(60 * DAY)
    await bench.looked()
    await Promise.all([bench.looked(), bench.looked()])
    expect(bench.made()).toHaveLength(8)
  })

  it('§2.2 a second start after a crash makes nothing twice', async () => {
    desk.draft(['Consejo'])
    await bench.start()
    const again = desk.planningOf()
    await desk.clock.advance(7 * DAY)
    await Promise.all([bench.looked(), again.series.look()])
    expect(bench.made()).toHaveLength(6)
    await again.series.stop()
  })

  it('§2.2 one that cannot be read keeps no other from being made', async () => {
    desk.draft(['Consejo'])
    await bench.start()
    const readable = desk.draft(['Aviso'], [ACCOUNT], 1)
    await bench.start({ seriesId: OTHER, postId: readable })
    // Whichever is looked at first.
    for (const broken of [SERIES, OTHER]) {
      const before = bench.made().length
      desk.test.db.prepare(`UPDATE series SET rule = iif(id = ?, 'FREQ=NEVER', ?)`).run(broken, bench.tuesdays().rule)
      await desk.clock.advance(7 * DAY)
      await bench.looked()
      expect(bench.made().length).toBeGreaterThan(before)
    }
  })

  it('§2.3 makes no more than the brake lets wait', async () => {
    desk.draft(['Consejo'])
    await bench.start({ mostAhead: 2 })
    expect(bench.made()).toHaveLength(2)
    await desk.clock.advance(2 * 60 * MINUTE)
    await bench.looked()
    expect(bench.made()).toHaveLength(3)
  })

  it('§2.4 leaves drafts that keep their hour where somebody has to agree', async () => {
    desk.draft(['Consejo'])
    desk.test.uow.write(desk.test.by(), (tx) => {
      const people = createPersonTable(desk.test.db)
      people.insert(tx, { id: id(60), name: 'Ana', role: 'coordinator', pinHash: '' })
      people.insert(tx, { id: id(61), name: 'Luis', role: 'editor', pinHash: '' })
      tx.audit({ action: 'person.add', entity: 'person' })
    })
    planning.approvals.saveFlow({
      flowId: id(910),
      name: 'Prensa',
      steps: [{ name: 'Jefatura', personIds: [] }],
      accountIds: [],
      labelIds: [],
      leadMinutes: 60,
    })
    expect(await bench.start()).toMatchObject({ made: 5, drafts: 5 })
    expect(bench.hours()[1]).toBe('2026-12-01T10:00 draft')
    expect(bench.queued()).toBe(0)
  })

  it('§2.4 asks before it begins for what has to be mended or confirmed', async () => {
    desk.draft([''])
    await expect(bench.start()).rejects.toThrow('text_empty')
    expect(bench.made()).toHaveLength(0)
    expect(await bench.start({ makeAs: 'draft' })).toMatchObject({ made: 5, drafts: 5 })
  })

  it.each([
    [
      'daily at 02:30 over the night the clock goes forward',
      '2027-03-26',
      ['2027-03-27T02:30', 'none', '2027-03-29T02:30'],
      1,
    ],
    [
      'daily at 02:30 over the night it goes back',
      '2027-10-29',
      ['2027-10-30T02:30', '2027-10-31T02:30', '2027-11-01T02:30'],
      0,
    ],
  ])('§2.5 %s', async (_what, day, expected, drafts) => {
    await desk.clock.advance(
      Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)), 12) - NINE,
    )
    desk.draft(['Aviso'])
    const answer = await bench.start({ rule: 'FREQ=DAILY;COUNT=4', firstDay: day, hour: '02:30' })
    expect(bench.made().map(({ wall }) => wall ?? 'none')).toEqual(expected)
    expect(answer.drafts).toBe(drafts)
  })

  it('§2.5 takes the earlier of an hour that comes twice', async () => {
    await desk.clock.advance(Date.UTC(2027, 9, 30, 12) - NINE)
    desk.draft(['Aviso'])
    await bench.start({ rule: 'FREQ=DAILY;COUNT=1', firstDay: '2027-10-31', hour: '02:30' })
    const { planned } = desk.reading.get({ postId: bench.postAt('2027-10-31T02:30') })
    expect(planned).toMatchObject({ repeatedHour: 'earlier', atMs: Date.UTC(2027, 9, 31, 0, 30) })
  })

  it.each([
    ['keep', ['2026-12-18', '2026-12-25', '2027-01-01']],
    ['skip', ['2026-12-18', '2027-01-01']],
    // Friday the 25th is Christmas; Monday is the next working day.
    ['next_working_day', ['2026-12-18', '2026-12-28', '2027-01-01']],
  ] as const)('§2.6 on a holiday: %s', async (onHoliday, expected) => {
    await desk.clock.advance(20 * DAY)
    desk.draft(['Aviso'])
    await bench.start({ rule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=3', firstDay: '2026-12-15', onHoliday })
    expect(bench.made().map(({ wall }) => wall?.slice(0, 10))).toEqual(expected)
  })

  it('§2.6 the office’s own closed days count; two of one series never share a day', async () => {
    await desk.clock.advance(26 * DAY)
    desk.draft(['Aviso'])
    await bench.start({ rule: 'FREQ=DAILY;COUNT=8', firstDay: '2026-12-21', onHoliday: 'next_working_day' })
    // 24 (the office's own), 25 (Christmas): the next working day is the 28th, which has one of its own.
    expect(bench.made().map(({ wall }) => wall?.slice(8, 10))).toEqual(['21', '22', '23', '26', '27', '28'])
  })

  it('§2.7 makes nothing for dates that have passed', async () => {
    desk.draft(['Consejo'])
    await bench.start({ firstDay: '2026-11-10' })
    expect(bench.hours()[0]).toBe('2026-11-24T10:00 scheduled')
    await expect(planning.recurring.start(bench.tuesdays({ seriesId: REST, firstDay: '2020-01-01' }))).rejects.toThrow(
      'rule_wrong',
    )
  })

  it('§2.8 joins the post it begins with, where that is planned for one of its dates', async () => {
    desk.draft(['Consejo'])
    desk.scheduleIn(60)
    expect(await bench.start()).toMatchObject({ joined: true })
    expect(bench.made()[0]?.id).toBe(POST)
    const other = desk.draft(['Otro'], [ACCOUNT], 1)
    desk.scheduleIn(75, other)
    expect(await bench.start({ seriesId: REST, postId: other })).toMatchObject({ joined: false, made: 5 })
    expect(desk.reading.get({ postId: other }).planned?.wallTime).toBe('2026-11-24T10:15')
    await expect(bench.start({ seriesId: id(902) })).rejects.toThrow('conflict')
  })

  it('goes the way of every post: what is due leaves', async () => {
    desk.draft(['Consejo'])
    await bench.start()
    desk.startRunner()
    await desk.clock.advance(65 * MINUTE)
    expect(desk.state()).toBe('published')
    expect(desk.state(bench.postAt('2026-12-01T10:00'))).toBe('scheduled')
  })

  it('shows its pattern nowhere', async () => {
    desk.draft(['Consejo'])
    await bench.start()
    expect(desk.reading.drafts({})).toEqual([])
    expect(desk.reading.range({ fromMs: 0, toMs: NINE + 400 * DAY }).total).toBe(5)
  })
})

describe('§3 pausing, ending, leaving out', () => {
  beforeEach(async () => {
    desk.draft(['Consejo'])
    await bench.start()
  })

  it('§3.1 a pause takes back what is planned, and makes nothing; going on plans what is still to come', async () => {
    planning.recurring.pause({ actId: bench.act(), seriesId: SERIES })
    expect(bench.hours()).toEqual(FIRST_FIVE.map((wall) => `${wall} draft`))
    expect(bench.queued()).toBe(0)
    await desk.clock.advance(10 * DAY)
    await bench.looked()
    expect(bench.made()).toHaveLength(5)
    expect(await planning.recurring.resume({ actId: bench.act(), seriesId: SERIES })).toMatchObject({ drafts: 2 })
    expect(bench.hours().slice(0, 3)).toEqual([
      '2026-11-24T10:00 draft',
      '2026-12-01T10:00 draft',
      '2026-12-08T10:00 scheduled',
    ])
    expect(bench.made()).toHaveLength(6)
  })

  it('§3.1 what a person changed before or during the pause is not planned by itself', async () => {
    bench.edit(bench.postAt('2026-12-01T10:00'), 'Otro')
    expect(planning.recurring.pause({ actId: bench.act(), seriesId: SERIES })).toMatchObject({ made: 5, byHand: 1 })
    bench.type(bench.postAt('2026-12-08T10:00'), 'Más')
    await planning.recurring.resume({ actId: bench.act(), seriesId: SERIES })
    expect(bench.hours().map((each) => each.split(' ')[1])).toEqual([
      'scheduled',
      'draft',
      'draft',
      'scheduled',
      'scheduled',
    ])
  })

  it('§3.2 is ended before a date, with or without what was made', async () => {
    bench.edit(bench.postAt('2026-12-22T10:00'), 'A mano')
    const answer = planning.recurring.stop({
      actId: bench.act(),
      seriesId: SERIES,
      fromWallTime: '2026-12-08T10:00',
      posts: 'discard',
    })
    expect(answer).toMatchObject({ made: 2, byHand: 1 })
    expect(bench.hours().map((each) => each.slice(0, 10))).toEqual(['2026-11-24', '2026-12-01', '2026-12-22'])
    await desk.clock.advance(40 * DAY)
    await bench.looked()
    expect(bench.made()).toHaveLength(3)
    expect((await planning.recurring.list())[0]?.state).toBe('over')
  })

  it('§3.2 ended altogether it keeps its posts, where that is wanted', async () => {
    planning.recurring.stop({ actId: bench.act(), seriesId: SERIES, fromWallTime: null, posts: 'keep' })
    await desk.clock.advance(40 * DAY)
    await bench.looked()
    expect(bench.made()).toHaveLength(5)
  })

  it('§3.3 a date to come is left out, and not any more', async () => {
    const wallTime = '2026-12-29T10:00'
    planning.recurring.leaveOut({ seriesId: SERIES, wallTime, leftOut: true })
    await desk.clock.advance(20 * DAY)
    await bench.looked()
    expect(bench.postAt(wallTime)).toBe('')
    expect(bench.postAt('2027-01-05T10:00')).not.toBe('')
    planning.recurring.leaveOut({ seriesId: SERIES, wallTime, leftOut: false })
    await bench.looked()
    expect(bench.postAt(wallTime)).not.toBe('')
    expect(() => planning.recurring.leaveOut({ seriesId: SERIES, wallTime, leftOut: true })).toThrow('wrong_state')
    expect(() =>
      planning.recurring.leaveOut({ seriesId: SERIES, wallTime: '2026-12-30T10:00', leftOut: true }),
    ).toThrow('not_found')
  })

  it('§3.4 what a person discarded stays discarded', async () => {
    const postId = bench.postAt('2026-12-01T10:00')
    desk.planning.unschedule({ postId })
    desk.planning.discard({ postId })
    await desk.clock.advance(DAY)
    await bench.looked()
    expect(bench.made()).toHaveLength(4)
    const next = (await planning.recurring.list())[0]?.next.find(({ wallTime }) => wallTime === '2026-12-01T10:00')
    expect(next?.kind).toBe('left_out')
  })
})

describe('§6 before it is kept', () => {
  it('§6.1 says on which days a rule falls, and what the clock and the holidays make of them', async () => {
    const input = { rule: 'FREQ=DAILY;COUNT=3', firstDay: '2027-03-27', hour: '02:30', onHoliday: 'keep' as const }
    expect(await planning.recurring.dates(input)).toEqual({
      flaw: null,
      total: 3,
      lastWallTime: '2027-03-29T02:30',
      dates: [
        { wallTime: '2027-03-27T02:30', place: '2027-03-27T02:30', hour: 'once' },
        { wallTime: '2027-03-28T02:30', place: '2027-03-28T02:30', hour: 'never' },
        { wallTime: '2027-03-29T02:30', place: '2027-03-29T02:30', hour: 'once' },
      ],
    })
    const christmas = { ...input, rule: 'FREQ=YEARLY;COUNT=2', firstDay: '2026-12-25', onHoliday: 'skip' as const }
    expect(await planning.recurring.dates(christmas)).toMatchObject({ total: 0 })
    expect(await planning.recurring.dates({ ...input, rule: 'FREQ=DAILY' })).toMatchObject({ flaw: 'no_end' })
  })

  it('§6.2 says which posts of a span belong to a series', async () => {
    desk.draft(['Consejo'])
    await bench.start()
    desk.draft(['Otro'], [ACCOUNT], 1)
    desk.scheduleIn(60, id(101))
    const span = { fromMs: NINE, toMs: NINE + 10 * DAY }
    expect(planning.recurring.marks(span).postIds).toEqual([POST, bench.postAt('2026-12-01T10:00')])
  })
})

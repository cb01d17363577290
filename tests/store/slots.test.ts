/** The office's slots and its library, over a real database (docs/specs/recurring.md §7, §8). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ParsedInputOf } from '../../src/shared/contract/contract.ts'
import { ACCOUNT, id, MINUTE, NINE, openPublishingDesk, OTHER_ACCOUNT, POST } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
let planning: ReturnType<(typeof desk)['planningOf']>
beforeEach(() => {
  desk = openPublishingDesk()
  planning = desk.planningOf()
})
afterEach(() => desk.close())

const DAY = 24 * 60 * MINUTE
const ENTRY = id(950)
const COPY = id(960)
const audited = (action: string) => desk.test.audit.recent(null, 500).filter((each) => each.action === action)

function slot(n: number, change: Partial<ParsedInputOf<'slots.save'>> = {}) {
  const all = {
    slotId: id(940 + n),
    accountId: ACCOUNT,
    weekday: 'TU' as const,
    hour: '10:00',
    name: 'consejo',
    onHolidays: false,
    ...change,
  }
  planning.slots.save(all)
  return all
}
const free = async (firstDay: string, lastDay: string) =>
  (await planning.slots.free({ firstDay, lastDay })).map(({ wallTime }) => wallTime)
const next = async (postId = POST) => (await planning.slots.next({ postId }))?.wallTime ?? null
const plan = (postId: string, wallTime: string) =>
  desk.planning.schedule({ postId, wallTime, zone: 'Europe/Madrid', repeatedHour: null })

describe('§7 a slot', () => {
  it('§7.1 is kept, changed and taken away, each on record', () => {
    const kept = slot(1)
    expect(planning.slots.list()).toEqual([kept])
    slot(1, { name: 'recuerdo' })
    slot(1, { name: 'recuerdo' })
    expect(audited('slot.save')).toHaveLength(2)
    expect(() => slot(2)).toThrow('conflict')
    slot(2, { accountId: OTHER_ACCOUNT })
    expect(() => slot(3, { accountId: id(99), hour: '11:00' })).toThrow('not_found')
    planning.slots.remove({ slotId: kept.slotId })
    expect(planning.slots.list()).toHaveLength(1)
    expect(() => planning.slots.remove({ slotId: kept.slotId })).toThrow('not_found')
  })

  it('§7.2 stands every week at its hour, from now on', async () => {
    slot(1)
    slot(2, { weekday: 'TU', hour: '08:00' })
    expect(await free('2026-11-23', '2026-12-06')).toEqual(['2026-11-24T10:00', '2026-12-01T08:00', '2026-12-01T10:00'])
  })

  it('§7.2 not on holidays and closed days, unless it is to', async () => {
    slot(1, { weekday: 'TH', hour: '10:00' })
    slot(2, { weekday: 'FR', hour: '10:00', onHolidays: true })
    // The 24th is the office's own, the 25th is Christmas.
    expect(await free('2026-12-21', '2026-12-27')).toEqual(['2026-12-25T10:00'])
  })

  it('§7.2 not at an hour that the clock skips; of one that comes twice it is the earlier', async () => {
    slot(1, { weekday: 'SU', hour: '02:30' })
    expect(await free('2027-03-22', '2027-04-04')).toEqual(['2027-04-04T02:30'])
    const twice = await planning.slots.free({ firstDay: '2027-10-31', lastDay: '2027-10-31' })
    expect(twice[0]?.atMs).toBe(Date.UTC(2027, 9, 31, 0, 30))
  })

  it('§7.3 that is taken is not offered: by what is planned, and by what has it in mind', async () => {
    slot(1)
    desk.draft(['Uno'])
    plan(POST, '2026-11-24T10:10')
    expect(await free('2026-11-24', '2026-12-01')).toEqual(['2026-12-01T10:00'])
    plan(POST, '2026-12-01T10:00')
    desk.planning.unschedule({ postId: POST })
    expect(await free('2026-11-24', '2026-12-01')).toEqual(['2026-11-24T10:00'])
    desk.planning.discard({ postId: POST })
    expect(await free('2026-11-24', '2026-12-01')).toEqual(['2026-11-24T10:00', '2026-12-01T10:00'])
  })

  it('§7.4 the next one of a post is of one of its accounts, and taken on none of them', async () => {
    slot(1)
    const other = desk.draft(['Otro'], [OTHER_ACCOUNT], 1)
    plan(other, '2026-11-24T10:00')
    desk.draft(['Uno'], [ACCOUNT, OTHER_ACCOUNT])
    expect(await next()).toBe('2026-12-01T10:00')
    desk.writing.setAccounts({ postId: POST, accountIds: [ACCOUNT] })
    expect(await next()).toBe('2026-11-24T10:00')
    desk.writing.setAccounts({ postId: POST, accountIds: [OTHER_ACCOUNT] })
    expect(await next()).toBeNull()
    await expect(planning.slots.next({ postId: id(1234) })).rejects.toThrow('not_found')
  })

  it('§7.4 is its own, when the post has taken it already', async () => {
    slot(1)
    desk.draft(['Uno'])
    plan(POST, '2026-11-24T10:00')
    expect(await next()).toBe('2026-11-24T10:00')
  })
})

describe('§8 the library', () => {
  const wording = (n: number, text: string): string => {
    const postId = id(970 + n)
    desk.writing.create({ postId, accountIds: [ACCOUNT], segments: [{ segmentId: id(980 + n), text }] })
    return postId
  }
  const add = (restDays = 30, lastDay: string | null = null) =>
    planning.evergreen.add({ entryId: ENTRY, postId: POST, restDays, lastDay })
  const use = (copyId = COPY, change: Partial<ParsedInputOf<'evergreen.use'>> = {}) =>
    planning.evergreen.use({ entryId: ENTRY, copyId, into: 'draft', despiteRest: false, ...change })
  const entry = () => planning.evergreen.list()[0]

  it('§8.1 keeps what a post says, whatever becomes of it', async () => {
    desk.draft(['Consejo'], [ACCOUNT, OTHER_ACCOUNT])
    add()
    add()
    desk.writing.saveText({ postId: POST, segments: [{ segmentId: id(200), text: 'Otra cosa' }] })
    desk.planning.discard({ postId: POST })
    expect(entry()).toMatchObject({ excerpt: 'Consejo', uses: 0, state: 'ready', lastUsedAtMs: null })
    expect(audited('evergreen.add')).toHaveLength(1)
    expect(() => planning.evergreen.add({ entryId: id(951), postId: POST, restDays: 1, lastDay: null })).toThrow(
      'wrong_state',
    )
    await use()
    expect(desk.reading.get({ postId: COPY })).toMatchObject({ excerpt: 'Consejo', state: 'draft' })
  })

  it('§8.2 rests from the day of its last use, that of the post itself too', async () => {
    desk.draft(['Consejo'])
    plan(POST, '2026-11-25T10:00')
    add()
    expect(entry()).toMatchObject({ uses: 1, state: 'resting', restsUntil: '2026-12-25' })
    await expect(use()).rejects.toThrow('still_resting')
    await desk.clock.advance(31 * DAY)
    expect(entry()).toMatchObject({ state: 'ready', restsUntil: null })
    await use()
    expect(entry()).toMatchObject({ uses: 2, state: 'resting', restsUntil: '2027-01-24' })
    await use(id(961), { despiteRest: true })
    desk.planning.discard({ postId: COPY })
    desk.planning.discard({ postId: id(961) })
    expect(entry()).toMatchObject({ uses: 1, state: 'ready' })
  })

  it('§8.3 is over after its last day, and offered no more once it is archived', async () => {
    desk.draft(['Consejo'])
    add(0, '2026-11-25')
    await desk.clock.advance(2 * DAY)
    expect(entry()?.state).toBe('over')
    await expect(use()).rejects.toThrow('wrong_state')
    planning.evergreen.change({ entryId: ENTRY, restDays: 5, lastDay: null })
    planning.evergreen.archive({ entryId: ENTRY })
    await expect(use()).rejects.toThrow('wrong_state')
    planning.evergreen.bringBack({ entryId: ENTRY })
    await use()
    expect(entry()).toMatchObject({ restDays: 5, lastDay: null, uses: 1 })
  })

  it('§8.5 several wordings of one text take turns, and one that was not said has its turn again', async () => {
    desk.draft(['Cierre el agua'])
    add(0)
    const other = wording(2, 'No deje correr el agua')
    planning.evergreen.addText({ entryId: ENTRY, postId: other })
    planning.evergreen.addText({ entryId: ENTRY, postId: other })
    planning.evergreen.addText({ entryId: ENTRY, postId: wording(3, 'Cada gota cuenta') })
    const said: (string | undefined)[] = []
    const sayNext = async (turn: number): Promise<string> => {
      await desk.clock.advance(DAY)
      await use(id(960 + turn))
      const { excerpt } = desk.reading.get({ postId: id(960 + turn) })
      said.push(excerpt)
      return id(960 + turn)
    }
    expect(entry()?.texts.map(({ excerpt, isNext }) => [excerpt, isNext])).toEqual([
      ['Cierre el agua', true],
      ['No deje correr el agua', false],
      ['Cada gota cuenta', false],
    ])
    await sayNext(1)
    desk.planning.discard({ postId: await sayNext(2) })
    for (const turn of [3, 4, 5]) await sayNext(turn)
    expect(said).toEqual([
      'Cierre el agua',
      'No deje correr el agua',
      'No deje correr el agua',
      'Cada gota cuenta',
      'Cierre el agua',
    ])
    expect(audited('evergreen.add_text')).toHaveLength(2)
    planning.evergreen.removeText({ entryId: ENTRY, postId: other })
    expect(await sayNext(6).then(() => said.at(-1))).toBe('Cada gota cuenta')
    expect(entry()?.uses).toBe(5)
  })

  it('§8.5 all of them rest together, whichever of them was said', async () => {
    desk.draft(['Cierre el agua'])
    add(30)
    const other = wording(2, 'No deje correr el agua')
    planning.evergreen.addText({ entryId: ENTRY, postId: other })
    plan(other, '2026-11-25T10:00')
    expect(entry()).toMatchObject({ uses: 1, state: 'resting', restsUntil: '2026-12-25' })
    expect(entry()?.texts.find(({ isNext }) => isNext)?.excerpt).toBe('Cierre el agua')
    await use(COPY, { despiteRest: true })
    expect(desk.reading.get({ postId: COPY }).excerpt).toBe('Cierre el agua')
  })

  it('§8.5 a post is one wording of one text, and the first one is not taken off', () => {
    desk.draft(['Cierre el agua'])
    add()
    const other = wording(2, 'No deje correr el agua')
    const addOther = (entryId = ENTRY) => planning.evergreen.addText({ entryId, postId: other })
    expect(() => planning.evergreen.addText({ entryId: ENTRY, postId: POST })).toThrow('conflict')
    expect(() => addOther(id(951))).toThrow('not_found')
    addOther()
    planning.evergreen.add({ entryId: id(951), postId: wording(3, 'Otra cosa'), restDays: 1, lastDay: null })
    expect(() => addOther(id(951))).toThrow('conflict')
    expect(() => planning.evergreen.add({ entryId: id(952), postId: other, restDays: 1, lastDay: null })).toThrow(
      'conflict',
    )
    expect(() => planning.evergreen.removeText({ entryId: ENTRY, postId: POST })).toThrow('not_found')
    planning.evergreen.removeText({ entryId: ENTRY, postId: other })
    planning.evergreen.archive({ entryId: ENTRY })
    expect(() => addOther()).toThrow('wrong_state')
  })

  it('§8.4 is used in the next free slot, once however often it is told', async () => {
    slot(1)
    desk.draft(['Consejo'])
    add(0)
    expect(await use(COPY, { into: 'slot' })).toEqual({ scheduled: true, wallTime: '2026-11-24T10:00' })
    expect(await use(COPY, { into: 'slot' })).toEqual({ scheduled: true, wallTime: '2026-11-24T10:00' })
    expect(desk.reading.range({ fromMs: NINE, toMs: NINE + DAY }).total).toBe(1)
    expect(await use(id(961), { into: 'slot', despiteRest: true })).toMatchObject({ wallTime: '2026-12-01T10:00' })
    planning.slots.remove({ slotId: id(941) })
    await expect(use(id(962), { into: 'slot', despiteRest: true })).rejects.toThrow('no_slot')
  })
})

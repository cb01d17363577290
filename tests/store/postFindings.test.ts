/** The checks in the core: what the office's modes do to scheduling, and what is written down (docs/specs/composer.md §1). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, id, MINUTE, NINE, openPublishingDesk, OTHER_ACCOUNT, POST, SEGMENT } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
})
afterEach(() => desk.close())

const PERSONAL = 'Llame al 612 345 678'
const inAnHour = { postId: POST, wallTime: '2026-11-24T10:00', zone: 'Europe/Madrid' as const, repeatedHour: null }
const type = (text: string) => desk.writing.saveText({ postId: POST, segments: [{ segmentId: SEGMENT, text }] })
const lastAudit = (): unknown => JSON.parse(desk.test.audit.recent(null, 1)[0]?.after ?? 'null')

it('refuses what blocks, whoever confirms it, in every way out (§1.1)', () => {
  desk.draft(['Corte de calles'])
  desk.scheduleIn(60)
  desk.checks.setRules({ forbidden: [{ written: 'corte', instead: '' }] })
  for (const confirmed of [[], ['forbidden_word' as const]]) {
    expect(() => desk.planning.schedule({ ...inAnHour, confirmed })).toThrow('checks_blocked')
    expect(() => desk.planning.publishNow({ postId: POST, confirmed })).toThrow('checks_blocked')
  }
  const copy = { postId: POST, copyId: id(900), segmentIds: [id(901)] }
  const planned = { wallTime: '2026-11-25T10:00', zone: 'Europe/Madrid' as const, repeatedHour: null }
  expect(() => desk.planningOf().calendar.duplicate({ ...copy, planned })).toThrow('checks_blocked')
  type('Otro corte')
  expect(() => desk.planning.applyEdit({ postId: POST, confirmed: ['forbidden_word'] })).toThrow('checks_blocked')
  type('Calle cerrada')
  desk.planning.applyEdit({ postId: POST })
  expect(desk.reading.get({ postId: POST }).segments[0]?.text).toBe('Calle cerrada')
})

describe('what has to be confirmed', () => {
  it('is refused until it is, by name, and written down (§1.3)', () => {
    desk.draft([PERSONAL])
    expect(() => desk.planning.schedule(inAnHour)).toThrow(
      expect.objectContaining({ code: 'checks_unconfirmed', params: { checks: 'personal_data' } }),
    )
    expect(() => desk.planning.publishNow({ postId: POST, confirmed: ['shouting'] })).toThrow('checks_unconfirmed')
    desk.planning.schedule({ ...inAnHour, confirmed: ['personal_data'] })
    expect(desk.state()).toBe('scheduled')
    expect(lastAudit()).toMatchObject({ confirmed: ['personal_data'], warned: [] })
    expect(JSON.stringify(desk.test.audit.recent(null, 50))).not.toContain('612')
  })

  it('is not asked again for another hour, and is for another text (§1.3)', () => {
    desk.draft([PERSONAL])
    desk.planning.schedule({ ...inAnHour, confirmed: ['personal_data'] })
    desk.scheduleIn(120)
    type(`${PERSONAL} hoy`)
    expect(() => desk.planning.applyEdit({ postId: POST })).toThrow('checks_unconfirmed')
    desk.planning.applyEdit({ postId: POST, confirmed: ['personal_data'] })
    desk.planning.unschedule({ postId: POST })
    expect(() => desk.planning.schedule(inAnHour)).toThrow('checks_unconfirmed')
  })
})

it('lets warnings pass and writes down which there were (§1.3)', () => {
  desk.draft(['Se corta la calle con objeto de mejorar #proteccioncivil'])
  desk.scheduleIn(60)
  expect(lastAudit()).toMatchObject({ confirmed: [], warned: ['hashtag_case', 'plain_words'] })
  desk.checks.setRules({ modes: { plain_words: 'off' } })
  desk.scheduleIn(70)
  expect(lastAudit()).toMatchObject({ warned: ['hashtag_case'] })
})

describe('another post of the account (§1.12)', () => {
  const near = (atMs: number) => desk.checks.near({ postId: POST, atMs })

  it('is near within the office’s minutes, on the same account, unless it was cancelled', () => {
    desk.draft(['uno'], [ACCOUNT, OTHER_ACCOUNT], 1)
    desk.scheduleIn(60, id(101))
    desk.draft(['dos'], [ACCOUNT])
    const at = NINE + 60 * MINUTE
    expect(near(at + 9 * MINUTE)).toEqual([{ postId: id(101), accountId: ACCOUNT, atMs: at }])
    expect(near(at + 10 * MINUTE)).toEqual([])
    expect(near(at - 9 * MINUTE)).toHaveLength(1)
    desk.scheduleIn(55)
    expect(lastAudit()).toMatchObject({ warned: ['near_post'] })
    desk.checks.setRules({ nearMinutes: 3 })
    expect(near(at + 9 * MINUTE)).toEqual([])
    desk.planning.cancel({ postId: id(101) })
    expect(near(at)).toEqual([])
  })

  it('is asked about again at every new hour where it has to be confirmed', () => {
    desk.checks.setRules({ modes: { near_post: 'confirm' } })
    desk.draft(['uno'], [ACCOUNT], 1)
    desk.scheduleIn(60, id(101))
    desk.draft(['dos'])
    desk.scheduleIn(30)
    expect(() => desk.scheduleIn(58)).toThrow('checks_unconfirmed')
  })
})

describe('the office’s rules', () => {
  it('keep what is not named, and write down what changed', () => {
    desk.checks.setRules({ mostEmoji: 1, modes: { shouting: 'block' } })
    desk.checks.setRules({ modes: { emoji_run: 'off' } })
    expect(desk.checks.rules()).toMatchObject({
      mostEmoji: 1,
      modes: { shouting: 'block', emoji_run: 'off', personal_data: 'confirm' },
    })
    const rows = desk.test.audit.recent(null, 500).length
    desk.checks.setRules({ mostEmoji: 1 })
    expect(desk.test.audit.recent(null, 500)).toHaveLength(rows)
  })
})

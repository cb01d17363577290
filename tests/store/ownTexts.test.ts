/** Texts of single accounts: what goes out where, what is shown of it, what is refused (docs/specs/composer.md §2). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plannedTexts } from '../../src/main/services/plannedTexts.ts'
import { createSearchTable } from '../../src/main/store/searchTable.ts'
import { ftsQuery } from '../../src/main/store/ftsQuery.ts'
import { ACCOUNT, id, MINUTE, openPublishingDesk, OTHER_ACCOUNT, POST, SEGMENT } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
beforeEach(() => {
  desk = openPublishingDesk()
})
afterEach(() => desk.close())

const OWN = id(700)
const detail = () => desk.reading.get({ postId: POST })
const variantOf = (accountId: string) => desk.posts.variantsOf(POST).find((each) => each.accountId === accountId)!
const own = () => detail().variants.find(({ accountId }) => accountId === OTHER_ACCOUNT)?.own ?? null
const goesOut = (accountId: string) => plannedTexts(desk.posts, variantOf(accountId)).map(({ text }) => text)
const start = () =>
  desk.ownTexts.startOwnText({
    postId: POST,
    variantId: variantOf(OTHER_ACCOUNT).id,
    copies: [{ segmentId: OWN, of: SEGMENT }],
  })
const typeOwn = (text: string) =>
  desk.writing.saveText({ postId: POST, variantId: variantOf(OTHER_ACCOUNT).id, segments: [{ segmentId: OWN, text }] })
const typeCommon = (text: string) =>
  desk.writing.saveText({ postId: POST, variantId: null, segments: [{ segmentId: SEGMENT, text }] })

describe('in a draft', () => {
  it('begins as the common text, images and descriptions included, and goes its own way (§2.1)', async () => {
    desk.draft(['hola'], [ACCOUNT, OTHER_ACCOUNT])
    await desk.attachImage('Un agente')
    start()
    start()
    expect(own()?.segments).toMatchObject([{ segmentId: OWN, text: 'hola', media: [{ altText: 'Un agente' }] }])
    typeOwn('hola, Bomberos')
    typeCommon('hola, Policía')
    expect([goesOut(ACCOUNT), goesOut(OTHER_ACCOUNT)]).toEqual([['hola, Policía'], ['hola, Bomberos']])
    desk.writing.detachMedia({ postId: POST, segmentId: SEGMENT, mediaId: id(300) })
    expect(own()?.segments[0]?.media).toHaveLength(1)
    expect(detail().imageCount).toBe(1)
  })

  it('goes back to the common text, and goes with its account (§2.2)', () => {
    desk.draft(['hola'], [ACCOUNT, OTHER_ACCOUNT])
    start()
    typeOwn('adiós')
    desk.ownTexts.dropOwnText({ postId: POST, variantId: variantOf(OTHER_ACCOUNT).id })
    expect([own(), goesOut(OTHER_ACCOUNT)]).toEqual([null, ['hola']])
    expect(() => typeOwn('otra vez')).toThrow('not_found')
    start()
    desk.writing.setAccounts({ postId: POST, accountIds: [ACCOUNT] })
    expect(desk.posts.placeOfSegment(OWN)).toBeNull()
  })

  it('shows the common text in the calendar, and the own one where there is no other (§2.4)', () => {
    desk.draft(['hola'], [ACCOUNT, OTHER_ACCOUNT])
    start()
    typeOwn('adiós')
    expect(detail()).toMatchObject({ excerpt: 'hola', segmentCount: 1 })
    typeCommon('')
    expect(detail()).toMatchObject({ excerpt: 'adiós', segmentCount: 1 })
  })

  it('refuses ids of another text', () => {
    desk.draft(['hola', 'y más'], [ACCOUNT, OTHER_ACCOUNT])
    const variantId = variantOf(OTHER_ACCOUNT).id
    expect(() =>
      desk.ownTexts.startOwnText({ postId: POST, variantId, copies: [{ segmentId: id(201), of: SEGMENT }] }),
    ).toThrow('conflict')
    start()
    expect(() =>
      desk.writing.saveText({ postId: POST, variantId: null, segments: [{ segmentId: OWN, text: 'x' }] }),
    ).toThrow('conflict')
  })
})

describe('what keeps it from being scheduled (§2.3)', () => {
  it('is looked at in what goes out, by account', () => {
    desk.draft(['hola'], [ACCOUNT, OTHER_ACCOUNT])
    start()
    typeOwn('a'.repeat(281))
    expect(detail().blockers).toMatchObject([{ code: 'text_too_long', segmentId: OWN, params: { limit: 280 } }])
    expect(() => desk.scheduleIn(60)).toThrow('text_too_long')
    typeOwn('Llame al 612 345 678')
    expect(() => desk.scheduleIn(60)).toThrow('checks_unconfirmed')
  })

  it('is not looked at in a common text that goes out nowhere', () => {
    desk.draft([''], [OTHER_ACCOUNT])
    start()
    typeOwn('adiós')
    expect(detail().blockers).toEqual([])
  })
})

describe('planned', () => {
  it('sends to each account its own', async () => {
    desk.draft(['hola'], [ACCOUNT, OTHER_ACCOUNT])
    start()
    typeOwn('adiós')
    desk.scheduleIn(1)
    desk.startRunner()
    await desk.clock.advance(2 * MINUTE)
    expect(desk.state()).toBe('published')
    expect(desk.network.requests.map(({ text }) => text).toSorted()).toEqual(['adiós', 'hola'])
  })

  it('keeps what is typed aside, each text for itself, and applies or drops all (§2.5)', () => {
    desk.draft(['hola'], [ACCOUNT, OTHER_ACCOUNT])
    start()
    desk.scheduleIn(60)
    typeOwn('adiós')
    expect([detail().pendingEdit, own()?.pendingEdit, goesOut(OTHER_ACCOUNT)]).toEqual([
      null,
      [{ segmentId: OWN, text: 'adiós' }],
      ['hola'],
    ])
    desk.writing.dropEdit({ postId: POST })
    expect(own()?.pendingEdit).toBeNull()
    typeOwn('adiós')
    typeCommon('buenas')
    desk.planning.applyEdit({ postId: POST })
    expect([goesOut(ACCOUNT), goesOut(OTHER_ACCOUNT), detail().pendingEdit, own()?.pendingEdit]).toEqual([
      ['buenas'],
      ['adiós'],
      null,
      null,
    ])
    typeOwn('hasta luego')
    desk.planning.unschedule({ postId: POST })
    expect(goesOut(OTHER_ACCOUNT)).toEqual(['hasta luego'])
    expect(() => typeOwn('ya')).not.toThrow()
  })

  it('is neither begun nor given up any more', () => {
    desk.draft(['hola'], [ACCOUNT, OTHER_ACCOUNT])
    desk.scheduleIn(60)
    expect(start).toThrow('wrong_state')
    expect(() => desk.ownTexts.dropOwnText({ postId: POST, variantId: variantOf(OTHER_ACCOUNT).id })).toThrow(
      'wrong_state',
    )
  })
})

it('is the same as what that account said before, whatever the others say', () => {
  desk.draft(['adiós'], [OTHER_ACCOUNT], 1)
  desk.scheduleIn(60, id(101))
  desk.draft(['hola'], [ACCOUNT, OTHER_ACCOUNT])
  start()
  const repeats = () =>
    desk
      .repeats({ postId: POST, atMs: desk.clock.now() + 90 * MINUTE, texts: 'planned' })
      .map(({ accountId }) => accountId)
  expect(repeats()).toEqual([])
  typeOwn('adiós')
  expect(repeats()).toEqual([OTHER_ACCOUNT])
})

it('is found by the search and copied with the post', () => {
  desk.draft(['hola'], [ACCOUNT, OTHER_ACCOUNT])
  start()
  typeOwn('simulacro en el puerto')
  const search = createSearchTable(desk.test.db)
  expect(search.posts(ftsQuery('simulacro') ?? '', 10)).toMatchObject([{ id: POST, text: 'hola' }])
  desk.planningOf().calendar.duplicate({ postId: POST, copyId: id(800), segmentIds: [id(801)], planned: null })
  const copy = desk.posts.variantsOf(id(800)).find(({ accountId }) => accountId === OTHER_ACCOUNT)!
  expect(plannedTexts(desk.posts, copy).map(({ text }) => text)).toEqual(['simulacro en el puerto'])
  expect(plannedTexts(desk.posts, copy)[0]?.segmentId).not.toBe(OWN)
})

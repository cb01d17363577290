/** Versions of a post: when one is kept, who wrote it, bringing one back (docs/specs/composer.md §7). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wallTimeAt } from '../../src/shared/domain/wallTime.ts'
import { MOST_VERSIONS } from '../../src/main/services/postHistory.ts'
import { addOfficePeople, ANA, LUIS, PAU } from '../fakes/officePeople.ts'
import { ACCOUNT, id, MINUTE, openPublishingDesk, OTHER_ACCOUNT, POST, SEGMENT } from '../fakes/publishingDesk.ts'

const ZONE = 'Europe/Madrid'
const DAY = 24 * 60 * MINUTE
const LONG = 'Corte de agua el martes en la calle Mayor, de nueve a doce, por obras en la red de abastecimiento.'

let desk: ReturnType<typeof openPublishingDesk>
let planning: ReturnType<(typeof desk)['planningOf']>
beforeEach(() => {
  desk = openPublishingDesk()
  planning = desk.planningOf()
  addOfficePeople(desk)
  desk.actAs(ANA)
})
afterEach(() => desk.close())

const list = () => planning.versions.list({ postId: POST })
const kept = () =>
  list().versions.map(({ versionId, writtenBy, occasion }) => ({
    text: planning.versions.get({ versionId }).common.map(({ text }) => text),
    writtenBy,
    occasion,
  }))
const texts = () => kept().map(({ text }) => text.join(' / '))
const type = (...written: readonly string[]) =>
  desk.writing.saveText({
    postId: POST,
    segments: written.map((text, index) => ({ segmentId: id(200 + index), text })),
  })
const variantOf = (accountId: string) => desk.posts.variantsOf(POST).find((each) => each.accountId === accountId)!
const startOwn = () =>
  desk.ownTexts.startOwnText({
    postId: POST,
    variantId: variantOf(OTHER_ACCOUNT).id,
    copies: [{ segmentId: id(700), of: SEGMENT }],
  })
const typeOwn = (text: string) =>
  desk.writing.saveText({
    postId: POST,
    variantId: variantOf(OTHER_ACCOUNT).id,
    segments: [{ segmentId: id(700), text }],
  })
const detail = () => planning.calendar.get({ postId: POST })
const now = () => detail().segments.map(({ text }) => text)
const ownNow = () => detail().variants.find(({ accountId }) => accountId === OTHER_ACCOUNT)?.own
const hour = () => ({ wallTime: wallTimeAt(desk.clock.now() + DAY, ZONE), zone: ZONE, repeatedHour: null }) as const
const schedule = () => planning.calendar.schedule({ postId: POST, ...hour(), confirmed: [] })
const restore = (index = 0) =>
  planning.versions.restore({ postId: POST, versionId: list().versions[index]?.versionId ?? '' })
const comeBack = () => desk.clock.advance(11 * MINUTE)

describe('a version is kept', () => {
  it('of what one sitting left, not of its keys (§7.1)', async () => {
    desk.draft(['C'])
    for (const text of ['Co', 'Cor', 'Corte']) type(text)
    expect(texts()).toEqual([])
    await comeBack()
    type('Corte de agua')
    type('Corte de agua hoy')
    expect(kept()).toEqual([{ text: ['Corte'], writtenBy: ANA, occasion: 'written' }])
    expect(list().now).toMatchObject({ writtenBy: ANA, occasion: 'written', writtenAtMs: desk.clock.now() })
  })

  it('where somebody else writes on, or the same person for long (§7.1)', async () => {
    desk.draft(['Corte'])
    desk.actAs(LUIS)
    type('Corte de agua')
    expect(kept()).toEqual([{ text: ['Corte'], writtenBy: ANA, occasion: 'written' }])
    for (let passed = 0; passed < 32; passed += 8) {
      await desk.clock.advance(8 * MINUTE)
      type(`Corte de agua, ${String(passed)}`)
    }
    expect(texts()).toEqual(['Corte de agua, 16', 'Corte'])
  })

  it('of what was closed, planned, applied or asked for, by whom and when, once its words change (§7.1)', async () => {
    desk.draft(['uno'])
    planning.versions.leave({ postId: POST })
    type('dos')
    desk.actAs(LUIS)
    schedule()
    desk.actAs(ANA)
    type('tres')
    planning.calendar.applyEdit({ postId: POST, confirmed: [] })
    type('cuatro')
    expect(kept().map(({ text, occasion }) => [text[0], occasion])).toEqual([
      ['tres', 'applied'],
      ['dos', 'scheduled'],
      ['uno', 'left'],
    ])
    expect(list().versions[1]).toMatchObject({ writtenBy: ANA, occasionBy: LUIS })
    await comeBack()
    planning.versions.leave({ postId: POST })
    expect(list().now.occasion).toBe('left')
  })

  it('of what was asked for and agreed to (§7.1)', () => {
    desk.actAs(PAU)
    planning.approvals.saveFlow({
      flowId: id(910),
      name: 'Prensa',
      accountIds: [],
      labelIds: [],
      steps: [{ name: 'Jefatura', personIds: [] }],
      leadMinutes: 0,
    })
    desk.actAs(ANA)
    desk.draft(['uno'])
    const request = () => planning.approvals.request({ postId: POST, ...hour(), comment: '', confirmed: [] })
    request()
    expect(list().now).toMatchObject({ occasion: 'asked', occasionBy: ANA })
    planning.approvals.withdraw({ postId: POST })
    type('dos')
    request()
    desk.actAs(LUIS)
    const { fingerprint } = planning.approvals.ofPost({ postId: POST }).rounds[0]!
    planning.approvals.decide({ postId: POST, fingerprint, verdict: 'approve', comment: '' })
    expect(list().now).toMatchObject({ writtenBy: ANA, occasion: 'approved', occasionBy: LUIS })
    desk.actAs(ANA)
    type('tres')
    expect(kept().map(({ text, occasion }) => [text[0], occasion])).toEqual([
      ['dos', 'approved'],
      ['uno', 'asked'],
    ])
  })

  it('of what goes at once, also within a sitting (§7.2)', () => {
    desk.draft([LONG])
    type(LONG.slice(0, 60))
    expect(texts()).toEqual([])
    type(LONG)
    type('')
    expect(texts()).toEqual([LONG])
  })

  it('not where nothing changed, there are no words, or the newest says the same (§7.2)', async () => {
    desk.draft([''])
    await comeBack()
    type('uno')
    await comeBack()
    type('uno')
    expect(texts()).toEqual([])
    planning.versions.leave({ postId: POST })
    type('dos')
    planning.versions.leave({ postId: POST })
    type('uno')
    expect(texts()).toEqual(['dos', 'uno'])
  })

  it('with the texts of single accounts and the descriptions of images (§7.1)', async () => {
    desk.draft(['común'], [ACCOUNT, OTHER_ACCOUNT])
    await desk.attachImage('Un agente')
    startOwn()
    typeOwn('propio')
    desk.actAs(LUIS)
    desk.writing.setAltText({ postId: POST, segmentId: SEGMENT, mediaId: id(300), altText: 'Otra' })
    const content = planning.versions.get({ versionId: list().versions[0]!.versionId })
    expect(content.common).toMatchObject([{ text: 'común', media: [{ mediaId: id(300), altText: 'Un agente' }] }])
    expect(content.accounts.map(({ own }) => own?.[0]?.text ?? null)).toEqual([null, 'propio'])
  })

  it('of what was typed and given up, and of the text of an account that is taken away (§7.1)', () => {
    desk.draft(['uno'], [ACCOUNT, OTHER_ACCOUNT])
    schedule()
    type('dos')
    desk.actAs(LUIS)
    planning.calendar.dropEdit({ postId: POST })
    expect(texts()).toEqual(['dos', 'uno'])
    planning.calendar.unschedule({ postId: POST })
    startOwn()
    typeOwn('propio')
    desk.actAs(ANA)
    desk.writing.setAccounts({ postId: POST, accountIds: [ACCOUNT] })
    const { versionId } = list().versions[0]!
    expect(planning.versions.get({ versionId }).accounts.flatMap(({ own }) => own?.[0]?.text ?? [])).toEqual(['propio'])
  })

  it(`the ${String(MOST_VERSIONS)} newest of a post, and none for longer than a year (§7.4)`, async () => {
    desk.draft(['0'])
    for (let n = 1; n <= MOST_VERSIONS + 3; n += 1) {
      planning.versions.leave({ postId: POST })
      type(String(n))
    }
    expect([texts().length, texts()[0], texts().at(-1)]).toEqual([MOST_VERSIONS, '52', '3'])
    await desk.clock.advance(366 * DAY)
    type('después')
    expect(texts()).toEqual(['53'])
  })
})

describe('a version is brought back', () => {
  it('and what was there is a version, so that it can be taken back (§7.3)', () => {
    desk.draft(['uno', 'y más'])
    planning.versions.leave({ postId: POST })
    type('dos')
    const { formerId } = restore()
    expect(now()).toEqual(['uno', 'y más'])
    expect(list().now).toMatchObject({ occasion: 'restored', occasionBy: ANA })
    planning.versions.restore({ postId: POST, versionId: formerId ?? '' })
    expect(now()).toEqual(['dos'])
    expect(desk.test.audit.recent(null, 500).filter(({ action }) => action === 'post.restore_version')).toHaveLength(2)
  })

  it('with its descriptions; no image is lost by it (§7.3)', async () => {
    desk.draft(['uno', 'dos'])
    await desk.attachImage('Un agente')
    await desk.attach(Buffer.from(ONE_PIXEL, 'base64'), { mediaId: id(301), segmentId: id(201) })
    planning.versions.leave({ postId: POST })
    desk.writing.setAltText({ postId: POST, segmentId: SEGMENT, mediaId: id(300), altText: 'Otra' })
    desk.writing.detachMedia({ postId: POST, segmentId: id(201), mediaId: id(301) })
    type('uno', 'dos', 'tres')
    await desk.attach(Buffer.from(ONE_PIXEL, 'base64'), { mediaId: id(302), segmentId: id(202) })
    restore()
    expect(detail().segments.map(({ text, media }) => [text, media.map(({ mediaId }) => mediaId)])).toEqual([
      ['uno', [id(300)]],
      ['dos', [id(301), id(302)]],
    ])
    expect(detail().segments[0]?.media[0]?.altText).toBe('Un agente')
  })

  it('with the texts that single accounts had then, and without those they had not (§7.3)', () => {
    desk.draft(['común'], [ACCOUNT, OTHER_ACCOUNT])
    planning.versions.leave({ postId: POST })
    startOwn()
    typeOwn('propio')
    const { formerId } = restore()
    expect(ownNow()).toBeNull()
    planning.versions.restore({ postId: POST, versionId: formerId ?? '' })
    expect(ownNow()?.segments).toMatchObject([{ text: 'propio' }])
  })

  it('into a planned post beside what goes out, until it is applied (§7.3)', () => {
    desk.draft(['uno'], [ACCOUNT, OTHER_ACCOUNT])
    startOwn()
    typeOwn('propio')
    planning.versions.leave({ postId: POST })
    type('dos')
    typeOwn('otro')
    schedule()
    restore()
    expect([
      now(),
      detail().pendingEdit?.map(({ text }) => text),
      ownNow()?.pendingEdit?.map(({ text }) => text),
    ]).toEqual([['dos'], ['uno'], ['propio']])
    restore()
    expect([detail().pendingEdit, ownNow()?.pendingEdit]).toEqual([null, null])
  })

  it('not where it is only read, nor into another post (§7.3)', async () => {
    desk.draft(['uno'])
    planning.versions.leave({ postId: POST })
    type('dos')
    const other = desk.draft(['otra'], [ACCOUNT], 1)
    const { versionId } = list().versions[0]!
    expect(() => planning.versions.restore({ postId: other, versionId })).toThrow('not_found')
    desk.startRunner()
    planning.calendar.publishNow({ postId: POST, confirmed: [] })
    await desk.clock.advance(MINUTE)
    expect(detail().state).toBe('published')
    expect(() => restore()).toThrow('wrong_state')
    expect(() => planning.versions.list({ postId: id(999) })).toThrow('not_found')
    expect(() => planning.versions.get({ versionId: id(999) })).toThrow('not_found')
  })
})

const ONE_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

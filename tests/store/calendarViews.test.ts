/** Campaigns, labels, days, filters, kept views and copies over a real database (docs/specs/calendarViews.md). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ParsedInputOf } from '../../src/shared/contract/contract.ts'
import { APPROVALS } from '../../src/shared/domain/approval.ts'
import { NO_CAMPAIGN, NO_FILTER, type CalendarFilter } from '../../src/shared/domain/calendarFilter.ts'
import { POST_STAGES, postStateOf, VARIANT_STATES } from '../../src/shared/domain/postLife.ts'
import { wallTimeAt } from '../../src/shared/domain/wallTime.ts'
import { createLabelTable } from '../../src/main/store/labelTable.ts'
import { createPersonTable } from '../../src/main/store/personTable.ts'
import { FILTER_SQL } from '../../src/main/store/postCells.ts'
import { ACCOUNT, id, MINUTE, openPublishingDesk, OTHER_ACCOUNT, POST, SEGMENT } from '../fakes/publishingDesk.ts'
import { storeBefore } from '../fakes/storeBefore.ts'

let desk: ReturnType<typeof openPublishingDesk>
let planning: ReturnType<(typeof desk)['planningOf']>
beforeEach(() => {
  desk = openPublishingDesk()
  planning = desk.planningOf()
})
afterEach(() => desk.close())

const CAMPAIGN = id(700)
const OTHER_CAMPAIGN = id(701)
const COPY = id(800)
const COPY_SEGMENT = id(801)

const audited = (action: string) => desk.test.audit.recent(null, 500).filter((each) => each.action === action)

function saveCampaign(change: Partial<ParsedInputOf<'campaigns.save'>> = {}): string {
  const campaign = {
    campaignId: CAMPAIGN,
    name: 'Vuelta al cole',
    hashtag: '#VueltaAlCole',
    firstDay: '2026-11-20',
    lastDay: '2026-12-10',
    goal: 'Que los pasos se respeten.',
    colour: 'teal' as const,
    sign: 'bus' as const,
    ownerId: null,
    ...change,
  }
  planning.campaigns.save(campaign)
  return campaign.campaignId
}

function person(n: number, name: string): string {
  desk.test.uow.write(desk.test.by(), (tx) => {
    createPersonTable(desk.test.db).insert(tx, { id: id(n), name, role: 'editor', pinHash: '' })
    tx.audit({ action: 'person.add', entity: `person:${id(n)}` })
  })
  return id(n)
}

function label(n: number, name: string, archivedAtMs: number | null = null): string {
  desk.test.uow.write(desk.test.by(), (tx) => {
    createLabelTable(desk.test.db).put(tx, { id: id(n), name, colour: 'blue', archivedAtMs })
    tx.audit({ action: 'label.save', entity: `label:${id(n)}` })
  })
  return id(n)
}

/** A post planned in an hour, with an id of its own. */
function planned(n: number, accountIds: readonly string[] = [ACCOUNT]): string {
  const postId = desk.draft([`Aviso ${String(n)}`], accountIds, n)
  desk.scheduleIn(60, postId)
  return postId
}

const span = { fromMs: 0, toMs: Date.UTC(2027, 0, 1) }
const shown = (filter: Partial<CalendarFilter>) =>
  desk.reading.range({ ...span, filter: mutable({ ...NO_FILTER, ...filter }) })
const mutable = (filter: CalendarFilter) => structuredClone(filter) as ParsedInputOf<'calendar.range'>['filter']

describe('§1 a campaign', () => {
  it('§1.1 is kept as it was given, its hashtag without the sign, and is on record', () => {
    saveCampaign()
    expect(planning.campaigns.list()).toEqual([
      {
        campaignId: CAMPAIGN,
        name: 'Vuelta al cole',
        hashtag: 'VueltaAlCole',
        firstDay: '2026-11-20',
        lastDay: '2026-12-10',
        goal: 'Que los pasos se respeten.',
        colour: 'teal',
        sign: 'bus',
        ownerId: null,
        archivedAtMs: null,
      },
    ])
    expect(audited('campaign.save')).toHaveLength(1)
    saveCampaign()
    expect(audited('campaign.save')).toHaveLength(1)
  })

  it('§1.2 has a name of its own, whatever its case and accents', () => {
    saveCampaign({ name: 'Año Nuevo' })
    expect(() => saveCampaign({ campaignId: OTHER_CAMPAIGN, name: 'AÑO  NUEVO' })).toThrow('name_taken')
    planning.campaigns.archive({ campaignId: CAMPAIGN })
    saveCampaign({ campaignId: OTHER_CAMPAIGN, name: 'Año nuevo' })
    expect(() => planning.campaigns.bringBack({ campaignId: CAMPAIGN })).toThrow('name_taken')
  })

  it('belongs to somebody who is there', () => {
    expect(() => saveCampaign({ ownerId: id(99) })).toThrow('not_found')
    saveCampaign({ ownerId: person(60, 'Ana') })
    expect(planning.campaigns.list()[0]?.ownerId).toBe(id(60))
  })

  it('§1.4 is set on a planned post, and taken off again', () => {
    saveCampaign()
    const postId = planned(1)
    planning.calendar.setCampaign({ postId, campaignId: CAMPAIGN })
    expect(desk.reading.get({ postId }).campaignId).toBe(CAMPAIGN)
    expect(audited('post.campaign')).toHaveLength(1)
    planning.calendar.setCampaign({ postId, campaignId: null })
    expect(desk.reading.get({ postId }).campaignId).toBeNull()
    expect(desk.test.events.at(-2)).toEqual({ topic: 'posts', ids: [postId] })
  })

  it('§1.4 is not set on what was discarded', () => {
    saveCampaign()
    desk.draft(['hola'])
    desk.planning.discard({ postId: POST })
    expect(() => planning.calendar.setCampaign({ postId: POST, campaignId: CAMPAIGN })).toThrow('wrong_state')
  })

  it('§1.5 stays on its posts when it is archived, and is put on nothing new', () => {
    saveCampaign()
    const [with_, without] = [planned(1), planned(2)]
    planning.calendar.setCampaign({ postId: with_, campaignId: CAMPAIGN })
    planning.campaigns.archive({ campaignId: CAMPAIGN })
    expect(desk.reading.get({ postId: with_ }).campaignId).toBe(CAMPAIGN)
    expect(() => planning.calendar.setCampaign({ postId: without, campaignId: CAMPAIGN })).toThrow('not_found')
  })
})

describe('§2 labels on a post', () => {
  it('§2.1 are what was said last, in the cell and in the post', () => {
    const [a, b] = [label(40, 'Colegios'), label(41, 'Aviso')]
    const postId = planned(1)
    planning.calendar.setLabels({ postId, labelIds: [b, a, b] })
    expect(desk.reading.get({ postId }).labelIds).toEqual([a, b])
    expect(desk.reading.range(span).standings[0]?.labelIds).toEqual([a, b])
    planning.calendar.setLabels({ postId, labelIds: [b] })
    expect(desk.reading.range(span).standings[0]?.labelIds).toEqual([b])
    expect(audited('post.labels')).toHaveLength(2)
  })

  it('§2.2 an archived one stays and is not put on anything new', () => {
    const a = label(40, 'Colegios')
    const [first, second] = [planned(1), planned(2)]
    planning.calendar.setLabels({ postId: first, labelIds: [a] })
    label(40, 'Colegios', 5)
    planning.calendar.setLabels({ postId: first, labelIds: [a, label(41, 'Aviso')] })
    expect(desk.reading.get({ postId: first }).labelIds).toEqual([a, id(41)])
    expect(() => planning.calendar.setLabels({ postId: second, labelIds: [a] })).toThrow('not_found')
  })
})

describe('§3 days', () => {
  const days = (firstDay = '2026-12-01', lastDay = '2027-01-10') => planning.days.list({ firstDay, lastDay })

  it('§3.1 know the region’s holidays and the office’s own', async () => {
    expect((await days()).holidays).toEqual([
      { day: '2026-12-24', name: 'Cierre', kind: 'closed' },
      { day: '2026-12-25', name: 'Navidad', kind: 'public' },
    ])
  })

  it('§3.1 know dates once and every year, from their first year on', async () => {
    planning.days.saveDate({ dateId: id(1), day: '2025-12-13', yearly: true, title: 'Santa Lucía' })
    planning.days.saveDate({ dateId: id(2), day: '2026-12-02', yearly: false, title: 'Inauguración' })
    planning.days.saveDate({ dateId: id(3), day: '2027-12-03', yearly: true, title: 'Todavía no' })
    const dates = (await days()).dates.map(({ day, title }) => `${day} ${title}`)
    expect(dates).toEqual(['2026-12-02 Inauguración', '2026-12-13 Santa Lucía'])
    planning.days.removeDate({ dateId: id(1) })
    expect((await days()).dates).toHaveLength(1)
    expect(audited('office_date.remove')).toHaveLength(1)
  })

  it('§3.2 put the 29th of February on the 28th where there is none', async () => {
    planning.days.saveDate({ dateId: id(1), day: '2024-02-29', yearly: true, title: 'Bisiesto' })
    expect((await days('2027-02-01', '2028-03-01')).dates.map(({ day }) => day)).toEqual(['2027-02-28', '2028-02-29'])
  })

  it('§3.3 carry notes with who wrote last', async () => {
    desk.actAs(person(60, 'Ana'))
    planning.days.saveNote({ noteId: id(1), day: '2026-12-05', text: 'Puente: poca gente' })
    desk.actAs(person(61, 'Luis'))
    planning.days.saveNote({ noteId: id(1), day: '2026-12-06', text: 'Puente: nadie' })
    expect((await days()).notes).toEqual([
      { noteId: id(1), day: '2026-12-06', text: 'Puente: nadie', personId: id(61), writtenAtMs: desk.clock.now() },
    ])
    planning.days.removeNote({ noteId: id(1) })
    expect((await days()).notes).toEqual([])
    expect(JSON.parse(audited('day_note.remove')[0]?.before ?? '{}')).toMatchObject({ text: 'Puente: nadie' })
  })
})

describe('§4 authors', () => {
  it('§4.2 who writes a post first is its author', () => {
    desk.actAs(person(60, 'Ana'))
    desk.draft(['hola'])
    desk.actAs(null)
    desk.writing.saveText({ postId: POST, segments: [{ segmentId: SEGMENT, text: 'hola a todos' }] })
    expect(desk.reading.get({ postId: POST }).createdBy).toBe(id(60))
  })

  it('§4.2 of posts from before is whom the audit log names', () => {
    const dir = mkdtempSync(join(tmpdir(), 'mando-views-'))
    const store = storeBefore(dir, 'calendar-views')
    const before = store.before()
    before.db.exec(`
      INSERT INTO person (id, name, name_key, role, pin_hash, created_at) VALUES ('ana', 'Ana', 'ana', 'editor', '', 1);
      INSERT INTO post (id, stage, created_at, updated_at) VALUES ('p1', 'draft', 1, 1), ('p2', 'draft', 1, 1), ('p3', 'draft', 1, 1);
      INSERT INTO audit (at_ms, actor, action, entity, correlation_id, prev_hash, hash) VALUES
        (1, 'person:ana', 'post.create', 'post:p1', 'c', '', ''), (2, 'person', 'post.create', 'post:p2', 'c', '', ''),
        (3, 'person:gone', 'post.create', 'post:p3', 'c', '', ''), (4, 'person:ana', 'post.type', 'post:p2', 'c', '', '')`)
    before.close()
    const now = store.now()
    expect(now.db.prepare('SELECT created_by FROM post ORDER BY id').pluck().all()).toEqual(['ana', null, null])
    now.close()
    rmSync(dir, { recursive: true, force: true })
  })
})

describe('§5 a filter', () => {
  it('§5.1 asks each part for itself, and within a part for any', () => {
    saveCampaign()
    const [a, b] = [label(40, 'Colegios'), label(41, 'Aviso')]
    desk.actAs(person(60, 'Ana'))
    const [first, second, third] = [planned(1), planned(2, [OTHER_ACCOUNT]), planned(3, [ACCOUNT, OTHER_ACCOUNT])]
    desk.actAs(null)
    planning.calendar.setCampaign({ postId: first, campaignId: CAMPAIGN })
    planning.calendar.setLabels({ postId: second, labelIds: [a] })
    planning.calendar.setLabels({ postId: third, labelIds: [a, b] })
    desk.planning.cancel({ postId: third })
    const found = (filter: Partial<CalendarFilter>) => shown(filter).cells.postIds.toSorted()
    expect(found({ accountIds: [ACCOUNT] })).toEqual([first, third])
    expect(found({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })).toEqual([first, second, third])
    expect(found({ campaignIds: [CAMPAIGN] })).toEqual([first])
    expect(found({ campaignIds: [NO_CAMPAIGN] })).toEqual([second, third])
    expect(found({ labelIds: [b] })).toEqual([third])
    expect(found({ labelIds: [a], accountIds: [ACCOUNT] })).toEqual([third])
    expect(found({ states: ['scheduled'] })).toEqual([first, second])
    expect(found({ states: ['cancelled', 'published'] })).toEqual([third])
    expect(found({ personIds: [id(60)] })).toEqual([first, second, third])
    expect(found({ personIds: [id(61)] })).toEqual([])
    expect(shown({ labelIds: [b] }).total).toBe(3)
  })

  it('§5.1 knows the state as the domain derives it, of every stage and approval with every two variants', () => {
    const { db } = desk.test
    const matches = db.prepare<[Record<string, string | null>], number>(
      `SELECT count(*) FROM (SELECT @stage AS stage, @approval AS approval, @variants AS variants, '' AS labels, NULL AS campaign_id, NULL AS created_by)
       WHERE ${FILTER_SQL}`,
    )
    const none = { accountIds: null, labelIds: null, campaignIds: null, personIds: null }
    for (const stage of POST_STAGES) {
      for (const first of VARIANT_STATES) {
        for (const second of VARIANT_STATES) {
          for (const approval of [null, ...APPROVALS]) {
            const args = { stage, approval, variants: `${ACCOUNT}:${first} ${OTHER_ACCOUNT}:${second}`, ...none }
            const states = JSON.stringify([postStateOf(stage, [first, second], approval)])
            expect(matches.pluck().get({ ...args, states }), `${stage} ${approval} ${first} ${second}`).toBe(1)
          }
        }
      }
    }
  })

  it('§5.2 is for the drafts too', () => {
    saveCampaign()
    const [first, second] = [desk.draft(['uno'], [ACCOUNT], 1), desk.draft(['dos'], [ACCOUNT], 2)]
    planning.calendar.setCampaign({ postId: second, campaignId: CAMPAIGN })
    const drafts = (filter: Partial<CalendarFilter>) =>
      desk.reading.drafts({ filter: mutable({ ...NO_FILTER, ...filter }) }).map(({ postId }) => postId)
    expect(drafts({ campaignIds: [CAMPAIGN] })).toEqual([second])
    expect(drafts({ campaignIds: [NO_CAMPAIGN] })).toEqual([first])
    expect(drafts({ states: ['scheduled'] })).toEqual([])
  })

  it('§5.4 is kept with a view, for oneself or for everybody', () => {
    const look = { view: 'board' as const, filter: mutable({ ...NO_FILTER, states: ['missed'] })! }
    desk.actAs(person(60, 'Ana'))
    planning.calendar.saveView({ viewId: id(1), name: 'Míos', shared: false, look })
    planning.calendar.saveView({ viewId: id(2), name: 'De todos', shared: true, look })
    desk.actAs(person(61, 'Luis'))
    expect(planning.calendar.views()).toEqual([{ viewId: id(2), name: 'De todos', shared: true, look }])
    expect(() => planning.calendar.removeView({ viewId: id(1) })).toThrow('not_found')
    expect(() => planning.calendar.saveView({ viewId: id(1), name: 'Ya no', shared: true, look })).toThrow('not_found')
    planning.calendar.removeView({ viewId: id(2) })
    expect(planning.calendar.views()).toEqual([])
  })

  it('§5.4 one that this version does not know is not offered', () => {
    desk.test.db.exec(`INSERT INTO calendar_view (id, name, look) VALUES ('${id(1)}', 'De mañana', '{"view":"year"}')`)
    expect(planning.calendar.views()).toEqual([])
  })
})

describe('§7.3 a copy', () => {
  const inMinutes = (minutes: number) => ({
    wallTime: wallTimeAt(desk.clock.now() + minutes * MINUTE, 'Europe/Madrid'),
    zone: 'Europe/Madrid' as const,
    repeatedHour: null,
  })
  const duplicate = (postId: string, planned: ParsedInputOf<'calendar.duplicate'>['planned']) =>
    planning.calendar.duplicate({ postId, copyId: COPY, segmentIds: [COPY_SEGMENT], planned })

  it('has the texts, images, accounts, campaign and labels, and is planned like the original', async () => {
    saveCampaign()
    const a = label(40, 'Colegios')
    desk.draft(['Cruce con calma'], [ACCOUNT, OTHER_ACCOUNT])
    await desk.attachImage('Un paso de peatones')
    planning.calendar.setCampaign({ postId: POST, campaignId: CAMPAIGN })
    planning.calendar.setLabels({ postId: POST, labelIds: [a] })
    desk.scheduleIn(60)
    expect(duplicate(POST, inMinutes(120))).toEqual({ scheduled: true })
    const copy = desk.reading.get({ postId: COPY })
    const original = desk.reading.get({ postId: POST })
    expect(copy).toMatchObject({
      state: 'scheduled',
      accountIds: [ACCOUNT, OTHER_ACCOUNT],
      campaignId: CAMPAIGN,
      labelIds: [a],
      imageCount: 1,
      planned: inMinutes(120),
    })
    expect(copy.segments).toEqual([{ ...original.segments[0], segmentId: COPY_SEGMENT }])
    expect(original.planned).toMatchObject(inMinutes(60))
    expect(audited('post.duplicate')).toHaveLength(1)
  })

  it('sent again changes nothing', () => {
    const postId = planned(1)
    duplicate(postId, inMinutes(120))
    expect(duplicate(postId, inMinutes(180))).toEqual({ scheduled: true })
    expect(desk.reading.get({ postId: COPY }).planned).toMatchObject(inMinutes(120))
    expect(audited('post.duplicate')).toHaveLength(1)
  })

  it('of a draft or of what is cancelled is a draft that keeps the hour in mind', () => {
    desk.draft(['hola'])
    expect(duplicate(POST, inMinutes(120))).toEqual({ scheduled: false })
    expect(desk.reading.get({ postId: COPY })).toMatchObject({ state: 'draft', planned: inMinutes(120) })
  })

  it('is published by itself, and the original too', async () => {
    const postId = planned(1)
    duplicate(postId, inMinutes(120))
    desk.startRunner()
    await desk.clock.advance(61 * MINUTE)
    expect(desk.state(postId)).toBe('published')
    expect(desk.state(COPY)).toBe('scheduled')
    await desk.clock.advance(60 * MINUTE)
    expect(desk.state(COPY)).toBe('published')
  })

  it('leaves nothing behind where it cannot be planned', () => {
    const postId = planned(1)
    expect(() => duplicate(postId, inMinutes(-60))).toThrow('time_in_past')
    expect(() => desk.reading.get({ postId: COPY })).toThrow('not_found')
  })

  it('does not take ids that are used', () => {
    const postId = planned(1)
    const input = { postId, copyId: COPY, planned: null }
    const used = desk.reading.get({ postId }).segments.map(({ segmentId }) => segmentId)
    expect(() => planning.calendar.duplicate({ ...input, segmentIds: used })).toThrow('conflict')
    expect(() => planning.calendar.duplicate({ ...input, segmentIds: [id(1), id(2)] })).toThrow('conflict')
  })
})

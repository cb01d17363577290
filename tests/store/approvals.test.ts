/** Approvals and embargoes over a real database and outbox (docs/specs/approvals.md). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ParsedInputOf } from '../../src/shared/contract/contract.ts'
import { wallTimeAt } from '../../src/shared/domain/wallTime.ts'
import { createApprovalDeadlines } from '../../src/main/services/approvalDeadlines.ts'
import { createApprovalTable } from '../../src/main/store/approvalTable.ts'
import { createLabelTable } from '../../src/main/store/labelTable.ts'
import { addOfficePeople, ANA, EVA, LUIS, PAU } from '../fakes/officePeople.ts'
import { ACCOUNT, id, MINUTE, openPublishingDesk, OTHER_ACCOUNT, POST, SEGMENT } from '../fakes/publishingDesk.ts'

const HOUR = 60 * MINUTE
const ZONE = 'Europe/Madrid'
const FLOW = id(910)
const LABEL = id(920)

let desk: ReturnType<typeof openPublishingDesk>
let planning: ReturnType<(typeof desk)['planningOf']>
beforeEach(() => {
  desk = openPublishingDesk()
  planning = desk.planningOf()
  desk.startRunner()
  addOfficePeople(desk)
  desk.test.uow.write(desk.test.by(), (tx) => {
    createLabelTable(desk.test.db).put(tx, { id: LABEL, name: 'Crisis', colour: 'red', archivedAtMs: null })
    tx.audit({ action: 'label.save', entity: `label:${LABEL}` })
  })
})
afterEach(() => desk.close())

const as = (personId: string) => desk.actAs(personId, { approve: personId !== ANA })
const hourIn = (ms: number) =>
  ({ wallTime: wallTimeAt(desk.clock.now() + ms, ZONE), zone: ZONE, repeatedHour: null }) as const
const step = (name: string, ...personIds: string[]) => ({ name, personIds })
const saveFlow = (change: Partial<ParsedInputOf<'approvals.saveFlow'>> = {}) =>
  planning.approvals.saveFlow({
    flowId: FLOW,
    name: 'Prensa',
    accountIds: [],
    labelIds: [],
    steps: [step('Jefatura')],
    leadMinutes: 60,
    ...change,
  })
const ofPost = () => planning.approvals.ofPost({ postId: POST })
const round = () => ofPost().rounds[0]!
const request = (change: Partial<ParsedInputOf<'approvals.request'>> = {}) =>
  planning.approvals.request({ postId: POST, ...hourIn(2 * HOUR), comment: '', confirmed: [], ...change })
const decide = (verdict: 'approve' | 'request_changes' = 'approve', comment = '') =>
  planning.approvals.decide({ postId: POST, fingerprint: round().fingerprint, verdict, comment })
const turnKey = () => planning.approvals.turnKey({ postId: POST, fingerprint: round().fingerprint })
const state = () => planning.calendar.get({ postId: POST }).state
const schedule = (ms = 2 * HOUR) => planning.calendar.schedule({ postId: POST, ...hourIn(ms), confirmed: [] })
const audited = (action: string) => desk.test.audit.recent(null, 500).filter((each) => each.action === action)
const why = (code: string) => expect.objectContaining({ code: 'approval_refused', params: { why: code } }) as Error

const published = () => desk.network.posts.map(({ text }) => text)
const openEffects = () =>
  desk.test.db.prepare<[], number>(`SELECT count(*) FROM effect WHERE state <> 'cancelled'`).pluck().get()

/** Ana writes it, and it needs the office's flow. */
function written(change: Partial<ParsedInputOf<'approvals.saveFlow'>> = {}): void {
  as(PAU)
  saveFlow(change)
  as(ANA)
  desk.draft(['Corte de agua en la calle Mayor'])
}

describe('§1 a flow', () => {
  it('holds back what needs it, and nothing else', () => {
    written({ accountIds: [OTHER_ACCOUNT] })
    schedule()
    expect(state()).toBe('scheduled')
    planning.calendar.unschedule({ postId: POST })
    planning.calendar.setAccounts({ postId: POST, accountIds: [ACCOUNT, OTHER_ACCOUNT] })
    expect(() => schedule()).toThrow('approval_needed')
    expect(() => planning.calendar.publishNow({ postId: POST, confirmed: [] })).toThrow('approval_needed')
    expect(state()).toBe('draft')
    expect(ofPost()).toMatchObject({ flowName: 'Prensa', mayPlan: false, approval: null })
  })

  it('of a label holds for posts that have it', () => {
    written({ labelIds: [LABEL] })
    expect(() => request()).toThrow('approval_not_needed')
    planning.calendar.setLabels({ postId: POST, labelIds: [LABEL] })
    expect(() => schedule()).toThrow('approval_needed')
  })

  it('is refused where its name is taken, what it names is not there, or nobody else could agree', () => {
    as(PAU)
    saveFlow()
    expect(() => saveFlow({ flowId: id(911), name: 'PRENSA' })).toThrow('name_taken')
    expect(() => saveFlow({ accountIds: [id(99)] })).toThrow('not_found')
    expect(() => saveFlow({ labelIds: [id(99)] })).toThrow('not_found')
    expect(() => saveFlow({ steps: [step('Jefatura', id(99))] })).toThrow('not_found')
    desk.test.db.exec(`UPDATE person SET archived_at = 1 WHERE id <> '${PAU}'`)
    expect(() => saveFlow({ leadMinutes: 5 })).toThrow('nobody_to_agree')
    expect(planning.approvals.flows()).toMatchObject([{ name: 'Prensa', leadMinutes: 60 }])
  })

  it('that was archived holds nothing back any more, and leaves a trace', () => {
    written()
    planning.approvals.archiveFlow({ flowId: FLOW })
    schedule()
    expect(['save', 'archive'].map((act) => audited(`approval_flow.${act}`).length)).toEqual([1, 1])
  })
})

describe('§2 asking', () => {
  it('puts the post into the calendar as one that waits, and nothing into the outbox', async () => {
    written()
    request({ comment: 'Sale con el parte' })
    expect(state()).toBe('waiting_approval')
    const { cells, standings } = planning.calendar.range({ fromMs: 0, toMs: desk.clock.now() + 24 * HOUR })
    expect([cells.postIds, standings.map((each) => each.state)]).toEqual([[POST], ['waiting_approval']])
    expect(planning.calendar.drafts({})).toEqual([])
    await desk.clock.advance(3 * HOUR)
    expect(openEffects()).toBe(0)
    expect(round()).toMatchObject({ number: 1, flowName: 'Prensa', requestedBy: ANA, comment: 'Sale con el parte' })
  })

  it('keeps it from being written until the request is taken back', () => {
    written()
    request()
    const typed = { postId: POST, variantId: null, segments: [{ segmentId: SEGMENT, text: 'Otra cosa' }] }
    expect(() => planning.calendar.saveText(typed)).toThrow('wrong_state')
    expect(() => planning.calendar.setAccounts({ postId: POST, accountIds: [] })).toThrow('wrong_state')
    expect(() => request()).toThrow('wrong_state')
    planning.approvals.withdraw({ postId: POST })
    planning.calendar.saveText(typed)
    expect([state(), round().endedAs]).toEqual(['draft', 'withdrawn'])
  })

  it('is for the own text of an account too, and in what was asked for', () => {
    written()
    const { variantId } = planning.calendar.get({ postId: POST }).variants[0]!
    const own = { postId: POST, variantId, segments: [{ segmentId: id(850), text: 'Corte de agua, en corto' }] }
    planning.calendar.startOwnText({ postId: POST, variantId, copies: [{ segmentId: id(850), of: SEGMENT }] })
    planning.calendar.saveText(own)
    request()
    expect(round().content.variants).toMatchObject([{ segments: [{ text: 'Corte de agua, en corto' }] }])
    expect(() => planning.calendar.saveText(own)).toThrow('wrong_state')
    expect(() => planning.calendar.dropOwnText({ postId: POST, variantId })).toThrow('wrong_state')
  })

  it('is checked as planning is', () => {
    written()
    expect(() => request(hourIn(-HOUR))).toThrow('time_in_past')
    planning.calendar.setAccounts({ postId: POST, accountIds: [] })
    expect(() => request()).toThrow('no_account')
    planning.calendar.setAccounts({ postId: POST, accountIds: [ACCOUNT] })
    planning.calendar.saveText({ postId: POST, variantId: null, segments: [{ segmentId: SEGMENT, text: '' }] })
    expect(() => request()).toThrow('text_empty')
    expect(ofPost().rounds).toEqual([])
  })
})

describe('§3 deciding', () => {
  it('§3.4 publishes at its hour what was agreed to, and not before', async () => {
    written()
    request()
    as(LUIS)
    expect(decide()).toEqual({ approval: 'approved' })
    expect(state()).toBe('scheduled')
    await desk.clock.advance(HOUR)
    expect(published()).toEqual([])
    await desk.clock.advance(HOUR + MINUTE)
    expect(published()).toEqual(['Corte de agua en la calle Mayor'])
    expect(audited('approval.approve')[0]).toMatchObject({
      after: expect.stringContaining(round().fingerprint) as string,
    })
  })

  it('§3.1 is for nobody who had a part in it, and for nobody twice', () => {
    written({ steps: [step('Jefatura'), step('Gabinete')] })
    as(EVA)
    planning.calendar.saveText({
      postId: POST,
      variantId: null,
      segments: [{ segmentId: SEGMENT, text: 'Corte de agua' }],
    })
    as(ANA)
    request()
    expect(() => decide()).toThrow(why('no_right'))
    as(EVA)
    expect(() => decide()).toThrow(why('own_post'))
    as(LUIS)
    decide()
    expect(() => decide()).toThrow(why('decided_already'))
    expect(state()).toBe('waiting_approval')
    as(PAU)
    decide()
    expect(state()).toBe('scheduled')
  })

  it('§3.1 is for nobody who asked, whoever wrote it', () => {
    written()
    as(LUIS)
    request()
    expect(() => decide()).toThrow(why('own_post'))
    expect(planning.approvals.waiting()).toMatchObject([{ postId: POST, isMine: false, stepName: 'Jefatura' }])
    as(EVA)
    expect(planning.approvals.waiting()).toMatchObject([
      { isMine: true, requestedBy: LUIS, deadlineAtMs: round().deadlineAtMs },
    ])
  })

  it('§1.2 a step that names people is theirs', () => {
    written({ steps: [step('Jefatura', EVA)] })
    request()
    as(LUIS)
    expect(() => decide()).toThrow(why('not_their_step'))
    as(EVA)
    decide()
    expect(state()).toBe('scheduled')
  })

  it('§1.4 a round keeps the steps that it began with', () => {
    written()
    request()
    as(PAU)
    saveFlow({ steps: [step('Jefatura'), step('Gabinete')] })
    as(LUIS)
    decide()
    expect(state()).toBe('scheduled')
  })

  it('§3.2 decides nothing about what was not seen', () => {
    written()
    request()
    as(LUIS)
    const seen = '0'.repeat(64)
    expect(() =>
      planning.approvals.decide({ postId: POST, fingerprint: seen, verdict: 'approve', comment: '' }),
    ).toThrow('conflict')
    // Whatever changed it, and however.
    desk.test.db.exec(`UPDATE segment SET text = 'Otra cosa' WHERE id = '${SEGMENT}'`)
    expect(() => decide()).toThrow('conflict')
    expect(state()).toBe('waiting_approval')
  })

  it('§3.3 changes are requested with a comment, and the next round shows what changed', () => {
    written()
    request()
    as(LUIS)
    expect(() => decide('request_changes')).toThrow('text_empty')
    expect(decide('request_changes', 'Falta el horario')).toEqual({ approval: 'changes_requested' })
    expect(state()).toBe('changes_requested')
    as(ANA)
    planning.calendar.saveText({
      postId: POST,
      variantId: null,
      segments: [{ segmentId: SEGMENT, text: 'Corte de 9 a 12' }],
    })
    request()
    const [second, first] = ofPost().rounds
    expect(first).toMatchObject({ endedAs: 'changes_requested', decisions: [{ comment: 'Falta el horario' }] })
    const [before, now] = [first, second].map((each) => each?.content.variants[0]?.segments[0]?.text)
    expect([before, now]).toEqual(['Corte de agua en la calle Mayor', 'Corte de 9 a 12'])
    expect(second?.fingerprint).not.toBe(first?.fingerprint)
  })

  it('§3.5 after its hour publishes nothing by itself', async () => {
    written()
    request()
    await desk.clock.advance(3 * HOUR)
    as(LUIS)
    expect(decide()).toEqual({ approval: 'late' })
    await desk.clock.advance(HOUR)
    expect([state(), published()]).toEqual(['approved_late', []])
    as(ANA)
    expect(() => schedule(HOUR)).toThrow('approval_needed')
    as(EVA)
    schedule(HOUR)
    await desk.clock.advance(HOUR + MINUTE)
    expect(published()).toEqual(['Corte de agua en la calle Mayor'])
    expect(ofPost().approval).toBe('approved')
  })

  it('says what keeps it from going out before the last decision, and notes none', () => {
    written()
    request()
    desk.test.db.exec(`UPDATE account SET state = 'disconnected' WHERE id = '${ACCOUNT}'`)
    as(LUIS)
    expect(() => decide()).toThrow('account_disconnected')
    expect(round().decisions).toEqual([])
  })
})

describe('§3.6 a change', () => {
  beforeEach(() => {
    written()
    request()
    as(LUIS)
    decide()
    as(ANA)
  })

  it('that is typed goes out only with another round, and what was agreed to leaves the outbox', async () => {
    planning.calendar.saveText({
      postId: POST,
      variantId: null,
      segments: [{ segmentId: SEGMENT, text: 'Otro texto' }],
    })
    expect(() => planning.calendar.applyEdit({ postId: POST, confirmed: [] })).toThrow('approval_needed')
    expect(state()).toBe('scheduled')
    request()
    expect([state(), round().number]).toEqual(['waiting_approval', 2])
    expect(round().content.variants[0]?.segments[0]?.text).toBe('Otro texto')
    await desk.clock.advance(3 * HOUR)
    expect(published()).toEqual([])
  })

  it('back to draft voids it', () => {
    planning.calendar.unschedule({ postId: POST })
    expect([state(), round().endedAs, ofPost().approval]).toEqual(['draft', 'voided', null])
    expect(audited('approval.void')).toHaveLength(1)
    as(LUIS)
    expect(() => schedule()).toThrow('approval_needed')
  })

  it('of the hour is for whoever may approve', () => {
    expect(() => schedule(4 * HOUR)).toThrow('approval_needed')
    as(EVA)
    schedule(4 * HOUR)
    expect([state(), ofPost().approval]).toEqual(['scheduled', 'approved'])
  })

  it('is not smuggled in by a copy', () => {
    as(LUIS)
    const copy = { postId: POST, copyId: id(800), segmentIds: [id(801)], planned: hourIn(5 * HOUR) }
    expect(planning.calendar.duplicate(copy)).toEqual({ scheduled: false })
    expect(planning.calendar.get({ postId: copy.copyId }).state).toBe('draft')
  })
})

describe('§5 an embargo', () => {
  const embargo = () => planning.approvals.setEmbargo({ postId: POST, ...hourIn(2 * HOUR) })
  beforeEach(() => {
    as(ANA)
    desk.draft(['Nombramiento'])
    embargo()
  })

  it('goes out with two keys of different people, and not before its instant', async () => {
    expect(() => schedule(3 * HOUR)).toThrow('approval_needed')
    expect(() => request(hourIn(HOUR))).toThrow('under_embargo')
    request(hourIn(2 * HOUR))
    expect(() => turnKey()).toThrow(why('no_right'))
    as(LUIS)
    expect(() => decide()).toThrow(why('not_waiting'))
    expect(turnKey()).toEqual({ approval: 'waiting' })
    expect(() => turnKey()).toThrow(why('decided_already'))
    as(EVA)
    expect(turnKey()).toEqual({ approval: 'approved' })
    expect(() => schedule(HOUR)).toThrow('under_embargo')
    expect(() => planning.calendar.publishNow({ postId: POST, confirmed: [] })).toThrow('under_embargo')
    await desk.clock.advance(2 * HOUR + MINUTE)
    expect(published()).toEqual(['Nombramiento'])
  })

  it('waits for the keys after the steps of its flow too', () => {
    as(PAU)
    saveFlow()
    as(ANA)
    request(hourIn(2 * HOUR))
    as(LUIS)
    expect(decide()).toEqual({ approval: 'waiting' })
    expect(turnKey()).toEqual({ approval: 'waiting' })
    as(EVA)
    expect(turnKey()).toEqual({ approval: 'approved' })
  })

  it('§5.2 a change takes the keys back', () => {
    request(hourIn(2 * HOUR))
    as(LUIS)
    turnKey()
    as(ANA)
    planning.approvals.withdraw({ postId: POST })
    request(hourIn(2 * HOUR))
    as(EVA)
    expect(turnKey()).toEqual({ approval: 'waiting' })
  })

  it('§5.2 is lifted by two people', () => {
    expect(() => embargo()).toThrow('wrong_state')
    as(LUIS)
    expect(planning.approvals.liftEmbargo({ postId: POST })).toEqual({ lifted: false })
    expect(() => planning.approvals.liftEmbargo({ postId: POST })).toThrow(why('decided_already'))
    as(EVA)
    expect(planning.approvals.liftEmbargo({ postId: POST })).toEqual({ lifted: true })
    schedule(HOUR)
    expect(audited('embargo.lift')).toHaveLength(1)
  })

  it('goes with a copy', () => {
    planning.calendar.duplicate({ postId: POST, copyId: id(800), segmentIds: [id(801)], planned: null })
    expect(planning.approvals.ofPost({ postId: id(800) }).embargo?.atMs).toBe(ofPost().embargo?.atMs)
  })
})

describe('§4 the deadline', () => {
  const codes = (deadlines: ReturnType<typeof createApprovalDeadlines>) =>
    deadlines.problems().map(({ code, severity }) => [code, severity])

  it('is a problem once it has passed, urgent from the hour of the post on, and a reminder once', async () => {
    const told: string[] = []
    const published: string[] = []
    const deadlines = createApprovalDeadlines({
      table: createApprovalTable(desk.test.db),
      clock: desk.clock,
      notifier: { notify: ({ title, body }) => void told.push(`${title}: ${body}`) },
      preferences: desk.ports.preferences,
      zone: () => 'Europe/Madrid',
      handleOf: () => 'policia',
      publish: (topic) => void published.push(topic),
    })
    written()
    deadlines.start()
    request()
    deadlines.changed()
    await desk.clock.advance(59 * MINUTE)
    expect([codes(deadlines), told]).toEqual([[], []])
    await desk.clock.advance(2 * MINUTE)
    expect(codes(deadlines)).toEqual([['approval_due', 'warning']])
    expect(told).toEqual(['Plazo de aprobación: Una publicación de @policia espera a que alguien decida.'])
    await desk.clock.advance(HOUR)
    expect(codes(deadlines)).toEqual([['approval_hour_gone', 'urgent']])
    expect([told.length, published]).toEqual([1, ['status', 'status']])
    await desk.clock.advance(5 * MINUTE)
    as(LUIS)
    decide()
    expect(codes(deadlines)).toEqual([['approval_hour_gone', 'urgent']])
    planning.approvals.withdraw({ postId: POST })
    deadlines.changed()
    expect(codes(deadlines)).toEqual([])
    deadlines.stop()
  })
})

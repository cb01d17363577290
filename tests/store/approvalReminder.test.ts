/** The reminder before an approval's deadline (docs/specs/approvals.md §4.2). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApprovalDeadlines } from '../../src/main/services/approvalDeadlines.ts'
import { createApprovalTable } from '../../src/main/store/approvalTable.ts'
import { isDueSoon } from '../../src/shared/domain/approval.ts'
import { wallTimeAt } from '../../src/shared/domain/wallTime.ts'
import { addOfficePeople, ANA, LUIS, PAU } from '../fakes/officePeople.ts'
import { id, MINUTE, openPublishingDesk, POST } from '../fakes/publishingDesk.ts'

const HOUR = 60 * MINUTE
const ZONE = 'Europe/Madrid'

let desk: ReturnType<typeof openPublishingDesk>
let planning: ReturnType<(typeof desk)['planningOf']>
let deadlines: ReturnType<typeof createApprovalDeadlines>
let told: string[] = []
beforeEach(() => {
  desk = openPublishingDesk()
  planning = desk.planningOf()
  told = []
  deadlines = createApprovalDeadlines({
    table: createApprovalTable(desk.test.db),
    clock: desk.clock,
    notifier: { notify: ({ title, body, place }) => void told.push(`${title}: ${body} ${place}`) },
    preferences: desk.ports.preferences,
    zone: () => ZONE,
    handleOf: () => 'policia',
    publish: () => undefined,
  })
  addOfficePeople(desk)
  desk.actAs(PAU)
  planning.approvals.saveFlow({
    ...{ flowId: id(600), name: 'Prensa', accountIds: [], labelIds: [], leadMinutes: 60 },
    steps: [{ name: 'Jefatura', personIds: [] }],
  })
  desk.actAs(ANA, { approve: false })
  desk.draft(['Corte de agua'])
  deadlines.start()
})
afterEach(async () => {
  deadlines.stop()
  await desk.close()
})

/** Asked for to go out so long from now; it is to be decided an hour before that. */
function ask(inMs: number): void {
  const wallTime = wallTimeAt(desk.clock.now() + inMs, ZONE)
  planning.approvals.request({ postId: POST, wallTime, zone: ZONE, repeatedHour: null, comment: '', confirmed: [] })
  deadlines.changed()
}

describe('§4.2 the reminder', () => {
  it('is said once, an hour before the deadline, with whose turn it is and the way there, and no word of the post', async () => {
    ask(5 * HOUR)
    await desk.clock.advance(3 * HOUR - MINUTE)
    expect(told).toEqual([])
    await desk.clock.advance(10 * MINUTE)
    expect(told).toEqual([
      `Aprobación que vence pronto: Una publicación de @policia se decide antes de las 13:00. Le toca a «Jefatura». /calendar/post/${POST}`,
    ])
  })

  it('is not said where it was asked for within that hour', async () => {
    ask(2 * HOUR)
    await desk.clock.advance(HOUR - MINUTE)
    expect(told).toEqual([])
  })

  it('is not said of what was decided', async () => {
    ask(5 * HOUR)
    desk.actAs(LUIS, { approve: true })
    const fingerprint = planning.approvals.ofPost({ postId: POST }).rounds[0]?.fingerprint ?? ''
    planning.approvals.decide({ postId: POST, fingerprint, verdict: 'approve', comment: '' })
    deadlines.changed()
    await desk.clock.advance(4 * HOUR)
    expect(told).toEqual([])
  })
})

it('what is due within the hour is marked, and what is overdue is not', () => {
  expect([61, 60, 1, 0, -1].map((minutes) => isDueSoon(minutes * MINUTE, 0))).toEqual([false, true, true, false, false])
})

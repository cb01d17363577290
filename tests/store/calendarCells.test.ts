/** A span of the calendar: which posts are in it, in which order, and what is said of each. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wallTimeAt } from '../../src/shared/domain/wallTime.ts'
import { ACCOUNT, id, MINUTE, openPublishingDesk, OTHER_ACCOUNT } from '../fakes/publishingDesk.ts'

let desk: ReturnType<typeof openPublishingDesk>
let from: number
beforeEach(() => {
  desk = openPublishingDesk()
  from = Math.ceil(desk.clock.now() / MINUTE) * MINUTE
})
afterEach(() => desk.close())

/** Plans a post that many minutes after the begin of the span. */
function plan(number: number, minutes: number, text = `Aviso ${String(number)}`, accountIds = [ACCOUNT]): string {
  const postId = id(900 + number)
  desk.writing.create({ postId, accountIds, segments: [{ segmentId: id(2000 + number), text }] })
  const wallTime = wallTimeAt(from + minutes * MINUTE, 'Europe/Madrid')
  desk.planning.schedule({ postId, wallTime, zone: 'Europe/Madrid', repeatedHour: null })
  return postId
}
const UNMARKED = { campaignId: null, labelIds: [] }
const range = (minutes: number) => desk.reading.range({ fromMs: from, toMs: from + minutes * MINUTE })

describe('a span of the calendar', () => {
  it('holds what is planned in it by time, its first instant and not its last', () => {
    const late = plan(1, 59)
    const first = plan(2, 5)
    plan(3, 60)
    const { cells, truncated } = range(60)
    expect(cells).toEqual({
      postIds: [first, late],
      atMs: [from + 5 * MINUTE, from + 59 * MINUTE],
      excerpts: ['Aviso 2', 'Aviso 1'],
      standing: [0, 0],
    })
    expect(truncated).toBe(false)
  })

  it('is empty columns where nothing is planned', () => {
    const nothing = { postIds: [], atMs: [], excerpts: [], standing: [] }
    expect(range(60)).toEqual({ cells: nothing, standings: [], risks: [], truncated: false, total: 0 })
  })

  it('names each state with its accounts once, whatever stands between', () => {
    plan(1, 10)
    plan(2, 20, 'A dos', [ACCOUNT, OTHER_ACCOUNT])
    desk.planning.cancel({ postId: plan(3, 30) })
    plan(4, 40)
    const { cells, standings } = range(60)
    expect(cells.standing).toEqual([0, 1, 2, 0])
    expect(standings).toEqual([
      { state: 'scheduled', accountIds: [ACCOUNT], ...UNMARKED },
      { state: 'scheduled', accountIds: [ACCOUNT, OTHER_ACCOUNT], ...UNMARKED },
      { state: 'cancelled', accountIds: [ACCOUNT], ...UNMARKED },
    ])
  })

  it('leaves out the discarded', () => {
    const gone = plan(1, 10)
    desk.planning.cancel({ postId: gone })
    desk.planning.discard({ postId: gone })
    expect(range(60).cells.postIds).toEqual([])
  })

  it('gives the beginning of a text, whatever signs are in it', () => {
    const signs = '"¡Atención!"\n\\ '
    plan(1, 10, signs + 'á😀'.repeat(60))
    // Eighty-one characters, none of them halved.
    expect(range(60).cells.excerpts).toEqual([`${signs}${'á😀'.repeat(33)}`])
  })

  it('stops where the limit says', () => {
    for (let number = 1; number <= 4; number += 1) plan(number, 10 * number)
    const { postIds, excerpts } = desk.posts.cells(from, from + 60 * MINUTE, 3)
    expect(postIds).toHaveLength(3)
    expect(excerpts).toEqual(['Aviso 1', 'Aviso 2', 'Aviso 3'])
  })
})

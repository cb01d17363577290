/** What happened on the days of the curve, and round numbers (docs/specs/growth.md §4, §6, §7). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/shared/domain/wallTime.ts'
import { ACCOUNT, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

const TODAY = '2026-11-23'
let desk: InboxDesk
beforeEach(() => {
  desk = openInboxDesk()
})
afterEach(() => desk.close())

const own = (firstId: string, iso: string, text = `Texto ${firstId}`, inReplyTo: string | null = null) =>
  desk.write((tx) =>
    desk.ownPosts.put(tx, {
      ...{ accountId: ACCOUNT, firstId, remoteId: firstId, inReplyTo, text },
      writtenAtMs: Date.parse(iso),
    }),
  )
/** Followers of the last days, the newest last; null: nobody looked. */
const count = (...values: readonly (number | null)[]) =>
  desk.write((tx) =>
    desk.measuring.observe(
      tx,
      ACCOUNT,
      values.flatMap((value, at) =>
        value === null
          ? []
          : [
              {
                ...({ metric: 'followers', source: 'training_history' } as const),
                ...{ atMs: Date.parse(`${addDays(TODAY, at - values.length + 1)}T09:00Z`), value },
              },
            ],
      ),
    ),
  )
const milestones = () => desk.growth.milestones({ accountIds: [ACCOUNT] })[0]

describe('what was published', () => {
  it('is counted by the days of the office, without answers', () => {
    own('1', '2026-11-20T22:59:00Z')
    own('2', '2026-11-20T23:00:00Z')
    own('3', '2026-11-21T08:00:00Z')
    own('4', '2026-11-21T08:00:00Z', '@vecina Gracias', '77')
    const span = { firstDay: '2026-11-20', lastDay: '2026-11-22' }
    expect(desk.growth.published({ accountIds: [ACCOUNT], span })).toEqual({
      days: [
        { day: '2026-11-20', count: 1 },
        { day: '2026-11-21', count: 2 },
      ],
    })
    expect(desk.growth.published({ accountIds: [desk.ports.ids.next()], span })).toEqual({ days: [] })
  })

  it('is told for a day in its order, what was deleted without its words', () => {
    own('2', '2026-11-21T10:00:00Z', 'Simulacro en el puerto')
    own('1', '2026-11-21T08:00:00Z')
    desk.test.db.exec("UPDATE own_post SET deleted_at = 1 WHERE first_id = '1'")
    expect(desk.growth.day({ accountIds: [ACCOUNT], day: '2026-11-21' })).toEqual({
      posts: [
        { accountId: ACCOUNT, remoteId: '1', postId: null, atMs: Date.parse('2026-11-21T08:00Z'), excerpt: '' },
        {
          ...{ accountId: ACCOUNT, remoteId: '2', postId: null, atMs: Date.parse('2026-11-21T10:00Z') },
          excerpt: 'Simulacro en el puerto',
        },
      ],
      postCount: 2,
      receivedCount: 0,
    })
  })

  it('is found by its time, not by reading all', () => {
    const plan = desk.test.planOf(
      `SELECT o.written_at FROM own_post o INDEXED BY own_post_by_time WHERE o.in_reply_to IS NULL AND o.written_at >= 1 AND o.written_at < 2
       AND o.account_id IN (SELECT value FROM json_each('[]')) ORDER BY o.written_at`,
    )
    expect(plan).toContain('SEARCH o USING INDEX own_post_by_time (written_at>? AND written_at<?)')
  })
})

describe('round numbers', () => {
  it('are nothing where nothing is known', () => {
    expect(milestones()).toEqual({ accountId: ACCOUNT, last: null, reached: [], next: null })
  })

  it('were reached on a day, and the next one says that too little is known', () => {
    count(9_900, 10_010, null, 9_990, 10_020)
    expect(milestones()).toEqual({
      accountId: ACCOUNT,
      last: { day: TODAY, count: 10_020 },
      reached: [{ count: 10_000, day: '2026-11-20', postId: null }],
      next: { count: 15_000, postId: null, expected: { kind: 'too_little', weeks: 0 } },
    })
  })

  it('may be reached on a day', () => {
    count(...Array.from({ length: 71 }, (_, at) => 14_000 + at * 10))
    expect(milestones()?.next).toEqual({
      count: 15_000,
      postId: null,
      expected: {
        kind: 'expected',
        day: '2026-12-23',
        earliest: '2026-12-23',
        latest: '2026-12-23',
        perWeek: 70,
        weeks: 10,
      },
    })
  })

  it('have one thank-you prepared, a draft at noon of the day, until it is thrown away', () => {
    const [postId, another] = [desk.ports.ids.next(), desk.ports.ids.next()]
    const wish = { accountId: ACCOUNT, count: 15_000, text: '¡Gracias a los 15.000!', day: '2026-12-23' }
    count(14_000)
    expect(desk.growth.prepareMilestone({ ...wish, postId })).toEqual({ postId })
    expect(desk.growth.prepareMilestone({ ...wish, postId: another })).toEqual({ postId })
    expect(milestones()?.next?.postId).toBe(postId)
    const post = desk.posts.byId(postId)
    expect(post).toMatchObject({ stage: 'draft', planned: { wallTime: '2026-12-23T12:00' } })
    expect(desk.posts.byId(another)).toBeNull()
    if (post !== null) desk.write((tx) => desk.posts.save(tx, { ...post, stage: 'discarded', stageBefore: 'draft' }))
    expect(milestones()?.next?.postId).toBeNull()
    expect(desk.growth.prepareMilestone({ ...wish, postId: another })).toEqual({ postId: another })
  })
})

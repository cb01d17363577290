/** What happened on the days of the followers' curve (docs/specs/growth.md §4). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { dayStartsMs } from '#shared/domain/growth/dailyCounts.ts'
import { boundsOf, dayAfter } from '#shared/domain/period.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import type { createPublishedDayTable } from '../store/publishedDayTable.ts'

const MOST_POSTS = 20

export function createGrowthDays(deps: {
  readonly published: ReturnType<typeof createPublishedDayTable>
  readonly zone: () => OfficeZone
}) {
  return {
    published: ({ accountIds, span }: ParsedInputOf<'growth.published'>): OutputOf<'growth.published'> => {
      const starts = dayStartsMs(span, deps.zone())
      const days: { day: string; count: number }[] = []
      let at = 0
      for (const instant of deps.published.instants(accountIds, starts[0] ?? 0, starts.at(-1) ?? 0)) {
        while (instant >= (starts[at + 1] ?? Infinity)) at += 1
        const day = dayAfter(span.firstDay, at)
        const last = days.at(-1)
        if (last?.day === day) last.count += 1
        else days.push({ day, count: 1 })
      }
      return { days }
    },
    day: ({ accountIds, day }: ParsedInputOf<'growth.day'>): OutputOf<'growth.day'> => {
      const { fromMs, toMs } = boundsOf({ firstDay: day, lastDay: day }, deps.zone())
      const posts = deps.published.posts(accountIds, fromMs, toMs, MOST_POSTS)
      return {
        posts: posts.map((post) => ({ ...post, excerpt: post.excerpt.toWellFormed() })),
        postCount: deps.published.instants(accountIds, fromMs, toMs).length,
        receivedCount: deps.published.receivedCount(accountIds, fromMs, toMs),
      }
    },
  }
}

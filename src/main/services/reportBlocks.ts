/** The tables of a report from the figures that the other services answer. Pure. */
import type { OutputOf } from '#shared/contract/contract.ts'
import { blockOf, type Reading, type ReportBlock, type RowName } from '#shared/domain/report.ts'
import { LEAST_POSTS } from '#shared/domain/postComparison.ts'
import type { VariantState } from '#shared/domain/postLife.ts'
import type { PublishedCount } from '../store/publishedCountTable.ts'

type Figures = OutputOf<'care.figures'>
type Speeds = Pick<Figures, 'response' | 'resolution'>
type PostGroup = OutputOf<'figures.summary'>['totals']
type Named = { readonly accountId: string; readonly handle: string }

const RESPONSE: readonly Reading<Speeds>[] = [
  { figure: 'answered', value: ({ response }) => response.business.n },
  {
    figure: 'responseMedianBusiness',
    value: ({ response }) => response.business.medianMs,
    cases: ({ response }) => response.business.n,
  },
  {
    figure: 'responseP90Business',
    value: ({ response }) => response.business.p90Ms,
    cases: ({ response }) => response.business.n,
  },
]
const LATE: readonly Reading<Speeds>[] = [
  { figure: 'responseAimed', value: ({ response }) => response.aimed },
  { figure: 'responseWithin', value: ({ response }) => response.withinTarget },
  { figure: 'responseLate', value: ({ response }) => response.late },
  { figure: 'responseDropped', value: ({ response }) => response.dropped },
  { figure: 'resolved', value: ({ resolution }) => resolution.business.n },
]
const RESOLUTION: Reading<Speeds> = {
  figure: 'resolutionMedianBusiness',
  value: ({ resolution }) => resolution.business.medianMs,
  cases: ({ resolution }) => resolution.business.n,
}
const ATTENTION: readonly Reading<Figures>[] = [
  { figure: 'messagesIn', value: ({ messagesIn }) => messagesIn },
  { figure: 'messagesOut', value: ({ messagesOut }) => messagesOut },
  { figure: 'conversations', value: ({ rate }) => rate.conversations },
  { figure: 'conversationsAnswered', value: ({ rate }) => rate.answered },
  { figure: 'conversationsWaiting', value: ({ rate }) => rate.waiting },
  ...RESPONSE,
  {
    figure: 'responseMedianClock',
    value: ({ response }) => response.clock.medianMs,
    cases: ({ response }) => response.clock.n,
  },
  {
    figure: 'responseP90Clock',
    value: ({ response }) => response.clock.p90Ms,
    cases: ({ response }) => response.clock.n,
  },
  ...LATE,
  RESOLUTION,
  {
    figure: 'resolutionMedianClock',
    value: ({ resolution }) => resolution.clock.medianMs,
    cases: ({ resolution }) => resolution.clock.n,
  },
]
export const WHOLE: RowName = { kind: 'whole' }

export function attentionBlock(figures: Figures): ReportBlock {
  return blockOf('attention', [{ name: WHOLE, source: figures }], ATTENTION)
}

export function daysBlock(days: OutputOf<'care.byDay'>['days']): ReportBlock {
  return blockOf(
    'days',
    days.map((source) => ({ name: { kind: 'day', name: source.day }, source })),
    [
      { figure: 'messagesIn', value: ({ messagesIn }) => messagesIn },
      { figure: 'messagesOut', value: ({ messagesOut }) => messagesOut },
      { figure: 'answered', value: ({ answered }) => answered },
      { figure: 'openAtEnd', value: ({ openAtEnd }) => openAtEnd },
    ],
  )
}

/** @param nameOf of a label; a label whose name is gone is left out */
export function labelsBlock(groups: OutputOf<'care.byLabel'>, nameOf: (labelId: string) => string | null): ReportBlock {
  const sources = groups.flatMap(({ labelId, ...source }): { name: RowName; source: Speeds }[] => {
    if (labelId === null) return [{ name: { kind: 'without_label' }, source }]
    const name = nameOf(labelId)
    return name === null ? [] : [{ name: { kind: 'label', name }, source }]
  })
  return blockOf<Speeds>('labels', sources, [...RESPONSE, ...LATE, RESOLUTION])
}

export function channelsBlock({ handoffs }: Figures): ReportBlock {
  return blockOf(
    'channels',
    handoffs.map((source) => ({ name: { kind: 'channel', name: source.channel }, source })),
    [
      { figure: 'handoffsOpened', value: ({ opened }) => opened },
      { figure: 'handoffsOpen', value: ({ stillOpen }) => stillOpen },
      { figure: 'handoffMedian', value: ({ openFor }) => openFor.medianMs, cases: ({ openFor }) => openFor.n },
    ],
  )
}

export function urgentBlock({ urgent }: Figures): ReportBlock {
  return blockOf(
    'urgent',
    [{ name: WHOLE, source: urgent }],
    [
      { figure: 'urgentMarked', value: ({ marked }) => marked },
      { figure: 'urgentDealtWith', value: ({ dealtWith }) => dealtWith },
      { figure: 'urgentFalseAlarms', value: ({ falseAlarms }) => falseAlarms },
      { figure: 'urgentMedian', value: ({ toAnswer }) => toAnswer.medianMs, cases: ({ toAnswer }) => toAnswer.n },
    ],
  )
}

export function publishingBlock(accounts: readonly Named[], counts: readonly PublishedCount[]): ReportBlock {
  const sumOf = (accountId: string, states: readonly VariantState[]): number =>
    counts
      .filter((each) => each.accountId === accountId && states.includes(each.state))
      .reduce((sum, { count }) => sum + count, 0)
  return blockOf(
    'publishing',
    accounts.map(({ accountId, handle }) => ({ name: { kind: 'account', name: handle }, source: accountId })),
    [
      { figure: 'published', value: (id) => sumOf(id, ['published']) },
      { figure: 'missed', value: (id) => sumOf(id, ['missed']) },
      { figure: 'withdrawn', value: (id) => sumOf(id, ['cancelled']) },
      { figure: 'unsettled', value: (id) => sumOf(id, ['pending', 'publishing', 'uncertain', 'needs_attention']) },
    ],
  )
}

/** Of a group that has none. */
export const NO_POSTS: PostGroup = {
  ...{ posts: 0, counted: 0, waiting: 0, unknown: 0 },
  impressions: { n: 0, sum: 0, median: null },
  engagements: { n: 0, sum: 0, median: null },
  rate: { n: 0, overall: null, median: null },
}

/** @param groups what is compared, at the age of seven days (docs/specs/postMetrics.md §2.5) */
export function postsBlock(groups: readonly { readonly name: RowName; readonly source: PostGroup }[]): ReportBlock {
  const enough = (n: number, value: number | null): number | null => (n < LEAST_POSTS ? null : value)
  return blockOf('posts', groups, [
    { figure: 'postsOut', value: ({ posts }) => posts },
    { figure: 'impressions', value: ({ impressions }) => impressions.sum, cases: ({ impressions }) => impressions.n },
    {
      figure: 'impressionsMedian',
      value: ({ impressions: { n, median } }) => enough(n, median),
      cases: ({ impressions }) => impressions.n,
    },
    { figure: 'engagements', value: ({ engagements }) => engagements.sum, cases: ({ engagements }) => engagements.n },
    {
      figure: 'engagementsMedian',
      value: ({ engagements: { n, median } }) => enough(n, median),
      cases: ({ engagements }) => engagements.n,
    },
    {
      figure: 'engagementRate',
      value: ({ rate: { n, overall } }) => enough(n, overall),
      cases: ({ rate }) => rate.n,
    },
  ])
}

export function followersBlock(accounts: readonly Named[], { series }: OutputOf<'growth.followers'>): ReportBlock {
  const known = accounts.map(({ accountId, handle }) => {
    const counts = series.find((each) => each.accountId === accountId)?.counts.filter((count) => count !== null) ?? []
    const [first, last] = [counts[0] ?? null, counts.at(-1) ?? null]
    return { name: { kind: 'account', name: handle } as const, source: { first, last, days: counts.length } }
  })
  return blockOf('followers', known, [
    { figure: 'followersFirst', value: ({ first }) => first },
    { figure: 'followersLast', value: ({ last }) => last },
    {
      figure: 'followersChange',
      value: ({ first, last, days }) => (first === null || last === null || days < 2 ? null : last - first),
    },
    { figure: 'daysKnown', value: ({ days }) => days },
  ])
}

/** Posts as the calendar and the composer show them. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { RANGE_MAX_POSTS, type PostCard } from '#shared/contract/calendar.ts'
import { isFiltering } from '#shared/domain/calendarFilter.ts'
import { postStateOf } from '#shared/domain/postLife.ts'
import { AppError } from '../rpc/appError.ts'
import type { ChainTable } from '../store/chainTable.ts'
import type { Effect, EffectTable } from '../store/effectTable.ts'
import type { PostStanding } from '../store/postCells.ts'
import type { PostSummary, PostTable, Segment, Variant } from '../store/postTable.ts'
import { isBeingTakenDown, outNow } from './outNow.ts'
import { plannedTexts } from './plannedTexts.ts'
import { accountTexts, blockersOf, type PublishingAccount } from './postChecks.ts'
import type { PublishingForecast } from './publishingForecast.ts'

export function createCalendarReading(deps: {
  readonly posts: PostTable
  readonly effects: EffectTable
  readonly chains: Pick<ChainTable, 'kindOf'>
  readonly accountOf: (accountId: string) => PublishingAccount | null
  /** Address of a published post; null where the network has none (training). */
  readonly urlOf: (accountId: string, remoteId: string) => string | null
  readonly forecast: Pick<PublishingForecast, 'risksFor' | 'risksIn'>
  readonly nowMs: () => number
}) {
  const { posts, effects } = deps

  function variantView(variant: Variant): OutputOf<'calendar.get'>['variants'][number] {
    const own = effects.ofVariant(variant.id)
    const out = outNow(own)
    const first = out[0]?.remoteId ?? null
    return {
      variantId: variant.id,
      accountId: variant.accountId,
      state: variant.state,
      publishedUrl: first === null ? null : deps.urlOf(variant.accountId, first),
      publishedSegments: out.length,
      takingDown: isBeingTakenDown(own),
      chain: deps.chains.kindOf(variant.id),
      problem: problemOf(own),
      own: ownTextOf(variant),
    }
  }

  function ownTextOf({ id, postId, pendingEdit }: Variant): OutputOf<'calendar.get'>['variants'][number]['own'] {
    const segments = posts.segments(postId, id)
    if (segments.length === 0) return null
    return { segments: segments.map(segmentViewOf), pendingEdit: pendingEdit === null ? null : [...pendingEdit] }
  }

  return {
    range: ({ fromMs, toMs, filter }: ParsedInputOf<'calendar.range'>): OutputOf<'calendar.range'> => {
      const { standings, ...columns } = posts.cells(fromMs, toMs, RANGE_MAX_POSTS + 1, filter)
      const truncated = columns.postIds.length > RANGE_MAX_POSTS
      if (truncated) for (const column of Object.values(columns)) column.pop()
      return {
        cells: columns,
        standings: standings.map(standingOf),
        risks: [...deps.forecast.risksIn(fromMs, toMs)],
        truncated,
        total:
          truncated || (filter !== undefined && isFiltering(filter))
            ? posts.countPlanned(fromMs, toMs)
            : columns.postIds.length,
      }
    },
    drafts: ({ filter }: ParsedInputOf<'calendar.drafts'>): OutputOf<'calendar.drafts'> =>
      posts.drafts(filter).map(cardOf),
    get: ({ postId }: ParsedInputOf<'calendar.get'>): OutputOf<'calendar.get'> => {
      const summary = posts.summary(postId)
      if (summary === null) throw new AppError('not_found')
      const segments = posts.segments(postId)
      const variants = posts.variantsOf(postId)
      const texts = accountTexts(variants, deps.accountOf, (variant) => plannedTexts(posts, variant))
      const open = summary.variants.filter(({ state }) => state === 'pending')
      const planned = { atMs: summary.planned?.atMs ?? deps.nowMs(), hasImages: summary.imageCount > 0 }
      return {
        ...cardOf(summary),
        risks: deps.forecast.risksFor(
          open.map(({ accountId }) => accountId),
          planned,
        ),
        segments: segments.map(segmentViewOf),
        pendingEdit: summary.pendingEdit === null ? null : [...summary.pendingEdit],
        createdAtMs: summary.createdAtMs,
        createdBy: summary.createdBy,
        graceMinutes: summary.graceMinutes,
        variants: variants.map(variantView),
        blockers: [...blockersOf(segments, texts)],
      }
    },
  }
}

function segmentViewOf({ segmentId, text, media }: Segment): OutputOf<'calendar.get'>['segments'][number] {
  return { segmentId, text, media: [...media] }
}

function standingOf({
  stage,
  approval,
  variants,
  campaignId,
  labelIds,
}: PostStanding): OutputOf<'calendar.range'>['standings'][number] {
  return {
    state: postStateOf(
      stage,
      variants.map(({ state }) => state),
      approval,
    ),
    accountIds: variants.map(({ accountId }) => accountId),
    campaignId,
    labelIds: [...labelIds],
  }
}

function cardOf(post: PostSummary): PostCard {
  return {
    postId: post.id,
    state: postStateOf(
      post.stage,
      post.variants.map((variant) => variant.state),
      post.approval,
    ),
    excerpt: post.excerpt,
    planned: post.planned,
    accountIds: post.variants.map((variant) => variant.accountId),
    segmentCount: post.segmentCount,
    imageCount: post.imageCount,
    campaignId: post.campaignId,
    labelIds: [...post.labelIds],
    updatedAtMs: post.updatedAtMs,
  }
}

function problemOf(effects: readonly Effect[]): Effect['lastError'] {
  const open = effects.filter((effect) => effect.state !== 'done' && effect.state !== 'cancelled')
  return open.find((effect) => effect.lastError !== null)?.lastError ?? null
}

/**
 * "This and the following ones", "all": another rule, another hour or other words for the dates of a series that can still be
 * changed (docs/specs/recurring.md §4). Where dates stay as they are before them, the rest becomes a series of its own.
 */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { movedRule, writeRule } from '#shared/domain/recurrence.ts'
import { AppError } from '../rpc/appError.ts'
import type { Post } from '../store/postTable.ts'
import type { Occurrence, Series } from '../store/seriesTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'
import { plannedFor } from './occurrencePosts.ts'
import { hasPendingEdit } from './plannedTexts.ts'
import {
  endedBefore,
  existingSeries,
  keptRule,
  makePattern,
  makingOf,
  timetableOf,
  type RecurringDeps,
} from './recurring.ts'
import { placesOf, ruleDatesOf, ruleOf, type ClosedDays } from './seriesDates.ts'

type Counts = OutputOf<'recurring.change'>
type Scope = ParsedInputOf<'recurring.move'>['scope']

/** From which of its dates on a series is changed. */
type From = { readonly series: Series; readonly wallTimes: readonly string[]; readonly index: number }

export function createRecurringChanges(deps: RecurringDeps) {
  const { table, posts, copies, each, making, acts } = deps

  /** @throws AppError not_found where there is no such date, or none that can be changed */
  function fromOf(series: Series, fromWallTime: string | null): From {
    const { wallTimes } = ruleDatesOf(series)
    const index = fromWallTime === null ? firstOpenDate(deps, series, wallTimes) : wallTimes.indexOf(fromWallTime)
    if (index < 0 || index >= wallTimes.length) throw new AppError('not_found')
    return { series, wallTimes, index }
  }

  /** The series that a post belongs to, and its date. @throws AppError not_found */
  function ofPost(postId: string): { readonly series: Series; readonly occurrence: Occurrence; readonly post: Post } {
    const occurrence = table.ofPost(postId)
    const post = posts.byId(postId)
    if (occurrence === null || post === null) throw new AppError('not_found')
    return { series: existingSeries(table, occurrence.seriesId), occurrence, post }
  }

  function fromPost(postId: string, scope: Scope): From {
    const { series, occurrence } = ofPost(postId)
    return fromOf(series, scope === 'following' ? occurrence.wallTime : null)
  }

  /** Ends the series before the dates that change; without such dates it is itself what changes. @returns what goes on */
  function split(
    tx: WriteTx,
    { series, wallTimes, index }: From,
    newSeriesId: string,
    change: Partial<Series>,
  ): Series {
    const last = wallTimes[index - 1]
    if (last === undefined) {
      const next = { ...series, ...change }
      table.put(tx, next)
      return next
    }
    table.put(tx, { ...series, rule: endedBefore(series, last) })
    const next = { ...series, ...change, id: newSeriesId, createdAtMs: tx.nowMs }
    table.put(tx, next)
    return next
  }

  /** The rule from one of its dates on: as many times as are left. */
  function restOf({ series, index }: From) {
    const rule = ruleOf(series)
    return rule.end.kind === 'until'
      ? rule
      : { ...rule, end: { kind: 'count' as const, count: rule.end.count - index } }
  }

  /**
   * Gives the posts of the old dates the new ones, in order: the first its first, and so on. Where there are fewer new ones
   * the rest is discarded; where there are more they are made as they fall due.
   * @param inHand a post that a person moves to its date by hand, whatever it is
   * @param keepsDays whether the n-th new date stands for the n-th old one: what was left out stays left out
   */
  function realign(
    tx: WriteTx,
    from: From,
    next: Series,
    closed: ClosedDays,
    { inHand, keepsDays }: { readonly inHand: string | null; readonly keepsDays: boolean },
  ): Counts {
    const counts = { made: 0, drafts: 0, byHand: 0 }
    const places = placesOf(next, closed)
    const old = table
      .occurrences(from.series.id)
      .filter(({ wallTime }) => wallTime >= (from.wallTimes[from.index] ?? ''))
    for (const occurrence of old) table.removeOccurrence(tx, occurrence)
    for (const occurrence of old) {
      const index = from.wallTimes.indexOf(occurrence.wallTime) - from.index
      const date = places[index]
      const { made } = occurrence
      if (made.postId === null) {
        if (made.why === 'left_out' && keepsDays && date !== undefined)
          table.putOccurrence(tx, { seriesId: next.id, wallTime: date.wallTime, made })
        continue
      }
      const post = each.openPost(made.postId)
      const isInHand = made.postId === inHand
      if (post === null || (!isInHand && each.isByHand(post, occurrence))) {
        // What is out, was discarded or changed by hand keeps its date, so that no second post is made for it.
        const isKnown = keepsDays && date !== undefined
        table.putOccurrence(tx, isKnown ? { seriesId: next.id, wallTime: date.wallTime, made } : occurrence)
        if (post !== null) counts.byHand += 1
        continue
      }
      const place = isInHand ? (date?.wallTime ?? null) : (date?.place ?? null)
      if (date === undefined || place === null) {
        each.discard(tx, post)
        if (date !== undefined)
          table.putOccurrence(tx, {
            seriesId: next.id,
            wallTime: date.wallTime,
            made: { postId: null, why: 'holiday' },
          })
        continue
      }
      const isPlanned = rePlan(tx, post, place, next)
      table.putOccurrence(tx, {
        seriesId: next.id,
        wallTime: date.wallTime,
        made: { ...made, madeWallTime: plannedFor(place, next.zone)?.wallTime ?? null },
      })
      counts.made += 1
      counts.drafts += isPlanned ? 0 : 1
    }
    counts.made += making.makeDue(tx, next, closed)
    return counts
  }

  /** A draft stays one: a person, or the series, left it so. */
  function rePlan(tx: WriteTx, post: Post, place: string, next: Series): boolean {
    const planned = plannedFor(place, next.zone)
    if (post.stage === 'scheduled' && post.planned?.atMs === planned?.atMs) return true
    const wasPlanned = post.stage === 'scheduled'
    return each.planOrDraft(tx, each.toDraft(tx, post), planned, { makeAs: wasPlanned ? 'scheduled' : 'draft' })
  }

  function act(
    actId: string,
    action: string,
    from: From,
    newSeriesId: string,
    carryOut: (tx: WriteTx) => Counts,
  ): Counts {
    const isNew = from.index > 0
    if (isNew && table.byId(newSeriesId) !== null) throw new AppError('conflict')
    const before = acts.before([from.series.id])
    return acts.once(actId, () => ({
      answer: deps.uow.write(deps.by(), (tx) => {
        const counts = carryOut(tx)
        tx.audit({
          action,
          entity: `series:${from.series.id}`,
          before: timetableOf(from.series),
          after: {
            ...counts,
            newSeriesId: isNew ? newSeriesId : null,
            fromWallTime: from.wallTimes[from.index] ?? null,
          },
        })
        return counts
      }),
      takeBack: (tx) => acts.restore(tx, before, isNew ? [newSeriesId] : []),
    }))
  }

  /** What the dates that are meant say now is what the post says. */
  function spreadNow(tx: WriteTx, from: From, postId: string, newSeriesId: string): Counts {
    const { series } = from
    const counts = { made: 0, drafts: 0, byHand: 0 }
    const first = from.wallTimes[from.index] ?? ''
    const rest = from.index === 0 ? {} : { rule: writeRule(restOf(from)), firstDay: first.slice(0, 10) }
    const patternId = makePattern(deps, tx, postId)
    const next = split(tx, from, newSeriesId, { ...rest, patternId, writtenBy: deps.actingId() })
    for (const occurrence of table.occurrences(series.id).filter(({ wallTime }) => wallTime >= first)) {
      table.removeOccurrence(tx, occurrence)
      const { made } = occurrence
      const moved = { ...occurrence, seriesId: next.id }
      const post = made.postId === null ? null : each.openPost(made.postId)
      if (made.postId === null || post === null) {
        table.putOccurrence(tx, moved)
        continue
      }
      const isSource = made.postId === postId
      if (!isSource && each.isByHand(post, occurrence)) {
        counts.byHand += 1
        table.putOccurrence(tx, moved)
        continue
      }
      if (!isSource) {
        const draft = each.toDraft(tx, post)
        deps.history.beforeChange(tx, post)
        copies.overwrite(tx, patternId, post.id)
        const isPlanned = each.planOrDraft(tx, draft, draft.planned, {
          makeAs: post.stage === 'scheduled' ? 'scheduled' : 'draft',
        })
        tx.audit({ action: 'post.recur_text', entity: `post:${post.id}`, after: { seriesId: next.id, isPlanned } })
        counts.made += 1
        counts.drafts += isPlanned ? 0 : 1
      }
      table.putOccurrence(tx, { ...moved, made: { ...made, digest: copies.digestOf(post.id) } })
    }
    return counts
  }

  return {
    change: async (input: ParsedInputOf<'recurring.change'>): Promise<Counts> => {
      const { zone } = existingSeries(table, input.seriesId)
      const rule = keptRule(input, zone)
      const made = makingOf(input)
      const closed = await making.closedAround({ zone, aheadDays: input.aheadDays })
      if (acts.isDone(input.actId)) return acts.once(input.actId, nothingMore)
      const series = existingSeries(table, input.seriesId)
      const from = fromOf(series, input.fromWallTime)
      return act(input.actId, 'series.change', from, input.newSeriesId, (tx) => {
        const next = split(tx, from, input.newSeriesId, { rule, ...made, writtenBy: deps.actingId() })
        return realign(tx, from, next, closed, { inHand: null, keepsDays: hasSameDays(series, next) })
      })
    },
    move: async (input: ParsedInputOf<'recurring.move'>): Promise<Counts> => {
      const closed = await making.closedAround(ofPost(input.postId).series)
      if (acts.isDone(input.actId)) return acts.once(input.actId, nothingMore)
      const { series, occurrence, post } = ofPost(input.postId)
      const from = fromPost(input.postId, input.scope)
      const [toDay, hour] = [input.wallTime.slice(0, 10), input.wallTime.slice(11)]
      const fromDay = occurrence.wallTime.slice(0, 10)
      const rule = movedRule(restOf(from), fromDay, toDay)
      if (rule === null) throw new AppError('rule_wrong', { flaw: 'unsupported' })
      if (each.openPost(post.id) === null) throw new AppError('wrong_state', { state: post.stage })
      return act(input.actId, 'series.move', from, input.newSeriesId, (tx) => {
        const first = from.wallTimes[from.index] ?? occurrence.wallTime
        const firstDay = movedDay(first.slice(0, 10), fromDay, toDay)
        const change = { rule: writeRule(rule), firstDay, hour, writtenBy: series.writtenBy }
        const next = split(tx, from, input.newSeriesId, change)
        return realign(tx, from, next, closed, { inHand: post.id, keepsDays: true })
      })
    },
    spread: (input: ParsedInputOf<'recurring.spread'>): Counts => {
      const { series, post } = ofPost(input.postId)
      if (acts.isDone(input.actId)) return acts.once(input.actId, nothingMore)
      if (hasPendingEdit(post, posts.variantsOf(post.id))) throw new AppError('wrong_state', { state: 'pending_edit' })
      const from = fromPost(input.postId, input.scope)
      if (from.index > 0 && table.byId(input.newSeriesId) !== null) throw new AppError('conflict')
      const before = acts.before([series.id])
      const changed = (): readonly Post[] =>
        before.posts.filter(({ id }) => id !== post.id && each.openPost(id) !== null)
      const saidBefore = new Map(changed().map(({ id }) => [id, copies.digestOf(id)]))
      return acts.once(input.actId, () => ({
        answer: deps.uow.write(deps.by(), (tx) => {
          const counts = spreadNow(tx, from, post.id, input.newSeriesId)
          tx.audit({ action: 'series.spread', entity: `series:${series.id}`, after: { ...counts, postId: post.id } })
          return counts
        }),
        takeBack: (tx) => {
          const said = copies.digestOf(series.patternId)
          for (const target of changed()) {
            // Those that said what the series said then say it again.
            if (saidBefore.get(target.id) === said && copies.digestOf(target.id) !== said) {
              each.toDraft(tx, posts.byId(target.id) ?? target)
              copies.overwrite(tx, series.patternId, target.id)
            }
          }
          acts.restore(tx, before, from.index > 0 ? [input.newSeriesId] : [])
        },
      }))
    },
  }
}

function nothingMore(): never {
  throw new Error('an act that is done is not done again')
}

/** The same rule but for its end: only the hour, or how posts are made, is another. */
function hasSameDays(before: Series, after: Series): boolean {
  const end = { kind: 'count', count: 1 } as const
  return writeRule({ ...ruleOf(before), end }) === writeRule({ ...ruleOf(after), end })
}

function movedDay(day: string, fromDay: string, toDay: string): string {
  const byMs = Date.parse(`${toDay}T12:00Z`) - Date.parse(`${fromDay}T12:00Z`)
  return new Date(Date.parse(`${day}T12:00Z`) + byMs).toISOString().slice(0, 10)
}

/** The first date that can still be changed: it has no post yet, or one of which nothing is out. */
export function firstOpenDate(
  { table, each, making }: Pick<RecurringDeps, 'table' | 'each' | 'making'>,
  series: Series,
  wallTimes: readonly string[],
): number {
  const known = new Map(table.occurrences(series.id).map((occurrence) => [occurrence.wallTime, occurrence.made]))
  const index = wallTimes.findIndex((wallTime) => {
    const made = known.get(wallTime)
    if (made === undefined || made.postId === null) return making.isToComeAt(wallTime, series)
    return each.openPost(made.postId) !== null
  })
  return index === -1 ? wallTimes.length : index
}

/** Texts that can be used again after a rest; never by themselves (docs/specs/recurring.md §8). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { addDays, dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { EvergreenEntry, EvergreenTable, EvergreenText } from '../store/evergreenTable.ts'
import type { PlannedTime } from '../store/postTable.ts'
import { plannedFor, type OccurrencePosts } from './occurrencePosts.ts'
import { makePattern, type RecurringDeps } from './recurring.ts'
import type { NextSlot } from './slots.ts'

const OK = { ok: true } as const

type Listed = OutputOf<'evergreen.list'>[number]

export function createEvergreen(
  deps: Pick<RecurringDeps, 'posts' | 'copies' | 'ids' | 'uow' | 'by' | 'actingId'> & {
    readonly library: EvergreenTable
    readonly parts: RecurringDeps['table']
    readonly each: Pick<OccurrencePosts, 'planOrDraft'>
    readonly nextSlot: NextSlot
    readonly settings: () => { readonly zone: OfficeZone }
    readonly clock: Pick<Clock, 'now'>
    readonly wakeOutbox: () => void
  },
) {
  const { library, posts } = deps

  /** @throws AppError not_found */
  function existing(entryId: string): EvergreenEntry {
    const entry = library.byId(entryId)
    if (entry === null) throw new AppError('not_found', { id: entryId })
    return entry
  }

  /** The one after what was said last: one that was taken off since has had its turn. */
  function nextText(entry: EvergreenEntry): EvergreenText {
    const texts = library.textsOf(entry)
    const last = library.lastSaid(entry.id)
    const index = texts.findIndex(({ patternId }) => patternId === last)
    return texts[(index + 1) % texts.length] ?? texts[0]
  }

  /** Days are those of the office's wall calendar. */
  function standingOf(entry: EvergreenEntry): Pick<Listed, 'state' | 'restsUntil' | 'uses' | 'lastUsedAtMs'> {
    const { zone } = deps.settings()
    const today = dayAt(deps.clock.now(), zone)
    const { uses, lastAtMs } = library.usesOf(entry.id)
    const fit = lastAtMs === null ? today : addDays(dayAt(lastAtMs, zone), entry.restDays)
    const restsUntil = fit > today ? fit : null
    const isOver = entry.lastDay !== null && entry.lastDay < today
    return {
      state: isOver ? 'over' : restsUntil === null ? 'ready' : 'resting',
      restsUntil,
      uses,
      lastUsedAtMs: lastAtMs,
    }
  }

  function put(action: string, before: EvergreenEntry, after: EvergreenEntry): typeof OK {
    if (JSON.stringify(before) === JSON.stringify(after)) return OK
    deps.uow.write(deps.by(), (tx) => {
      library.put(tx, after)
      tx.audit({ action, entity: `evergreen:${after.id}`, before, after })
    })
    return OK
  }

  /** @throws AppError wrong_state, still_resting */
  function checkUsable(entry: EvergreenEntry, despiteRest: boolean): void {
    const { state, restsUntil } = standingOf(entry)
    if (entry.archivedAtMs !== null) throw new AppError('wrong_state', { state: 'archived' })
    if (state === 'over') throw new AppError('wrong_state', { state })
    if (restsUntil !== null && !despiteRest) throw new AppError('still_resting', { day: restsUntil })
  }

  return {
    list: (): OutputOf<'evergreen.list'> =>
      library.all().map((entry) => {
        const next = nextText(entry)
        const pattern = posts.summary(next.patternId)
        return {
          entryId: entry.id,
          sourcePostId: entry.sourceId,
          excerpt: posts.summary(entry.patternId)?.excerpt ?? '',
          texts: library.textsOf(entry).map(({ patternId, sourceId }) => ({
            sourcePostId: sourceId,
            excerpt: posts.summary(patternId)?.excerpt ?? '',
            isNext: sourceId === next.sourceId,
          })),
          accountIds: pattern?.variants.map(({ accountId }) => accountId) ?? [],
          restDays: entry.restDays,
          lastDay: entry.lastDay,
          archivedAtMs: entry.archivedAtMs,
          ...standingOf(entry),
        }
      }),
    add: (input: ParsedInputOf<'evergreen.add'>): OutputOf<'evergreen.add'> => {
      const { entryId, postId, restDays, lastDay } = input
      const post = posts.byId(postId)
      if (post === null) throw new AppError('not_found')
      if (post.stage === 'discarded') throw new AppError('wrong_state', { state: post.stage })
      const known = library.bySource(postId)
      if (known?.id === entryId) return OK
      if (known !== null || library.byId(entryId) !== null) throw new AppError('conflict')
      deps.uow.write(deps.by(), (tx) => {
        const patternId = makePattern({ ...deps, table: deps.parts }, tx, postId)
        const kept = { restDays, lastDay, archivedAtMs: null, addedAtMs: tx.nowMs }
        const after: EvergreenEntry = { id: entryId, patternId, sourceId: postId, ...kept }
        library.put(tx, after)
        tx.audit({ action: 'evergreen.add', entity: `evergreen:${entryId}`, after })
      })
      return OK
    },
    addText: ({ entryId, postId }: ParsedInputOf<'evergreen.addText'>): OutputOf<'evergreen.addText'> => {
      const entry = existing(entryId)
      const post = posts.byId(postId)
      if (post === null) throw new AppError('not_found')
      const known = library.bySource(postId)
      if (known !== null && (known.id !== entryId || known.sourceId === postId)) throw new AppError('conflict')
      if (known !== null) return OK
      if (entry.archivedAtMs !== null) throw new AppError('wrong_state', { state: 'archived' })
      if (post.stage === 'discarded') throw new AppError('wrong_state', { state: post.stage })
      deps.uow.write(deps.by(), (tx) => {
        const patternId = makePattern({ ...deps, table: deps.parts }, tx, postId)
        const text = { patternId, sourceId: postId }
        library.addText(tx, entryId, text)
        tx.audit({ action: 'evergreen.add_text', entity: `evergreen:${entryId}`, after: text })
      })
      return OK
    },
    removeText: ({ entryId, postId }: ParsedInputOf<'evergreen.removeText'>): OutputOf<'evergreen.removeText'> => {
      const [, ...others] = library.textsOf(existing(entryId))
      const text = others.find(({ sourceId }) => sourceId === postId)
      if (text === undefined) throw new AppError('not_found', { id: postId })
      deps.uow.write(deps.by(), (tx) => {
        library.removeText(tx, entryId, postId)
        tx.audit({ action: 'evergreen.remove_text', entity: `evergreen:${entryId}`, before: text })
      })
      return OK
    },
    change: ({ entryId, restDays, lastDay }: ParsedInputOf<'evergreen.change'>): OutputOf<'evergreen.change'> => {
      const before = existing(entryId)
      return put('evergreen.change', before, { ...before, restDays, lastDay })
    },
    archive: ({ entryId }: ParsedInputOf<'evergreen.archive'>): OutputOf<'evergreen.archive'> => {
      const before = existing(entryId)
      if (before.archivedAtMs !== null) return OK
      return put('evergreen.archive', before, { ...before, archivedAtMs: deps.clock.now() })
    },
    bringBack: ({ entryId }: ParsedInputOf<'evergreen.bringBack'>): OutputOf<'evergreen.bringBack'> => {
      const before = existing(entryId)
      return put('evergreen.bring_back', before, { ...before, archivedAtMs: null })
    },
    use: async (input: ParsedInputOf<'evergreen.use'>): Promise<OutputOf<'evergreen.use'>> => {
      const { entryId, copyId, into, despiteRest } = input
      const made = posts.byId(copyId)
      if (made !== null) return { scheduled: made.stage === 'scheduled', wallTime: made.planned?.wallTime ?? null }
      const entry = existing(entryId)
      checkUsable(entry, despiteRest)
      const { patternId } = nextText(entry)
      const accountIds = posts.variantsOf(patternId).map(({ accountId }) => accountId)
      const slot = into === 'slot' ? await deps.nextSlot(accountIds, null) : null
      if (into === 'slot' && slot === null) throw new AppError('no_slot')
      const planned: PlannedTime | null = slot === null ? null : plannedFor(slot.wallTime, deps.settings().zone)
      const scheduled = deps.uow.write(deps.by(), (tx) => {
        const copy = deps.copies.make(tx, patternId, copyId, { createdBy: deps.actingId() })
        deps.parts.copyParts(tx, patternId, copyId)
        library.addUse(tx, entryId, copyId, patternId)
        const isPlanned = deps.each.planOrDraft(tx, copy, planned, { makeAs: 'scheduled', areNew: true })
        tx.audit({
          action: 'evergreen.use',
          entity: `post:${copyId}`,
          before: { entryId, patternId },
          after: { scheduled: isPlanned, wallTime: planned?.wallTime ?? null, despiteRest },
        })
        return isPlanned
      })
      if (scheduled) deps.wakeOutbox()
      return { scheduled, wallTime: planned?.wallTime ?? null }
    },
  }
}

/** Acts on series of this run of the program: each is carried out once, and can be taken back as a whole (docs/specs/recurring.md §5). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Post, PostTable } from '../store/postTable.ts'
import type { Occurrence, Series, SeriesTable } from '../store/seriesTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { OccurrencePosts } from './occurrencePosts.ts'

const MOST_REMEMBERED = 20

export type TakeBack = (tx: WriteTx) => void

/** Series as they were, with what was decided about their dates and the posts of those. */
export type SeriesBefore = {
  readonly series: readonly Series[]
  readonly occurrences: readonly Occurrence[]
  readonly posts: readonly Post[]
}

export type SeriesActs = ReturnType<typeof createSeriesActs>

export function createSeriesActs(deps: {
  readonly table: SeriesTable
  readonly posts: Pick<PostTable, 'byId'>
  readonly each: Pick<OccurrencePosts, 'openPost' | 'discard' | 'putBack'>
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly wakeOutbox: () => void
}) {
  const { table, posts, each } = deps
  const answers = new Map<string, { readonly answer: unknown; readonly takeBack: TakeBack | null }>()

  function postsOf(occurrences: readonly Occurrence[]): readonly string[] {
    return occurrences.flatMap(({ made }) => made.postId ?? [])
  }

  return {
    /**
     * What was done under an id is done once: told again it answers the same.
     * @param act gives the answer and the way back
     */
    once: <Answer>(actId: string, act: () => { readonly answer: Answer; readonly takeBack: TakeBack }): Answer => {
      const before = answers.get(actId)
      // An id is of one act of one kind: whoever made it asks again for the same.
      if (before !== undefined) return before.answer as Answer
      const done = act()
      answers.set(actId, done)
      const [oldest] = answers.keys()
      if (answers.size > MOST_REMEMBERED && oldest !== undefined) answers.delete(oldest)
      deps.wakeOutbox()
      return done.answer
    },
    isDone: (actId: string): boolean => answers.has(actId),
    /** @param others posts that are none of theirs yet and will be */
    before: (seriesIds: readonly string[], others: readonly string[] = []): SeriesBefore => {
      const series = seriesIds.flatMap((id) => table.byId(id) ?? [])
      const occurrences = series.flatMap(({ id }) => table.occurrences(id))
      const ids = [...new Set([...postsOf(occurrences), ...others])]
      return { series, occurrences, posts: ids.flatMap((id) => posts.byId(id) ?? []) }
    },
    /**
     * All of it as it was: posts that were made since are discarded, series that were made since are gone.
     * @param made ids of series that there were not
     */
    restore: (tx: WriteTx, before: SeriesBefore, made: readonly string[] = []): void => {
      const known = new Set(before.posts.map(({ id }) => id))
      const ids = [...before.series.map(({ id }) => id), ...made]
      for (const occurrence of ids.flatMap((id) => table.occurrences(id))) {
        const postId = occurrence.made.postId
        const post = postId === null || known.has(postId) ? null : each.openPost(postId)
        if (post !== null) each.discard(tx, post)
        table.removeOccurrence(tx, occurrence)
      }
      for (const id of made) table.remove(tx, id)
      for (const series of before.series) table.put(tx, series)
      for (const occurrence of before.occurrences) table.putOccurrence(tx, occurrence)
      for (const post of before.posts) each.putBack(tx, post)
    },
    undo: ({ actId }: ParsedInputOf<'recurring.undo'>): OutputOf<'recurring.undo'> => {
      const done = answers.get(actId)
      if (done === undefined) throw new AppError('not_found')
      const { takeBack } = done
      if (takeBack === null) return { ok: true }
      deps.uow.write(deps.by(), (tx) => {
        takeBack(tx)
        tx.audit({ action: 'series.undo', entity: `act:${actId}` })
      })
      answers.set(actId, { answer: done.answer, takeBack: null })
      deps.wakeOutbox()
      return { ok: true }
    },
  }
}

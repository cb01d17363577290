/**
 * Takes away what nobody uses any more: files given up on the way in, and what was detached. Not at once: a person may
 * still undo, and a file may still be arriving. What is found unused twice, an hour apart, goes; at the start, when
 * nothing can be under way, all of it does.
 */
import type { Clock, Log } from '../ports.ts'
import { faultPlace } from '../faultPlace.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MediaContentTable } from '../store/mediaContentTable.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

export const SWEEP_EVERY_MS = 60 * 60_000

export function createMediaSweep(deps: {
  readonly uow: UnitOfWork
  readonly media: MediaTable
  readonly contents: MediaContentTable
  readonly clock: Clock
  readonly log: Log
  readonly by: () => Actor
}) {
  const { uow, media, contents, clock } = deps
  let seenMedia: ReadonlySet<string> | null = null
  let seenContents: ReadonlySet<number> | null = null
  let cancelTimer: (() => void) | null = null

  function sweep(): void {
    const loose = media.unattached()
    const ids = loose.filter((id) => seenMedia?.has(id) ?? true)
    const unused = contents.unused()
    const seqs = unused.filter((seq) => seenContents?.has(seq) ?? true)
    seenMedia = new Set(loose)
    seenContents = new Set(unused)
    if (ids.length === 0 && seqs.length === 0) return
    uow.write(deps.by(), (tx) => {
      for (const id of ids) media.remove(tx, id)
      // What only those used is unused now, too.
      const usedByThem = contents.unused().filter((seq) => !unused.includes(seq))
      for (const seq of new Set([...seqs, ...usedByThem])) contents.remove(tx, seq)
      tx.audit({ action: 'media.sweep', entity: 'media', after: { files: ids.length, contents: seqs.length } })
    })
  }

  /** A full disk must not end the program from a timer; the next hour tries again. */
  function turn(): void {
    try {
      sweep()
    } catch (error) {
      deps.log.error('media.sweep_failed', { fault: faultPlace(error) })
    }
    cancelTimer = clock.after(SWEEP_EVERY_MS, turn)
  }

  return { start: turn, stop: (): void => cancelTimer?.() }
}

/** What comes again, put together: series of posts and what makes them ahead of time, the office's slots, its library. */
import { createEvergreen } from './services/evergreen.ts'
import { createOccurrencePosts } from './services/occurrencePosts.ts'
import type { PostCopies } from './services/postCopies.ts'
import { createRecurring } from './services/recurring.ts'
import { createRecurringChanges } from './services/recurringChanges.ts'
import { createRecurringReading } from './services/recurringReading.ts'
import { createSeriesActs } from './services/seriesActs.ts'
import { createSeriesMaking } from './services/seriesMaking.ts'
import { createSlots } from './services/slots.ts'
import { createEvergreenTable } from './store/evergreenTable.ts'
import type { Sqlite } from './store/sqlite.ts'
import { createSeriesTable } from './store/seriesTable.ts'
import { createSlotTable } from './store/slotTable.ts'

type DepsOf<Create extends (deps: never) => unknown> = Parameters<Create>[0]

export function createRepeating(
  deps: { readonly db: Sqlite; readonly copies: PostCopies } & Omit<DepsOf<typeof createOccurrencePosts>, 'copies'> &
    Omit<DepsOf<typeof createSeriesActs>, 'table' | 'each'> &
    Omit<DepsOf<typeof createSlots>, 'table'> &
    Omit<DepsOf<typeof createSeriesMaking>, 'table' | 'each'> &
    Omit<DepsOf<typeof createRecurringReading>, 'table' | 'each' | 'making'> &
    Omit<DepsOf<typeof createRecurring>, 'table' | 'each' | 'making' | 'acts'>,
) {
  const table = createSeriesTable(deps.db)
  const each = createOccurrencePosts(deps)
  const making = createSeriesMaking({ ...deps, table, each })
  const acts = createSeriesActs({ ...deps, table, each })
  const all = { ...deps, table, each, making, acts }
  const slots = createSlots({ ...deps, table: createSlotTable(deps.db) })
  const library = createEvergreenTable(deps.db)
  return {
    areas: {
      recurring: { ...createRecurring(all), ...createRecurringChanges(all), ...createRecurringReading(all) },
      slots: slots.handlers,
      evergreen: createEvergreen({ ...all, library, parts: table, nextSlot: slots.next }),
    },
    start: making.start,
    stop: making.stop,
    /** Resolves when all dates that are due have their posts. */
    look: making.look,
  }
}

/**
 * The views besides the month. Together they are as much to read as the rest of the first screen, the library that draws the
 * hours above all: each is a file of its own, read before the window is drawn where it was left in it, and after otherwise.
 */
import type { CalendarView } from '#shared/domain/calendarFilter.ts'

export const otherViews = {
  week: async () => ({ default: (await import('./WeekGrid.tsx')).WeekGrid }),
  day: async () => ({ default: (await import('./DayGrid.tsx')).DayGrid }),
  agenda: async () => ({ default: (await import('./AgendaView.tsx')).AgendaView }),
  board: async () => ({ default: (await import('./BoardView.tsx')).BoardView }),
  lanes: async () => ({ default: (await import('./LanesView.tsx')).LanesView }),
}

/** Resolves when the view can be drawn at once. */
export async function readView(view: CalendarView): Promise<void> {
  if (view !== 'month') await otherViews[view]()
}

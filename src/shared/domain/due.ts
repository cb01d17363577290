/** By when something of a conversation is due (docs/specs/inbox.md §9.3). */
export type Dues = { readonly responseDueAtMs: number | null; readonly resolutionDueAtMs: number | null }

/** The earlier of the two; null where nothing is due. */
export function dueAtMs({ responseDueAtMs, resolutionDueAtMs }: Dues): number | null {
  if (responseDueAtMs === null || resolutionDueAtMs === null) return responseDueAtMs ?? resolutionDueAtMs
  return Math.min(responseDueAtMs, resolutionDueAtMs)
}

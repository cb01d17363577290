/** How much a conversation matters, as a person says (docs/specs/inbox.md §9.5). */
export const PRIORITIES = ['low', 'normal', 'high'] as const
export type Priority = (typeof PRIORITIES)[number]

/** What targets are set for: a conversation under an active urgent mark has the highest, whatever a person said. */
export const TARGET_PRIORITIES = [...PRIORITIES, 'urgent'] as const
export type TargetPriority = (typeof TARGET_PRIORITIES)[number]

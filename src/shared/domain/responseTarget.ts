/** By when the office wants to have answered and resolved, in business time (docs/specs/inbox.md §9.2). Pure. */
import type { TargetPriority } from './priority.ts'

/** Whose label or priority is null applies to any; one for which both are null is for all that no other is for. */
export type ResponseTarget = {
  readonly labelId: string | null
  readonly priority: TargetPriority | null
  /** Minutes of business time; null sets none. */
  readonly responseMinutes: number | null
  readonly resolutionMinutes: number | null
}

export type Aim = { readonly responseMs: number | null; readonly resolutionMs: number | null }

const MINUTE_MS = 60_000

/** Of several the shortest holds, for each of the two by itself. */
export function aimOf(
  targets: readonly ResponseTarget[],
  { labelIds, priority }: { readonly labelIds: readonly string[]; readonly priority: TargetPriority },
): Aim {
  const isGeneral = (target: ResponseTarget) => target.labelId === null && target.priority === null
  const own = targets.filter(
    (target) =>
      !isGeneral(target) &&
      (target.labelId === null || labelIds.includes(target.labelId)) &&
      (target.priority === null || target.priority === priority),
  )
  const general = targets.filter(isGeneral)
  const shortest = (name: 'responseMinutes' | 'resolutionMinutes'): number | null => {
    const minutes = (of: readonly ResponseTarget[]) => of.flatMap((target) => target[name] ?? [])
    const found = minutes(own).length > 0 ? minutes(own) : minutes(general)
    return found.length === 0 ? null : Math.min(...found) * MINUTE_MS
  }
  return { responseMs: shortest('responseMinutes'), resolutionMs: shortest('resolutionMinutes') }
}

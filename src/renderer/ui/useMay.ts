/** What the person who acts may do, as the core says it; the core refuses the rest whatever the window shows. */
import type { Right } from '#shared/domain/roles.ts'
import { useOperation } from '../rpc/useOperation.ts'

/** True where it may be done now. An office without people may do everything. */
export function useMay(right: Right): boolean {
  return useRights().includes(right)
}

const NOTHING: readonly Right[] = []

/** Everything that may be done now; nothing until it is known. */
export function useRights(): readonly Right[] {
  return useOperation('people.list', {}).data?.rights ?? NOTHING
}

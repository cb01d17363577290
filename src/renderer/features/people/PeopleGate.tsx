/** Stands before the screens as long as there are people and nobody acts (docs/specs/people.md §3.2). */
import type { ReactNode } from 'react'
import { useOperation } from '../../rpc/useOperation.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import classes from './people.module.css'

/** @param chooser what is shown instead of the screens */
export function PeopleGate({ chooser, children }: { readonly chooser: ReactNode; readonly children: ReactNode }) {
  const { data, error, refetch } = useOperation('people.list', {})
  if (data !== undefined) return data.people.length > 0 && data.actingId === null ? chooser : children
  return (
    <main className={classes.page} aria-busy={error === null}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
    </main>
  )
}

/** Words are compared by a library that is read when the first difference is shown. */
import { lazy } from 'react'

export const LazyDifference = lazy(async () => ({ default: (await import('./WordDifference.tsx')).WordDifference }))

/** The days, weeks and months of a chart by name. */
import { useMemo } from 'react'
import { useFormat } from '../../../ui/useFormat.ts'
import type { Step, StepKind } from './followersView.ts'

export type StepNames = {
  /** As a row of a table is named. */
  readonly short: (step: Step) => string
  /** As a sentence speaks of it. */
  readonly long: (step: Step) => string
}

export function useStepNames(kind: StepKind): StepNames {
  const format = useFormat()
  return useMemo(() => {
    switch (kind) {
      case 'day':
        return { short: ({ lastDay }) => format.shortDayOf(lastDay), long: ({ lastDay }) => format.longDayOf(lastDay) }
      case 'week': {
        const name = ({ firstDay, lastDay }: Step): string => format.weekOf(firstDay, lastDay)
        return { short: name, long: name }
      }
      case 'month': {
        const name = ({ lastDay }: Step): string => format.monthOf(lastDay)
        return { short: name, long: name }
      }
    }
  }, [kind, format])
}

/** How a value of a measure is read: a rate in per cent, everything else as a number; what is not known as a dash. */
import { useFormat } from '../../../ui/useFormat.ts'
import type { Measure } from './postsView.ts'

export function useMeasureFormat(measure: Measure): (value: number | null) => string {
  const format = useFormat()
  return (value) => {
    if (value === null) return '—'
    return measure === 'rate' ? format.percent(value) : format.number(Math.round(value))
  }
}

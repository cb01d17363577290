/** How the charts look: axes shared by both, so that a day stands above itself. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FollowerSeries } from '#shared/contract/growth.ts'
import { dayTicks } from './growthView.ts'

export const CHART_MARGIN = { top: 8, right: 16, bottom: 0, left: 0 } as const
/** Room for half a bar at either end. */
export const AXIS_PADDING = { left: 10, right: 10 } as const
export const axisTick = { fill: 'var(--mantine-color-dimmed)', fontSize: 11 } as const

/** As many names under the chart as fit beside each other. */
const MOST_TICKS = 8

export type DayAxis = { readonly ticks: readonly number[]; readonly nameOf: (x: number) => string }

export function useDayAxis(days: FollowerSeries['days']): DayAxis {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const { ticks, by } = dayTicks(days, MOST_TICKS)
    const name = new Intl.DateTimeFormat(
      i18n.language === 'en' ? 'en-GB' : 'es-ES',
      // Days have no zone; noon UTC stands for each.
      by === 'day'
        ? { timeZone: 'UTC', day: 'numeric', month: 'short' }
        : { timeZone: 'UTC', month: 'short', year: 'numeric' },
    )
    return { ticks, nameOf: (x) => name.format(x) }
  }, [days, i18n.language])
}

/** How the charts of followers look: axes shared by both, so that a day stands above itself. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DaySpan } from '#shared/domain/period.ts'
import { dayTicks, type Window } from './followersView.ts'

export const CHART_MARGIN = { top: 8, right: 16, bottom: 0, left: 0 } as const
/** Room for half a bar at either end. */
export const AXIS_PADDING = { left: 10, right: 10 } as const
export const axisTick = { fill: 'var(--mantine-color-dimmed)', fontSize: 11 } as const

/** As many names under the chart as fit beside each other. */
const MOST_TICKS = 8

export type DayAxis = { readonly ticks: readonly number[]; readonly nameOf: (x: number) => string }

const NAMES = {
  // Days have no zone; noon UTC stands for each.
  day: { timeZone: 'UTC', day: 'numeric', month: 'short' },
  month: { timeZone: 'UTC', month: 'short', year: 'numeric' },
  year: { timeZone: 'UTC', year: 'numeric' },
} as const

/** Each is made once: making one costs the better part of a millisecond. */
const nameFormats = new Map<string, Intl.DateTimeFormat>()

function nameFormat(locale: string, by: keyof typeof NAMES): Intl.DateTimeFormat {
  const key = `${locale} ${by}`
  const format = nameFormats.get(key) ?? new Intl.DateTimeFormat(locale, NAMES[by])
  nameFormats.set(key, format)
  return format
}

/** The axis of days, as each chart of them has it. */
export function dayAxisProps({ ticks, nameOf }: DayAxis) {
  return {
    ...({
      dataKey: 'x',
      type: 'number',
      domain: ['dataMin', 'dataMax'],
      tickLine: false,
      includeHidden: true,
      niceTicks: 'none',
    } as const),
    ...{ padding: AXIS_PADDING, ticks: [...ticks], tickFormatter: nameOf, tick: axisTick, stroke: 'var(--mando-line)' },
  }
}

export function useDayAxis(span: DaySpan, window: Window): DayAxis {
  const { i18n } = useTranslation()
  return useMemo(() => {
    const { ticks, by } = dayTicks(span, window, MOST_TICKS)
    const name = nameFormat(i18n.language === 'en' ? 'en-GB' : 'es-ES', by)
    return { ticks, nameOf: (x) => name.format(x) }
  }, [span, window, i18n.language])
}

/** The same numbers as the chart, day by day, newest first: the way to read it without seeing it. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FollowerSeries } from '#shared/contract/growth.ts'
import type { Format } from '../../ui/format.ts'
import { tableDays, xOf } from './growthView.ts'
import classes from './growth.module.css'

const ROW_HEIGHT = 28

export function FollowerTable({ days, format }: { readonly days: FollowerSeries['days']; readonly format: Format }) {
  const { t, i18n } = useTranslation('growth')
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => tableDays(days), [days])
  const dayName = useMemo(
    () =>
      new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'es-ES', {
        timeZone: 'UTC',
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
      }),
    [i18n.language],
  )
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  return (
    <div
      ref={scroller}
      className={classes.tableScroll}
      role="table"
      aria-label={t('table.label')}
      aria-rowcount={rows.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className={classes.tableHead}>
        <div role="row" aria-rowindex={1} className={classes.tableRow}>
          <span role="columnheader">{t('table.day')}</span>
          <span role="columnheader">{t('table.followers')}</span>
          <span role="columnheader">{t('table.change')}</span>
        </div>
      </div>
      <div role="rowgroup" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <div
              key={row.day}
              role="row"
              aria-rowindex={index + 2}
              className={classes.tableRow}
              style={{ position: 'absolute', insetInline: 0, transform: `translateY(${start}px)` }}
            >
              <span role="rowheader">{dayName.format(xOf(row.day))}</span>
              {row.followers === null ? (
                <span role="cell" className={classes.noData}>
                  {t('table.noData')}
                </span>
              ) : (
                <span role="cell">{format.number(row.followers)}</span>
              )}
              <span role="cell" data-sign={row.change === null ? undefined : Math.sign(row.change)}>
                {row.change === null ? '—' : format.signed(row.change)}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

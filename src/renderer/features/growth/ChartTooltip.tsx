/** The numbers of the day under the pointer or the keyboard's cursor. */
import { useTranslation } from 'react-i18next'
import type { Format } from '../../ui/format.ts'
import type { ChartPoint } from './growthView.ts'
import classes from './growth.module.css'

export function ChartTooltip({ point, format }: { readonly point: ChartPoint | undefined; readonly format: Format }) {
  const { t } = useTranslation('growth')
  if (point === undefined) return null
  return (
    <div className={classes.tooltip} role="status">
      <div className={classes.tooltipDay}>{format.longDayOf(point.day)}</div>
      {point.followers === null ? (
        <div>{t('chart.noData')}</div>
      ) : (
        <div className="tabular">
          <strong>{format.number(point.followers)}</strong>
          {point.change !== null && ` (${format.signed(point.change)})`}
        </div>
      )}
    </div>
  )
}

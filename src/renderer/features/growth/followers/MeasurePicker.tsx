/** By what the upper chart measures. Not drawn again while another period is. */
import { SegmentedControl } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measure } from './measures.ts'

export const MeasurePicker = memo(function MeasurePicker({
  offered,
  measure,
  onChange,
}: {
  readonly offered: readonly Measure[]
  readonly measure: Measure
  readonly onChange: (measure: Measure) => void
}) {
  const { t } = useTranslation('growth')
  return (
    <SegmentedControl<Measure>
      aria-label={t('measure.label')}
      value={measure}
      onChange={onChange}
      transitionDuration={0}
      data={offered.map((value) => ({ value, label: t(`measure.${value}`) }))}
    />
  )
})

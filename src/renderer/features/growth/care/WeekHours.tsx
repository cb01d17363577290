/** When citizens write and how long they wait then: the hours of a week as a table whose cells are shaded by their value. */
import { Group, SegmentedControl, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/useFormat.ts'
import type { FigureTable } from '../charts/figureTable.ts'
import { SaveMenu } from '../charts/SaveMenu.tsx'
import { tablePicture } from '../charts/tablePicture.ts'
import { useWeekdayName, WeekTable } from '../charts/WeekTable.tsx'
import { HOUR_MEASURES, hourValues, shadeOf, type HourMeasure, type WeekHours as Hours } from './careView.ts'
import classes from './care.module.css'

export function WeekHours({ hours, fileName }: { readonly hours: Hours; readonly fileName: string }) {
  const { t } = useTranslation('care')
  const format = useFormat()
  const [measure, setMeasure] = useState<HourMeasure>('messages')
  const drawn = useRef<HTMLTableElement>(null)
  const values = hourValues(hours, measure)
  const most = values.reduce<number>((reach, value) => Math.max(reach, value ?? 0), 0)
  const weekdayName = useWeekdayName()
  const caption = measure === 'messages' ? t('hours.captionMessages') : t('hours.captionTimes')
  const title = `${t('hours.title')} · ${t(`hours.${measure}`)}`
  const [business, byClock] = [hourValues(hours, 'business'), hourValues(hours, 'clock')]
  const table: FigureTable = {
    label: t('hours.label'),
    columns: [
      { title: t('hours.weekday') },
      { title: t('hours.hour') },
      { title: t('hours.messages') },
      { title: t('hours.sample') },
      { title: t('hours.business') },
      { title: t('hours.clock') },
    ],
    rows: hours.map((hour, at) => [
      weekdayName(Math.floor(at / 24), 'long'),
      `${String(at % 24)}:00`,
      hour.messagesIn,
      hour.business.n,
      business[at] ?? null,
      byClock[at] ?? null,
    ]),
  }
  return (
    <figure className={classes.block}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <h2 className={classes.blockTitle}>{t('hours.title')}</h2>
        <Group gap={4} wrap="nowrap">
          <SegmentedControl<HourMeasure>
            aria-label={t('hours.measure')}
            size="xs"
            value={measure}
            onChange={setMeasure}
            transitionDuration={0}
            data={HOUR_MEASURES.map((value) => ({ value, label: t(`hours.${value}`) }))}
          />
          <SaveMenu
            title={t('hours.title')}
            fileName={`${fileName}-3`}
            table={() => table}
            picture={() => drawn.current && tablePicture(drawn.current, { title, description: caption })}
          />
        </Group>
      </Group>
      <WeekTable
        ref={drawn}
        label={t('hours.label')}
        className={classes.week}
        cell={(weekday, hour) => {
          const at = weekday * 24 + hour
          const value = values[at] ?? null
          const sample = measure === 'messages' ? null : (hours[at]?.business.n ?? 0)
          return {
            shade: shadeOf(value, most),
            title: sample === null ? undefined : t('head.sample', { count: sample }),
            content: (
              <>
                {value !== null && (value === 0 && sample !== null ? `<${format.number(0.1)}` : format.number(value))}
                {value === null && sample !== 0 && <span aria-label={t('fewData')}>·</span>}
              </>
            ),
          }
        }}
      />
      <Text component="figcaption" size="xs" c="dimmed">
        {caption}
      </Text>
    </figure>
  )
}

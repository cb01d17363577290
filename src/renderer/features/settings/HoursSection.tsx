/** When the office is open, which days are not like others, and by when it wants to have answered. */
import { Select, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { HOLIDAY_REGIONS } from '#shared/domain/holidayRegion.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { dayHoursOf, dayHoursText, WEEKDAYS } from './hoursView.ts'
import { SpecialDaysPart } from './SpecialDaysPart.tsx'
import { TargetsPart } from './TargetsPart.tsx'
import { TypedInput } from './TypedInput.tsx'
import classes from './hours.module.css'

export type Hours = Omit<OutputOf<'hours.get'>, 'targets'>

export function HoursSection() {
  const { t } = useTranslation('hours')
  const stored = useOperation('hours.get', {}).data
  const set = useCommand('hours.set')
  if (stored === undefined) return null
  const { targets, ...hours } = stored
  const keep = (change: Partial<Hours>): void => set.mutate({ ...hours, ...change })
  return (
    <Stack gap="md" align="flex-start">
      <div role="group" aria-label={t('week.title')}>
        <Text size="sm" fw={500}>
          {t('week.title')}
        </Text>
        <Text size="sm" c="dimmed" mb={6}>
          {t('week.help')}
        </Text>
        <div className={classes.week}>
          {WEEKDAYS.map((weekday, index) => (
            <div key={weekday} className={classes.day}>
              <span aria-hidden>{t(`weekday.${weekday}`)}</span>
              <TypedInput
                label={t(`weekday.${weekday}`)}
                value={dayHoursText(hours.week[index] ?? [])}
                width={220}
                placeholder={t('week.closed')}
                invalid={t('week.invalid')}
                isReadable={(typed) => dayHoursOf(typed) !== null}
                onKeep={(typed) => {
                  const read = dayHoursOf(typed) ?? []
                  const day = read.map((span) => ({ ...span }))
                  keep({ week: hours.week.map((spans, at) => (at === index ? day : spans)) })
                }}
              />
            </div>
          ))}
        </div>
      </div>
      <Select
        label={t('region.label')}
        description={t('region.help')}
        descriptionProps={{ size: 'sm' }}
        w={300}
        allowDeselect={false}
        value={hours.region}
        onChange={(chosen) => {
          const region = HOLIDAY_REGIONS.find((each) => each === chosen)
          if (region !== undefined && region !== hours.region) keep({ region })
        }}
        data={HOLIDAY_REGIONS.map((value) => ({ value, label: t(`region.${value}`) }))}
      />
      <SpecialDaysPart hours={hours} onKeep={(ownDays) => keep({ ownDays: [...ownDays] })} />
      <TargetsPart targets={targets} />
    </Stack>
  )
}

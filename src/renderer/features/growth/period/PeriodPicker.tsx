/** What stretch of days the screen is about: one that moves on with the days, or two days that were chosen. */
import { Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PERIOD_PRESETS, spanOfPeriod, type DaySpan, type Period } from '#shared/domain/period.ts'
import { useFormat } from '../../../ui/useFormat.ts'

export function PeriodPicker({
  period,
  today,
  onChange,
}: {
  readonly period: Period
  readonly today: string
  readonly onChange: (period: Period) => void
}) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const name = period.kind === 'days' ? format.weekOf(period.span.firstDay, period.span.lastDay) : t('period.choose')
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Select
          aria-label={t('period.label')}
          w={190}
          allowDeselect={false}
          value={period.kind === 'days' ? 'days' : period.preset}
          // Told, so that it is not drawn a second time to find it out.
          searchValue={period.kind === 'days' ? name : t(`period.${period.preset}`)}
          data={[
            ...PERIOD_PRESETS.map((value) => ({ value, label: t(`period.${value}`) })),
            { value: 'days', label: name },
          ]}
          onChange={(value) => {
            const preset = PERIOD_PRESETS.find((each) => each === value)
            if (preset !== undefined) onChange({ kind: 'preset', preset })
            setOpened(value === 'days')
          }}
          onOptionSubmit={(value) => setOpened(value === 'days')}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <ChosenDays
          key={String(opened)}
          start={spanOfPeriod(period, today) ?? { firstDay: '', lastDay: today }}
          today={today}
          onChosen={(span) => {
            onChange({ kind: 'days', span })
            setOpened(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

function ChosenDays({
  start,
  today,
  onChosen,
}: {
  readonly start: DaySpan
  readonly today: string
  readonly onChosen: (span: DaySpan) => void
}) {
  const { t } = useTranslation('growth')
  const [span, setSpan] = useState(start)
  const isWrong = span.firstDay !== '' && span.lastDay !== '' && span.firstDay > span.lastDay
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWrong && span.firstDay !== '' && span.lastDay !== '') onChosen(span)
      }}
    >
      <Stack gap="sm">
        <Group gap="sm" align="flex-start" wrap="nowrap">
          <TextInput
            type="date"
            label={t('period.firstDay')}
            max={today}
            value={span.firstDay}
            error={isWrong ? t('period.wrongOrder') : undefined}
            onChange={(event) => setSpan({ ...span, firstDay: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('period.lastDay')}
            max={today}
            value={span.lastDay}
            onChange={(event) => setSpan({ ...span, lastDay: event.currentTarget.value })}
          />
        </Group>
        <Button type="submit">{t('period.show')}</Button>
      </Stack>
    </form>
  )
}

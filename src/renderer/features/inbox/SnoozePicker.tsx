/** Until when conversations are put off: the usual hours, or any other. */
import { Button, Group, TextInput } from '@mantine/core'
import {
  IconAlarm,
  IconCalendarClock,
  IconCalendarWeek,
  IconPlayerPlay,
  IconSun,
  IconSunrise,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wallTimeAt } from '#shared/domain/wallTime.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFormat, useOfficeZone } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { PickerDialog, type PickerOption } from './PickerDialog.tsx'
import { firstOtherHour, otherHour, snoozeChoices } from './snoozeTimes.ts'
import type { PickerProps } from './TriagePicker.tsx'
import classes from './triage.module.css'

const icons = { in_hour: IconAlarm, this_afternoon: IconSun, tomorrow: IconSunrise, monday: IconCalendarWeek } as const

export function SnoozePicker({ targets, onPick, onClose }: PickerProps) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const zone = useOfficeZone()
  const nowMs = useNow()
  const [isOther, setOther] = useState(false)
  const choices = snoozeChoices(nowMs, zone)
  const title = t('picker.snooze', { count: targets.length })
  const put = (untilMs: number | null): void => onPick({ kind: 'snooze', untilMs })

  if (isOther) return <OtherHourDialog title={title} onPut={put} onClose={onClose} />
  const isPutOff = targets.every((row) => row.snoozedUntilMs !== null)
  const back: PickerOption = { key: 'now', label: t('snooze.now'), icon: <IconPlayerPlay size={16} aria-hidden /> }
  const other: PickerOption = {
    key: 'other',
    label: t('snooze.other'),
    icon: <IconCalendarClock size={16} aria-hidden />,
  }
  return (
    <PickerDialog
      title={title}
      options={[
        ...(isPutOff ? [back] : []),
        ...choices.map(({ key, untilMs }) => {
          const Icon = icons[key]
          const hint = key === 'in_hour' || key === 'this_afternoon' ? format.time(untilMs) : format.day(untilMs)
          return { key, label: t(`snooze.${key}`), icon: <Icon size={16} aria-hidden />, hint }
        }),
        other,
      ]}
      searchLabel={null}
      empty=""
      onPick={(key) => {
        if (key === 'other') setOther(true)
        else if (key === 'now') put(null)
        else put(choices.find((choice) => choice.key === key)?.untilMs ?? null)
      }}
      onClose={onClose}
    />
  )
}

function OtherHourDialog({
  title,
  onPut,
  onClose,
}: {
  readonly title: string
  readonly onPut: (untilMs: number) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['inbox', 'common'])
  const zone = useOfficeZone()
  const nowMs = useNow(5_000)
  const [wallTime, setWallTime] = useState(() => firstOtherHour(Date.now(), zone))
  const hour = otherHour(wallTime, nowMs, zone)
  return (
    <Dialog
      onClose={onClose}
      title={<span className={classes.pickerTitle}>{title}</span>}
      size={380}
      padding="sm"
      yOffset="14vh"
      centered={false}
      seesThrough
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (hour.kind === 'chosen') onPut(hour.untilMs)
        }}
      >
        <TextInput
          data-autofocus
          type="datetime-local"
          label={t('inbox:snooze.otherLabel')}
          min={wallTimeAt(nowMs, zone)}
          value={wallTime}
          onChange={(event) => setWallTime(event.currentTarget.value)}
          error={hour.kind === 'past' ? t('inbox:snooze.past') : null}
        />
        <Group justify="flex-end" mt="sm">
          <Button type="submit" disabled={hour.kind !== 'chosen'}>
            {t('inbox:snooze.otherAction')}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}

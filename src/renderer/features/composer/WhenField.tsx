/** Date and hour on the office's wall clock, and what is wrong with them. */
import { Button, Group, SegmentedControl, Text, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficeZone, RepeatedHour } from '#shared/domain/wallTime.ts'
import { readDate } from '../../ui/typedDay.ts'
import { isTwice, type ChosenTime } from './composerView.ts'
import { readTime, stepTime } from './timeEntry.ts'
import classes from './composer.module.css'

export type When = { readonly date: string | null; readonly time: string | null; readonly repeatedHour: RepeatedHour }

type Props = {
  readonly when: When
  readonly chosen: ChosenTime
  readonly zone: OfficeZone
  /** `2026-11-22` on the office's calendar */
  readonly today: string
  readonly onChange: (when: When) => void
}

export const WhenField = memo(DrawnWhen)

function DrawnWhen({ when, chosen, zone, today, onChange }: Props) {
  const { t } = useTranslation('composer')
  const [typed, setTyped] = useState<string | null>(null)
  const settle = (): void => {
    if (typed === null) return
    onChange({ ...when, time: readTime(typed) })
    setTyped(null)
  }
  return (
    <fieldset className={classes.when}>
      <legend className={classes.legend}>{t('when')}</legend>
      <Group gap={6} wrap="nowrap" align="center">
        <DateInput
          size="xs"
          aria-label={t('date')}
          data-field="date"
          placeholder={t('date')}
          valueFormat="DD/MM/YYYY"
          dateParser={(text) => readDate(text, today)}
          minDate={today}
          value={when.date}
          onChange={(date) => onChange({ ...when, date })}
          popoverProps={{ position: 'top-start', withinPortal: true }}
          w={118}
        />
        <TextInput
          size="xs"
          aria-label={t('time')}
          data-field="time"
          placeholder="10:00"
          className="tabular"
          w={68}
          value={typed ?? when.time ?? ''}
          onChange={(event) => {
            const text = event.currentTarget.value
            setTyped(text)
            // A complete hour counts at once, so that the keyboard can go on to "schedule".
            if (/^\d\d:\d\d$/.test(text)) onChange({ ...when, time: readTime(text) })
          }}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            const time = readTime(typed ?? when.time ?? '10:00') ?? '10:00'
            setTyped(null)
            onChange({ ...when, time: stepTime(time, event.key === 'ArrowUp' ? 15 : -15) })
          }}
        />
        <Text c="dimmed" size="xs">
          {zone}
        </Text>
      </Group>
      {isTwice(when.date, when.time, zone) && (
        <div className={classes.whenNote}>
          <Text size="xs">{t('whichHour')}</Text>
          <SegmentedControl
            aria-label={t('whichHour')}
            value={when.repeatedHour}
            onChange={(repeatedHour) => onChange({ ...when, repeatedHour })}
            data={[
              { value: 'earlier' as const, label: t('earlier') },
              { value: 'later' as const, label: t('later') },
            ]}
          />
        </div>
      )}
      {chosen.kind === 'never' && (
        <div className={classes.whenNote} role="alert">
          <Text size="xs" c="red">
            {t('hourNever', { before: chosen.before.slice(11), after: chosen.after.slice(11) })}
          </Text>
          <Group gap={6}>
            {[chosen.before, chosen.after].map((wallTime) => (
              <Button
                key={wallTime}
                size="compact-xs"
                variant="light"
                onClick={() => onChange({ ...when, time: wallTime.slice(11) })}
              >
                {t('useTime', { time: wallTime.slice(11) })}
              </Button>
            ))}
          </Group>
        </div>
      )}
      {chosen.kind === 'past' && (
        <Text className={classes.whenNote} size="xs" c="red" role="alert">
          {t('inPast')}
        </Text>
      )}
    </fieldset>
  )
}

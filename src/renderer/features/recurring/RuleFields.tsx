/** When something repeats: the rule in plain choices, from when on, at which hour, until when, and holidays. */
import { Chip, Group, NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import { nthOfMonth, ON_HOLIDAY, WEEKDAYS, type OnHoliday } from '#shared/domain/recurrence.ts'
import { readDate } from '../../ui/typedDay.ts'
import { kindsFor, type RuleForm, type RuleKind } from './ruleForm.ts'
import { dateWords, nthWords } from './ruleWords.ts'
import classes from './recurring.module.css'

export type SeriesForm = {
  readonly rule: RuleForm
  readonly firstDay: string
  readonly hour: string
  readonly onHoliday: OnHoliday
  readonly asDrafts: boolean
  readonly aheadDays: number
  readonly mostAhead: number
}

export function RuleFields({
  form,
  today,
  onChange,
}: {
  readonly form: SeriesForm
  readonly today: string
  readonly onChange: (change: Partial<SeriesForm>) => void
}) {
  const { t, i18n } = useTranslation('recurring')
  const { rule, firstDay } = form
  const set = (change: Partial<RuleForm>): void => onChange({ rule: { ...rule, ...change } })
  const nth = nthOfMonth(firstDay)
  const labelOf = (kind: RuleKind): string => {
    switch (kind) {
      case 'monthDay':
        return t('dialog.kinds.monthDay', { day: Number(firstDay.slice(8)) })
      case 'monthWeekday':
        return t('dialog.kinds.monthWeekday', { nth: nthWords(t, nth), weekday: t(`words.weekdays.${nth.weekday}`) })
      case 'year':
        return t('dialog.kinds.year', { date: dateWords(firstDay, i18n.language) })
      case 'day':
      case 'workingDay':
      case 'week':
      case 'monthLast':
      case 'kept':
        return t(`dialog.kinds.${kind}`)
    }
  }
  return (
    <>
      <Group gap="sm" align="flex-end" wrap="nowrap">
        <NativeSelect
          size="xs"
          className={classes.grow}
          label={t('dialog.every')}
          value={rule.kind}
          data-autofocus
          onChange={(event) => {
            const kind = kindsFor(firstDay, rule).find((each) => each === event.currentTarget.value)
            if (kind !== undefined) set({ kind })
          }}
          data={kindsFor(firstDay, rule).map((kind) => ({ value: kind, label: labelOf(kind) }))}
        />
        {rule.kind !== 'workingDay' && rule.kind !== 'kept' && (
          <NumberInput
            w={150}
            label={t('dialog.interval')}
            min={1}
            max={99}
            allowDecimal={false}
            value={rule.interval}
            onChange={(value) => set({ interval: wholeOr(value, 1) })}
          />
        )}
      </Group>
      {rule.kind === 'week' && (
        <div>
          <span className={classes.label} id="series-weekdays">
            {t('dialog.weekdays')}
          </span>
          <Chip.Group
            multiple
            value={[...rule.weekdays]}
            onChange={(chosen) => set({ weekdays: WEEKDAYS.filter((weekday) => chosen.includes(weekday)) })}
          >
            <Group gap={4} role="group" aria-labelledby="series-weekdays">
              {WEEKDAYS.map((weekday) => (
                <Chip key={weekday} value={weekday} size="xs" aria-label={t(`words.weekdays.${weekday}`)}>
                  {t(`words.weekdays.${weekday}`).slice(0, 3)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </div>
      )}
      <Group gap="sm" align="flex-end" wrap="nowrap">
        <DateInput
          size="xs"
          w={140}
          label={t('dialog.firstDay')}
          valueFormat="DD/MM/YYYY"
          dateParser={(text) => readDate(text, today)}
          minDate={today}
          value={firstDay}
          onChange={(day) => {
            if (day !== null) onChange({ firstDay: day })
          }}
        />
        <TextInput
          w={80}
          label={t('dialog.hour')}
          placeholder="10:00"
          className="tabular"
          value={form.hour}
          onChange={(event) => onChange({ hour: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          className={classes.grow}
          label={t('dialog.onHoliday')}
          value={form.onHoliday}
          onChange={(event) =>
            onChange({ onHoliday: ON_HOLIDAY.find((each) => each === event.currentTarget.value) ?? 'keep' })
          }
          data={ON_HOLIDAY.map((each) => ({ value: each, label: t(`dialog.holidays.${each}`) }))}
        />
      </Group>
      {rule.kind !== 'kept' && (
        <Group gap="sm" align="flex-end" wrap="nowrap">
          <div>
            <span className={classes.label}>{t('dialog.end')}</span>
            <SegmentedControl
              size="xs"
              aria-label={t('dialog.end')}
              value={rule.end}
              onChange={(end) => set({ end })}
              data={[
                { value: 'count' as const, label: t('dialog.count') },
                { value: 'until' as const, label: t('dialog.until') },
              ]}
            />
          </div>
          {rule.end === 'count' ? (
            <NumberInput
              w={100}
              label={t('dialog.countTimes')}
              min={1}
              max={500}
              allowDecimal={false}
              value={rule.count}
              onChange={(value) => set({ count: wholeOr(value, 1) })}
            />
          ) : (
            <DateInput
              size="xs"
              w={140}
              label={t('dialog.untilDay')}
              valueFormat="DD/MM/YYYY"
              dateParser={(text) => readDate(text, today)}
              minDate={firstDay}
              value={rule.untilDay}
              onChange={(untilDay) => set({ untilDay })}
            />
          )}
        </Group>
      )}
    </>
  )
}

/** Number fields hand over text while typed into. */
export function wholeOr(value: string | number, fallback: number): number {
  const whole = Number(value)
  return Number.isInteger(whole) && whole > 0 ? whole : fallback
}

/** The days on which the followers changed unlike the days before. */
import { Text } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/useFormat.ts'
import type { UnusualOfDay } from './useMarks.ts'
import classes from './followers.module.css'

export const UnusualList = memo(function UnusualList({
  days,
  onChoose,
}: {
  readonly days: readonly UnusualOfDay[]
  readonly onChoose: (day: string) => void
}) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  if (days.length === 0) return null
  return (
    <section className={classes.unusualPanel} aria-label={t('unusual.label')}>
      <h2 className={classes.panelTitle}>{t('unusual.title', { count: days.length })}</h2>
      <Text size="xs" c="dimmed">
        {t('unusual.rule')}
      </Text>
      <ul className={classes.unusualList} tabIndex={days.length > 4 ? 0 : undefined} aria-label={t('unusual.label')}>
        {days.map(({ day, change }) => (
          <li key={day}>
            <button type="button" className={classes.unusualDay} onClick={() => onChoose(day)}>
              <span>{format.shortDayOf(day)}</span>
              <strong className="tabular">{format.signed(change)}</strong>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
})

/** Which period is on screen, and how to get to another. */
import { ActionIcon, Button, Group, SegmentedControl, Text, Title, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { spanOf, type CalendarMode } from './calendarDays.ts'
import classes from './calendar.module.css'

export function CalendarHeader({
  mode,
  day,
  zone,
  count,
  compact,
  onMode,
  onTurn,
  onToday,
  onNew,
}: {
  readonly mode: CalendarMode
  readonly day: string
  readonly zone: OfficeZone
  readonly count: number
  /** The composer stands beside it: only what is needed. */
  readonly compact: boolean
  readonly onMode: (mode: CalendarMode) => void
  readonly onTurn: (periods: 1 | -1) => void
  readonly onToday: () => void
  /** Null where the person who acts may not write. */
  readonly onNew: (() => void) | null
}) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const span = spanOf(mode, day)
  const period = mode === 'month' ? format.monthOf(day) : format.weekOf(span.first, span.last)
  return (
    <header className={classes.header}>
      <Title order={1} className={classes.period} aria-live="polite">
        {period}
      </Title>
      <Group gap={2} wrap="nowrap">
        <ActionIcon
          onClick={() => onTurn(-1)}
          aria-label={mode === 'month' ? t('previousMonth') : t('previousWeek')}
          aria-keyshortcuts="["
        >
          <IconChevronLeft size={17} aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={onToday} aria-keyshortcuts="t">
          {t('today')}
        </Button>
        <ActionIcon
          onClick={() => onTurn(1)}
          aria-label={mode === 'month' ? t('nextMonth') : t('nextWeek')}
          aria-keyshortcuts="]"
        >
          <IconChevronRight size={17} aria-hidden />
        </ActionIcon>
      </Group>
      <SegmentedControl
        aria-label={t('view')}
        value={mode}
        onChange={onMode}
        data={[
          { value: 'month' as const, label: t('month') },
          { value: 'week' as const, label: t('week') },
        ]}
      />
      <span className={classes.headerSpace} />
      {!compact && (
        <Text c="dimmed" size="xs" className="tabular" truncate>
          {t('count', { count })} · {t('zone', { zone: t(`zoneNames.${zone}`) })}
        </Text>
      )}
      {onNew !== null && (
        <Tooltip label="N">
          <Button
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={onNew}
            aria-keyshortcuts="n"
            aria-label={t('newPost')}
          >
            {compact ? t('newShort') : t('newPost')}
          </Button>
        </Tooltip>
      )}
    </header>
  )
}

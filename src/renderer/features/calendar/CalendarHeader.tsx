/** Which period is on screen, and how to get to another. */
import { ActionIcon, Button, Group, NativeSelect, SegmentedControl, Title, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CALENDAR_VIEWS, type CalendarView } from '#shared/domain/calendarFilter.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { ApprovalsButton } from './ApprovalsButton.tsx'
import { CommentsButton } from './CommentsButton.tsx'
import { IntakeButton } from './IntakeButton.tsx'
import { periodOf, spanOf } from './calendarDays.ts'
import { viewOf } from './calendarRange.ts'
import classes from './calendar.module.css'

export function CalendarHeader({
  view,
  day,
  compact,
  onView,
  onTurn,
  onToday,
  onNew,
}: {
  readonly view: CalendarView
  readonly day: string
  /** The composer stands beside it: only what is needed. */
  readonly compact: boolean
  readonly onView: (view: CalendarView) => void
  readonly onTurn: (periods: 1 | -1) => void
  readonly onToday: () => void
  /** Null where the person who acts may not write. */
  readonly onNew: (() => void) | null
}) {
  const { t } = useTranslation(['calendar', 'planning'])
  const format = useFormat()
  const span = spanOf(view, day)
  const turns = periodOf(view)
  const period = {
    month: () => format.monthOf(day),
    week: () => format.weekOf(span.first, span.last),
    day: () => format.shortDayOf(day),
  }[turns]()
  const views = CALENDAR_VIEWS.map((value) => ({ value, label: t(`planning:views.${value}`) }))
  return (
    <header className={classes.header}>
      <Title order={1} className={classes.period} aria-live="polite">
        {period}
      </Title>
      <Group gap={2} wrap="nowrap">
        <ActionIcon onClick={() => onTurn(-1)} aria-label={t(`planning:previous.${turns}`)} aria-keyshortcuts="[">
          <IconChevronLeft size={17} aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={onToday} aria-keyshortcuts="t">
          {t('today')}
        </Button>
        <ActionIcon onClick={() => onTurn(1)} aria-label={t(`planning:next.${turns}`)} aria-keyshortcuts="]">
          <IconChevronRight size={17} aria-hidden />
        </ActionIcon>
      </Group>
      {compact ? (
        <NativeSelect
          aria-label={t('view')}
          value={view}
          onChange={(event) => onView(viewOf(event.currentTarget.value))}
          data={views}
          w={104}
        />
      ) : (
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={onView}
          data={views}
          title={t('planning:viewKeys')}
        />
      )}
      <span className={classes.headerSpace} />
      <IntakeButton compact={compact} />
      <CommentsButton />
      <ApprovalsButton compact={compact} />
      {onNew !== null && (
        <Tooltip label="N">
          <Button
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={onNew}
            aria-keyshortcuts="n"
            aria-label={t('newPost')}
          >
            {t('newShort')}
          </Button>
        </Tooltip>
      )}
    </header>
  )
}

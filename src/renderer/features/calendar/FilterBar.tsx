/** Below the head of the calendar: kept views, the filter with each of its values, and how much of all is shown. */
import { ActionIcon, Button, Text, Tooltip } from '@mantine/core'
import { IconCalendarPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarFilter, CalendarView } from '#shared/domain/calendarFilter.ts'
import { NO_FILTER } from '#shared/domain/calendarFilter.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import { valuesOf, without } from './calendarFilterView.ts'
import { ColourByButton } from './ColourByButton.tsx'
import { FilterPopover } from './FilterPopover.tsx'
import { SavedViews } from './SavedViews.tsx'
import type { FilterNames } from './useFilterNames.ts'
import classes from './filter.module.css'

/** What of the bar is open. */
export type OpenPart = 'filter' | 'views' | null

export function FilterBar({
  view,
  filter,
  names,
  shown,
  total,
  zone,
  compact,
  open,
  onOpen,
  onFilter,
  onLook,
  onDays,
  menus,
}: {
  readonly view: CalendarView
  readonly filter: CalendarFilter
  readonly names: FilterNames
  /** How many stand on the screen, and how many there are without the filter. */
  readonly shown: number
  readonly total: number
  readonly zone: OfficeZone
  /** The composer stands beside it: only what is needed. */
  readonly compact: boolean
  readonly open: OpenPart
  readonly onOpen: (open: OpenPart) => void
  readonly onFilter: (filter: CalendarFilter) => void
  readonly onLook: (look: { readonly view: CalendarView; readonly filter: CalendarFilter }) => void
  readonly onDays: () => void
  /** The menus of what repeats and of files. */
  readonly menus: ReactNode
}) {
  const { t } = useTranslation(['planning', 'calendar'])
  const values = valuesOf(filter)
  const count = values.length === 0 ? t('calendar:count', { count: shown }) : t('filter.shown', { shown, count: total })
  return (
    <div className={classes.bar} role="group" aria-label={t('filter.bar')}>
      <SavedViews
        view={view}
        filter={filter}
        opened={open === 'views'}
        onOpened={(opened) => onOpen(opened ? 'views' : null)}
        onLook={onLook}
      />
      <FilterPopover
        filter={filter}
        names={names}
        opened={open === 'filter'}
        onOpened={(opened) => onOpen(opened ? 'filter' : null)}
        onFilter={onFilter}
      />
      <ul className={classes.chips} aria-label={t('filter.active')}>
        {values.map((value) => {
          const name = names.of(value)
          return (
            <li key={`${value.part} ${value.value}`} className={classes.chip}>
              <span className={classes.chipName} title={`${t(`filter.parts.${value.part}`)}: ${name}`}>
                {name}
              </span>
              <ActionIcon
                variant="transparent"
                size={18}
                aria-label={t('filter.takeOff', { name })}
                onClick={() => onFilter(without(filter, value))}
              >
                <IconX size={12} aria-hidden />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
      {values.length > 0 && (
        <Button variant="subtle" size="compact-xs" flex="none" onClick={() => onFilter(NO_FILTER)}>
          {t('filter.takeOffAll')}
        </Button>
      )}
      <span className={classes.space} />
      <Text c="dimmed" size="xs" className={`tabular ${classes.count ?? ''}`} role="status">
        {compact || values.length > 0
          ? count
          : `${count} · ${t('calendar:zone', { zone: t(`calendar:zoneNames.${zone}`) })}`}
      </Text>
      <ColourByButton />
      <Tooltip label={`${t('days.open')} (D)`}>
        <ActionIcon variant="subtle" aria-label={t('days.open')} aria-keyshortcuts="D" onClick={onDays}>
          <IconCalendarPlus size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {menus}
    </div>
  )
}

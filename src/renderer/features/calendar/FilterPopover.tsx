/** Chooses what the calendar is narrowed to: accounts, campaigns, labels, states, authors. */
import { Button, MultiSelect, Popover } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { POST_STATES } from '#shared/domain/postLife.ts'
import type { CalendarFilter } from '#shared/domain/calendarFilter.ts'
import { FILTER_PARTS, type FilterPart } from './calendarFilterView.ts'
import type { FilterNames } from './useFilterNames.ts'
import classes from './filter.module.css'

export function FilterPopover({
  filter,
  names,
  opened,
  onOpened,
  onFilter,
}: {
  readonly filter: CalendarFilter
  readonly names: FilterNames
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
  readonly onFilter: (filter: CalendarFilter) => void
}) {
  const { t } = useTranslation('planning')
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-start" width={300} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconFilter size={13} aria-hidden />}
          aria-keyshortcuts="F"
          aria-expanded={opened}
          title={`${t('filter.open')} (F)`}
          onClick={() => onOpened(!opened)}
        >
          {t('filter.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filter.open')} p="sm">
        <FilterFields filter={filter} names={names} onFilter={onFilter} />
      </Popover.Dropdown>
    </Popover>
  )
}

function FilterFields({
  filter,
  names,
  onFilter,
}: {
  readonly filter: CalendarFilter
  readonly names: FilterNames
  readonly onFilter: (filter: CalendarFilter) => void
}) {
  const { t } = useTranslation('planning')
  const set = (part: FilterPart, values: readonly string[]): void =>
    onFilter({
      ...filter,
      ...(part === 'states' ? { states: POST_STATES.filter((state) => values.includes(state)) } : { [part]: values }),
    })
  return (
    <div className={classes.fields}>
      {FILTER_PARTS.map((part) => {
        const chosen = filter[part]
        const choices = names.choices(part, chosen)
        return choices.length === 0 ? null : (
          <MultiSelect
            key={part}
            size="xs"
            label={t(`filter.parts.${part}`)}
            placeholder={chosen.length === 0 ? t('filter.any') : ''}
            searchable
            openOnFocus={false}
            nothingFoundMessage={t('marks.nothing')}
            comboboxProps={{ withinPortal: false }}
            value={[...chosen]}
            onChange={(values) => set(part, values)}
            data={choices}
          />
        )
      })}
    </div>
  )
}

/** The view on screen, and the way to the others: those of the inbox and those kept under a name, each with its count. */
import { Button, Menu, VisuallyHidden } from '@mantine/core'
import {
  IconArrowForwardUp,
  IconChevronDown,
  IconCircleCheck,
  IconClockExclamation,
  IconHourglass,
  IconInbox,
  IconListDetails,
  IconMail,
  IconMoon,
  IconMoonStars,
  IconStar,
  IconUrgent,
  IconUser,
  IconUserQuestion,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { InboxScope } from '#shared/contract/inbox.ts'
import { UNNARROWED, type InboxView } from '#shared/domain/inboxView.ts'
import { FocusHolder } from '../../ui/FocusHolder.tsx'
import { PlainText } from '../../ui/PlainText.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { countText, scopeKey, shownViews, type InboxCounts, type SavedFilter } from './inboxView.ts'
import classes from './triage.module.css'

const icons: Readonly<Record<InboxView, Icon>> = {
  queue: IconInbox,
  urgent: IconUrgent,
  unassigned: IconUserQuestion,
  mine: IconUser,
  overdue: IconClockExclamation,
  night: IconMoon,
  waiting: IconHourglass,
  snoozed: IconMoonStars,
  handed_off: IconArrowForwardUp,
  unread: IconMail,
  closed: IconCircleCheck,
  all: IconListDetails,
}

export function ViewPicker({
  scope,
  counts,
  filters,
  actingId,
  opened,
  onOpened,
  onScope,
}: {
  readonly scope: InboxScope
  readonly counts: InboxCounts | undefined
  readonly filters: readonly SavedFilter[]
  readonly actingId: string | null
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
  readonly onScope: (scope: InboxScope) => void
}) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const present = filters.find((filter) => scopeKey(filter.scope) === scopeKey(scope))
  const name = present?.name ?? t(`views.${scope.view}`)
  const count = present?.count ?? counts?.[scope.view]
  const shownCount = count === undefined ? '' : countText(count, format.number)
  const CurrentIcon = present === undefined ? icons[scope.view] : IconStar
  return (
    <Menu
      opened={opened}
      onChange={onOpened}
      position="bottom-end"
      width={290}
      shadow="md"
      loop
      transitionProps={{ duration: 0 }}
      trapFocus={false}
      returnFocus={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button
          variant="default"
          className={classes.viewButton}
          aria-label={t('views.current', { name: [name, shownCount].join(' ').trim() })}
          aria-keyshortcuts="V"
          title={`${t('views.label')} (V)`}
          leftSection={<CurrentIcon size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <span className={classes.viewName}>{name}</span>{' '}
          {shownCount !== '' && <span className={classes.viewCount}>{shownCount}</span>}
        </Button>
      </Menu.Target>
      <Menu.Dropdown
        className={classes.viewMenu}
        aria-label={t('views.label')}
        onKeyDown={(event) => {
          if (event.key !== 'Tab') return
          event.preventDefault()
          onOpened(false)
        }}
      >
        <FocusHolder frame="menu">
          {shownViews(actingId).map((view) => (
            <ViewItem
              key={view}
              value={view}
              name={t(`views.${view}`)}
              icon={icons[view]}
              count={counts?.[view]}
              isPresent={present === undefined && view === scope.view}
              onPick={() => onScope({ ...UNNARROWED, view })}
            />
          ))}
          {filters.length > 0 && <Menu.Divider />}
          {filters.length > 0 && <Menu.Label>{t('saved.title')}</Menu.Label>}
          {filters.map((filter) => (
            <ViewItem
              key={filter.filterId}
              value={filter.filterId}
              name={filter.name}
              title={`${filter.name} · ${t(filter.shared ? 'saved.ofAll' : 'saved.own')}`}
              icon={filter.shared ? IconUsers : IconStar}
              count={filter.count}
              isPresent={filter === present}
              onPick={() => onScope(filter.scope)}
            />
          ))}
        </FocusHolder>
      </Menu.Dropdown>
    </Menu>
  )
}

function ViewItem({
  value,
  name,
  title,
  icon: ViewIcon,
  count,
  isPresent,
  onPick,
}: {
  readonly value: string
  readonly name: string
  readonly title?: string
  readonly icon: Icon
  readonly count: number | undefined
  readonly isPresent: boolean
  readonly onPick: () => void
}) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  return (
    <Menu.RadioItem
      value={value}
      checked={isPresent}
      onChange={onPick}
      closeMenuOnClick
      title={title}
      rightSection={
        count === undefined ? null : (
          <>
            <span className={classes.viewCount} aria-hidden>
              {countText(count, format.number)}
            </span>
            <VisuallyHidden>{t('saved.count', { count })}</VisuallyHidden>
          </>
        )
      }
    >
      <span className={classes.viewItem}>
        <ViewIcon size={15} aria-hidden />
        <span className={classes.viewName}>
          <PlainText text={name} />
        </span>
      </span>
    </Menu.RadioItem>
  )
}

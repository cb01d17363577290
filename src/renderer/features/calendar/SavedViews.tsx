/** Views that were kept under a name: the way to each, and keeping what is on the screen. */
import { ActionIcon, Button, Group, Popover, Switch, Text, TextInput } from '@mantine/core'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarFilter, CalendarView } from '#shared/domain/calendarFilter.ts'
import type { OutputOf } from '#shared/contract/contract.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { offerUndo } from '../../ui/undo.tsx'
import { useMay } from '../../ui/useMay.ts'
import { filterKey } from './calendarFilterView.ts'
import { narrowedTo } from './calendarRange.ts'
import classes from './filter.module.css'

const UNDO_SECONDS = 10
const NOTHING = { accountIds: [], campaignIds: [], labelIds: [], states: [], personIds: [] }

type KeptView = OutputOf<'calendar.views'>[number]

export function SavedViews({
  view,
  filter,
  opened,
  onOpened,
  onLook,
}: {
  readonly view: CalendarView
  readonly filter: CalendarFilter
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
  readonly onLook: (look: KeptView['look']) => void
}) {
  const { t } = useTranslation('planning')
  const mayKeep = useMay('compose')
  const views = useOperation('calendar.views', {}, { enabled: opened }).data ?? []
  const present = views.find(({ look }) => look.view === view && filterKey(look.filter) === filterKey(filter))
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-start" width={290} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconBookmark size={13} aria-hidden />}
          aria-keyshortcuts="V"
          aria-expanded={opened}
          title={`${t('saved.open')} (V)`}
          onClick={() => onOpened(!opened)}
        >
          {t('saved.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('saved.open')} p="sm">
        <div className={classes.fields}>
          {views.length === 0 && (
            <Text size="xs" c="dimmed">
              {t('saved.none')}
            </Text>
          )}
          <ul className={classes.views} aria-label={t('saved.open')}>
            {views.map((kept) => (
              <SavedView
                key={kept.viewId}
                kept={kept}
                isPresent={kept.viewId === present?.viewId}
                mayChange={mayKeep}
                onPick={() => {
                  onLook(kept.look)
                  onOpened(false)
                }}
              />
            ))}
          </ul>
          {mayKeep && present === undefined && <KeepForm view={view} filter={filter} onDone={() => onOpened(false)} />}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function SavedView({
  kept,
  isPresent,
  mayChange,
  onPick,
}: {
  readonly kept: KeptView
  readonly isPresent: boolean
  readonly mayChange: boolean
  readonly onPick: () => void
}) {
  const { t } = useTranslation('planning')
  const remove = useCommand('calendar.removeView')
  const save = useCommand('calendar.saveView')
  const { viewId, name, shared, look } = kept
  return (
    <li className={classes.view}>
      <Button
        variant={isPresent ? 'light' : 'subtle'}
        size="compact-sm"
        justify="flex-start"
        flex={1}
        aria-current={isPresent ? true : undefined}
        onClick={onPick}
      >
        {name} · {t(`views.${look.view}`)} {shared && `· ${t('saved.everybodys')}`}
      </Button>
      {mayChange && (
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={t('saved.remove', { name })}
          onClick={() =>
            remove.mutate(
              { viewId },
              {
                onSuccess: () =>
                  offerUndo({
                    id: `view:${viewId}`,
                    message: t('saved.removed', { name }),
                    seconds: UNDO_SECONDS,
                    onUndo: () => save.mutate({ viewId, name, shared, look }),
                  }),
              },
            )
          }
        >
          <IconTrash size={13} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}

function KeepForm({
  view,
  filter,
  onDone,
}: {
  readonly view: CalendarView
  readonly filter: CalendarFilter
  readonly onDone: () => void
}) {
  const { t } = useTranslation('planning')
  const save = useCommand('calendar.saveView')
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '' || save.isPending) return
        const look = { view, filter: narrowedTo(filter).filter ?? NOTHING }
        save.mutate({ viewId: newId(), name: name.trim(), shared, look }, { onSuccess: onDone })
      }}
    >
      <TextInput
        size="xs"
        label={t('saved.name')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group justify="space-between" wrap="nowrap">
        <Switch
          size="xs"
          label={t('saved.shared')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <Button type="submit" size="compact-sm" disabled={name.trim() === ''}>
          {t('saved.keep')}
        </Button>
      </Group>
    </form>
  )
}

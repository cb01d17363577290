/** Narrows the list by account, kind, person, label and days, and keeps the combination under a name. */
import { ActionIcon, Button, Group, Indicator, Popover, Select, Switch, Text, TextInput, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { OutputOf } from '#shared/contract/contract.ts'
import type { InboxScope } from '#shared/contract/inbox.ts'
import { UNNARROWED } from '#shared/domain/inboxView.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { Permitted } from '../../ui/Permitted.tsx'
import { narrowings, scopeKey, type SavedFilter } from './inboxView.ts'
import type { Label } from './LabelChip.tsx'
import type { Office } from './people.ts'
import classes from './triage.module.css'

/** Stands for "not narrowed by this", where a value cannot be null. */
const ANY = 'any'

export function NarrowPopover({
  scope,
  accounts,
  labels,
  office,
  filters,
  opened,
  onOpened,
  onScope,
}: {
  readonly scope: InboxScope
  readonly accounts: readonly AccountView[]
  readonly labels: readonly Label[]
  readonly office: Office
  readonly filters: readonly SavedFilter[]
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
  readonly onScope: (scope: InboxScope) => void
}) {
  const { t } = useTranslation(['inbox', 'labels'])
  const count = narrowings(scope)
  const label = count === 0 ? t('narrow.open') : t('narrow.active', { count })
  const isNarrowed = scopeKey(scope) !== scopeKey({ ...UNNARROWED, view: scope.view })
  const set = (change: Partial<InboxScope>): void => onScope({ ...scope, ...change })
  const choice = (key: 'accountId' | 'assigneeId' | 'labelId' | 'kind', name: string, any: string, data: Choice[]) => (
    <Select
      label={name}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      value={scope[key] ?? ANY}
      onChange={(value) => set({ [key]: value === ANY ? null : value })}
      data={[{ value: ANY, label: any }, ...data]}
    />
  )
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-end" width={300} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={`${label} (F)`}>
          <Indicator label={count} size={15} disabled={count === 0} offset={3} className={classes.narrowButton}>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={label}
              aria-keyshortcuts="F"
              aria-expanded={opened}
              onClick={() => onOpened(!opened)}
            >
              <IconFilter size={15} aria-hidden />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('narrow.title')} p="sm">
        <div className={classes.narrowFields}>
          {accounts.length > 1 &&
            choice(
              'accountId',
              t('account.label'),
              t('account.all'),
              accounts.map(({ accountId, handle }) => ({ value: accountId, label: `@${handle}` })),
            )}
          {choice('kind', t('narrow.kind'), t('narrow.anyKind'), [
            { value: 'public', label: t('narrow.public') },
            { value: 'direct', label: t('narrow.direct') },
          ])}
          {office.people.length > 0 &&
            choice(
              'assigneeId',
              t('narrow.person'),
              t('narrow.anyPerson'),
              office.people.map(({ personId, name }) => ({ value: personId, label: name })),
            )}
          {labels.length > 0 &&
            choice(
              'labelId',
              t('narrow.label'),
              t('narrow.anyLabel'),
              labels.map(({ labelId, name, archivedAtMs }) => ({
                value: labelId,
                label: archivedAtMs === null ? name : t('labels:archivedName', { name }),
              })),
            )}
          <Group grow gap="xs">
            {(['fromDay', 'toDay'] as const).map((key) => (
              <TextInput
                key={key}
                type="date"
                label={t(key === 'fromDay' ? 'narrow.from' : 'narrow.to')}
                value={scope[key] ?? ''}
                onChange={({ currentTarget: { value } }) => set({ [key]: value === '' ? null : value })}
              />
            ))}
          </Group>
          <Button variant="subtle" disabled={!isNarrowed} onClick={() => onScope({ ...UNNARROWED, view: scope.view })}>
            {t('narrow.clear')}
          </Button>
        </div>
        <SavedView scope={scope} filters={filters} onDone={() => onOpened(false)} />
        <ExportButton scope={scope} onDone={() => onOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** What is listed, as a table, without those it is from. */
function ExportButton({ scope, onDone }: { readonly scope: InboxScope; readonly onDone: () => void }) {
  const { t } = useTranslation('inbox')
  const write = useCommand('inbox.export')
  const tell = (answer: OutputOf<'inbox.export'>): void => {
    if (answer === null) return
    const facts = { count: answer.messages, name: answer.fileName }
    notifications.show({ message: t(answer.isPart ? 'export.part' : 'export.done', facts) })
    onDone()
  }
  return (
    <div className={classes.savedView}>
      <Permitted right="triage">
        <Button
          fullWidth
          variant="default"
          loading={write.isPending}
          onClick={() => write.mutate({ scope }, { onSuccess: tell })}
        >
          {t('export.order')}
        </Button>
      </Permitted>
      <Text size="xs" c="dimmed">
        {t('export.help')}
      </Text>
    </div>
  )
}

type Choice = { readonly value: string; readonly label: string }

/** Keeps what is on screen under a name, or lets go of the name that it has. */
function SavedView({
  scope,
  filters,
  onDone,
}: {
  readonly scope: InboxScope
  readonly filters: readonly SavedFilter[]
  readonly onDone: () => void
}) {
  const { t } = useTranslation('inbox')
  const save = useCommand('inbox.saveFilter')
  const remove = useCommand('inbox.removeFilter')
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const present = filters.find((filter) => scopeKey(filter.scope) === scopeKey(scope))
  if (present !== undefined) {
    return (
      <div className={classes.savedView}>
        <ConfirmButton
          fullWidth
          variant="default"
          question={t('saved.removeQuestion')}
          confirmLabel={t('saved.removeConfirm')}
          onConfirm={() => remove.mutate({ filterId: present.filterId }, { onSuccess: onDone })}
        >
          {t('saved.remove', { name: present.name })}
        </ConfirmButton>
      </div>
    )
  }
  return (
    <form
      className={classes.savedView}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '' || save.isPending) return
        save.mutate(
          { filterId: newId(), name: name.trim(), shared, scope },
          {
            onSuccess: () => {
              setName('')
              onDone()
            },
          },
        )
      }}
    >
      <TextInput
        label={t('saved.name')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Switch label={t('saved.shared')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
      <Button type="submit" disabled={name.trim() === ''}>
        {t('saved.save')}
      </Button>
    </form>
  )
}

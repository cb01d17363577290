/** The hours of the week that the office keeps on its accounts (docs/specs/recurring.md §7). */
import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { InputOf, OutputOf } from '#shared/contract/contract.ts'
import { WEEKDAYS } from '#shared/domain/recurrence.ts'
import { isHour } from '#shared/domain/hour.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { AccountBadge } from '../../ui/AccountBadge.tsx'
import { errorWords } from '../../ui/errorWords.ts'
import { offerUndo } from '../../ui/undo.tsx'
import classes from './settings.module.css'

type Slot = OutputOf<'slots.list'>[number]

const UNDO_SECONDS = 10

export function SlotsSection() {
  const { t } = useTranslation('recurring')
  const slots = useOperation('slots.list', {}).data
  const accounts = useOperation('accounts.list', {}).data
  if (slots === undefined || accounts === undefined) return null
  const inWeek = slots.toSorted((a, b) => WEEKDAYS.indexOf(a.weekday) - WEEKDAYS.indexOf(b.weekday))
  const first = accounts[0]
  return (
    <Stack gap="md">
      <Text size="sm">{t('slots.text')}</Text>
      {slots.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('slots.empty')}
        </Text>
      ) : (
        <ul className={classes.people} aria-label={t('slots.list')}>
          {inWeek.map((slot) => (
            <SlotRow
              key={slot.slotId}
              slot={slot}
              account={accounts.find(({ accountId }) => accountId === slot.accountId)}
            />
          ))}
        </ul>
      )}
      {first === undefined ? (
        <Text size="sm">{t('slots.noAccounts')}</Text>
      ) : (
        <AddSlot accounts={accounts} first={first} />
      )}
    </Stack>
  )
}

function SlotRow({ slot, account }: { readonly slot: Slot; readonly account: AccountView | undefined }) {
  const { t } = useTranslation('recurring')
  const remove = useCommand('slots.remove')
  const save = useCommand('slots.save')
  const when = `${t(`words.weekdays.${slot.weekday}`)}, ${slot.hour}`
  const words = [when, ...(account === undefined ? [] : [`@${account.handle}`]), slot.name].filter(
    (each) => each !== '',
  )
  const name = words.join(', ')
  const facts = [slot.name, ...(slot.onHolidays ? [t('slots.holidaysToo')] : [])].filter((each) => each !== '')
  return (
    <li className={classes.personRow} aria-label={name}>
      <span className={classes.personText}>
        <span className={classes.personName}>
          {when} {account !== undefined && <AccountBadge account={account} />}
        </span>
        <span className={classes.personRole}>{facts.join(' · ')}</span>
      </span>
      <Button
        variant="default"
        size="compact-xs"
        aria-label={t('slots.removeOf', { slot: name })}
        onClick={() =>
          remove.mutate(
            { slotId: slot.slotId },
            {
              onSuccess: () =>
                offerUndo({
                  message: t('slots.removed', { slot: name }),
                  seconds: UNDO_SECONDS,
                  onUndo: () => save.mutate(slot),
                }),
            },
          )
        }
      >
        {t('slots.remove')}
      </Button>
    </li>
  )
}

function AddSlot({ accounts, first }: { readonly accounts: readonly AccountView[]; readonly first: AccountView }) {
  const { t } = useTranslation('recurring')
  const save = useCommand('slots.save', { quiet: true })
  const fresh = (accountId: string): InputOf<'slots.save'> => ({
    slotId: newId(),
    accountId,
    weekday: 'MO',
    hour: '10:00',
    name: '',
    onHolidays: false,
  })
  const [form, setForm] = useState(() => fresh(first.accountId))
  const set = (change: Partial<InputOf<'slots.save'>>): void => {
    setForm((before) => ({ ...before, ...change }))
    save.reset()
  }
  const error =
    save.error === null ? null : save.error.wire.code === 'conflict' ? t('slots.taken') : errorWords(save.error).title
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        // The next one is another, mostly on the same account.
        if (isHour(form.hour)) save.mutate(form, { onSuccess: () => setForm({ ...form, slotId: newId() }) })
      }}
    >
      <Group gap="sm" align="flex-end">
        <NativeSelect
          size="xs"
          label={t('slots.account')}
          value={form.accountId}
          onChange={(event) => set({ accountId: event.currentTarget.value })}
          data={accounts.map(({ accountId, handle }) => ({ value: accountId, label: `@${handle}` }))}
        />
        <NativeSelect
          size="xs"
          label={t('slots.weekday')}
          value={form.weekday}
          onChange={(event) => set({ weekday: WEEKDAYS.find((each) => each === event.currentTarget.value) ?? 'MO' })}
          data={WEEKDAYS.map((weekday) => ({ value: weekday, label: t(`words.weekdays.${weekday}`) }))}
        />
        <TextInput
          label={t('slots.hour')}
          className="tabular"
          w={80}
          value={form.hour}
          error={isHour(form.hour) ? null : t('slots.badHour')}
          onChange={(event) => set({ hour: event.currentTarget.value })}
        />
        <TextInput
          label={t('slots.name')}
          maxLength={60}
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Checkbox
          size="xs"
          mb={8}
          label={t('slots.onHolidays')}
          checked={form.onHolidays}
          onChange={(event) => set({ onHolidays: event.currentTarget.checked })}
        />
        <Button type="submit" leftSection={<IconPlus size={14} aria-hidden />} loading={save.isPending}>
          {t('slots.add')}
        </Button>
      </Group>
      {error !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mt={4}>
          {error}
        </Text>
      )}
    </form>
  )
}

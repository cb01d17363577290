/** Puts a post into the library, or changes how long an entry rests (docs/specs/recurring.md §8.1). */
import { Button, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { dayAt } from '#shared/domain/wallTime.ts'
import { callOperation } from '../../rpc/client.ts'
import { newId } from '../../rpc/newId.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { notifyError } from '../../ui/notifyError.ts'
import { shortened } from '../../ui/shortened.ts'
import { readDate } from '../../ui/typedDay.ts'
import { useOfficeZone } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'

export type LibraryEntry = OutputOf<'evergreen.list'>[number]
export type EntryTask =
  { readonly kind: 'add'; readonly postId: string } | { readonly kind: 'change'; readonly entry: LibraryEntry }

export function LibraryEntryDialog({
  entry,
  onClose,
}: {
  readonly entry: EntryTask | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['recurring', 'common'])
  return (
    <Dialog
      opened={entry !== null}
      onClose={onClose}
      size="sm"
      title={entry?.kind === 'change' ? t('library.changeOf', { excerpt: entry.entry.excerpt }) : t('library.add')}
    >
      {entry !== null && <Form task={entry} onClose={onClose} />}
    </Dialog>
  )
}

function Form({ task, onClose }: { readonly task: EntryTask; readonly onClose: () => void }) {
  const { t } = useTranslation(['recurring', 'common'])
  const today = dayAt(useNow(60_000), useOfficeZone())
  const [restDays, setRestDays] = useState(task.kind === 'change' ? task.entry.restDays : 60)
  const [lastDay, setLastDay] = useState(task.kind === 'change' ? task.entry.lastDay : null)
  const [withId, setWithId] = useState('')
  const present = (useOperation('evergreen.list', {}).data ?? []).filter(({ archivedAtMs }) => archivedAtMs === null)
  const others = task.kind === 'add' ? present : []
  const save = async (): Promise<void> => {
    if (task.kind === 'change')
      await callOperation('evergreen.change', { entryId: task.entry.entryId, restDays, lastDay })
    else if (withId !== '') await callOperation('evergreen.addText', { entryId: withId, postId: task.postId })
    else await callOperation('evergreen.add', { entryId: newId(), postId: task.postId, restDays, lastDay })
    if (task.kind === 'add') notifications.show({ message: t('library.added'), role: 'status' })
    onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save().catch(notifyError)
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('library.addText')}</Text>
        {others.length > 0 && (
          <NativeSelect
            size="xs"
            label={t('library.turnsWith')}
            description={t('library.turnsWithText')}
            value={withId}
            onChange={(event) => setWithId(event.currentTarget.value)}
            data={[
              { value: '', label: t('library.turnsWithNone') },
              ...others.map(({ entryId, excerpt }) => ({
                value: entryId,
                label: excerpt === '' ? t('common:noText') : shortened(excerpt),
              })),
            ]}
          />
        )}
        <NumberInput
          display={withId === '' ? undefined : 'none'}
          label={t('library.restDays')}
          min={0}
          max={3650}
          allowDecimal={false}
          data-autofocus
          value={restDays}
          onChange={(value) => setRestDays(Math.min(3650, Math.max(0, Math.floor(Number(value) || 0))))}
        />
        <DateInput
          size="xs"
          display={withId === '' ? undefined : 'none'}
          label={t('library.lastDay')}
          valueFormat="DD/MM/YYYY"
          dateParser={(text) => readDate(text, today)}
          clearable
          value={lastDay}
          onChange={setLastDay}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit">{t('library.save')}</Button>
        </Group>
      </Stack>
    </form>
  )
}

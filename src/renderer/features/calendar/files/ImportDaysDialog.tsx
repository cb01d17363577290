/** The events of another calendar before they become notes on their days. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOperation } from '../../../rpc/client.ts'
import { newId } from '../../../rpc/newId.ts'
import { useCommand, useOperation } from '../../../rpc/useOperation.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { notifyError } from '../../../ui/notifyError.ts'
import { offerUndo } from '../../../ui/undo.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import classes from './files.module.css'

const UNDO_SECONDS = 30
const DAY = /^20\d\d-\d\d-\d\d$/

/** @param token of the file that was chosen; null where it is closed */
export function ImportDaysDialog({
  token,
  firstDay,
  lastDay,
  onClose,
}: {
  readonly token: string | null
  /** The days on screen, which are offered. */
  readonly firstDay: string
  readonly lastDay: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['files', 'common'])
  return (
    <Dialog opened={token !== null} onClose={onClose} size={560} title={t('days.title')}>
      {token !== null && <Import key={token} token={token} days={{ firstDay, lastDay }} onClose={onClose} />}
    </Dialog>
  )
}

type Days = { readonly firstDay: string; readonly lastDay: string }

function Import({
  token,
  days,
  onClose,
}: {
  readonly token: string
  readonly days: Days
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['files', 'common'])
  const format = useFormat()
  const [wanted, setWanted] = useState(days)
  const [importId] = useState(newId)
  const isSpan = wanted.firstDay <= wanted.lastDay
  const read = useOperation('files.readDays', { token, ...wanted }, { enabled: isSpan, keepPrevious: true }).data
  const run = useCommand('files.importDays')
  const count = isSpan ? (read?.noteCount ?? 0) : 0
  const set = (part: keyof Days, value: string): void => {
    if (DAY.test(value)) setWanted({ ...wanted, [part]: value })
  }
  const importNow = (): void =>
    run.mutate(
      { importId, token, ...wanted },
      {
        onSuccess: ({ made }) => {
          onClose()
          offerUndo({
            id: `import:${importId}`,
            message: t('days.done', { count: made }),
            seconds: UNDO_SECONDS,
            onUndo: () => void callOperation('files.undo', { importId }).catch(notifyError),
          })
        },
      },
    )
  return (
    <Stack gap="sm">
      <Text size="sm">{t('days.text')}</Text>
      <Group grow>
        <TextInput
          type="date"
          label={t('days.first')}
          defaultValue={days.firstDay}
          onChange={({ currentTarget: { value } }) => set('firstDay', value)}
        />
        <TextInput
          type="date"
          label={t('days.last')}
          defaultValue={days.lastDay}
          onChange={({ currentTarget: { value } }) => set('lastDay', value)}
        />
      </Group>
      {read !== undefined && count > 0 && (
        <ul className={classes.findings} tabIndex={0} aria-label={t('days.title')}>
          {read.preview.map(({ day, text }, index) => (
            <li key={index}>
              {format.shortDayOf(day)} · {text}
            </li>
          ))}
        </ul>
      )}
      {read !== undefined && read.leftOut.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('days.leftOut')}{' '}
          {read.leftOut.map(({ why, count: many }) => t(`days.why.${why}`, { count: many })).join(' · ')}
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button disabled={count === 0} loading={run.isPending} onClick={importNow}>
          {count === 0 ? t('days.nothing') : t('days.import', { count })}
        </Button>
      </Group>
    </Stack>
  )
}

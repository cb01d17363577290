/** The backups that were found, each with what is in it and the way to restore it. */
import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFolderSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupView } from '#shared/contract/backup.ts'
import { useCommand, useOperation } from '../rpc/useOperation.ts'
import { RestoreDialog } from './RestoreDialog.tsx'
import classes from './ui.module.css'
import { useFormat } from './useFormat.ts'
import { countsInWords } from './backupWords.ts'

export function BackupList() {
  const { t } = useTranslation('backup')
  const [chosen, setChosen] = useState<BackupView | null>(null)
  const found = useOperation('backup.list', {}).data
  const look = useCommand('backup.lookElsewhere')
  if (found === undefined) return null
  return (
    <Stack gap={6} align="stretch">
      {found.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('listEmpty')} {t('listEmptyHint')}
        </Text>
      ) : (
        <div className={classes.scrollTable} role="region" aria-label={t('list')} tabIndex={0}>
          <Table stickyHeader fz="xs" verticalSpacing={4} className="tabular">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('madeAt')}</Table.Th>
                <Table.Th>{t('holds')}</Table.Th>
                <Table.Th>{t('size')}</Table.Th>
                <Table.Th>{t('action')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.map((backup) => (
                <BackupRow
                  key={`${backup.folder}/${backup.name}`}
                  backup={backup}
                  onRestore={() => setChosen(backup)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFolderSearch size={14} aria-hidden />}
          disabled={look.isPending}
          onClick={() =>
            look.mutate(
              {},
              {
                onSuccess: ({ found: count }) => {
                  if (count === 0) notifications.show({ message: t('elsewhereNone') })
                },
              },
            )
          }
        >
          {t('elsewhere')}
        </Button>
      </Group>
      <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />
    </Stack>
  )
}

function BackupRow({ backup, onRestore }: { readonly backup: BackupView; readonly onRestore: () => void }) {
  const { t } = useTranslation('backup')
  const format = useFormat()
  const when = format.dayTime(backup.madeAtMs)
  return (
    <Table.Tr title={backup.folder}>
      <Table.Td className={classes.noBreak}>{when}</Table.Td>
      <Table.Td>{countsInWords(t, backup.counts)}</Table.Td>
      <Table.Td className={classes.noBreak}>{format.bytes(backup.sizeBytes)}</Table.Td>
      <Table.Td>
        {backup.opens === 'never' ? (
          <Text size="xs" c="dimmed" title={t('neverHint')}>
            {t('never')}
          </Text>
        ) : (
          <Button variant="default" size="compact-xs" aria-label={t('restoreOf', { when })} onClick={onRestore}>
            {t('restore')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

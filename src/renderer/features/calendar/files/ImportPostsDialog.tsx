/** A table of posts before it is imported: what its columns are, its first rows, and what is wrong in it. */
import { Button, Checkbox, Group, NativeSelect, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf, OutputOf } from '#shared/contract/contract.ts'
import { POST_COLUMNS, type PostColumn } from '#shared/domain/postColumns.ts'
import { callOperation } from '../../../rpc/client.ts'
import { newId } from '../../../rpc/newId.ts'
import { useCommand, useOperation } from '../../../rpc/useOperation.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { notifyError } from '../../../ui/notifyError.ts'
import { offerUndo } from '../../../ui/undo.tsx'
import { withColumn } from './columns.ts'
import { useFindingWords } from './useFindingWords.ts'
import classes from './files.module.css'

type Reading = InputOf<'files.readPosts'>['reading']
type Read = OutputOf<'files.readPosts'>

const AS_FOUND: Reading = { separator: null, hasHeadings: null, dayOrder: 'day_first', columns: null }
const UNDO_SECONDS = 30

/** @param token of the file that was chosen; null where it is closed */
export function ImportPostsDialog({ token, onClose }: { readonly token: string | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['files', 'common'])
  return (
    <Dialog opened={token !== null} onClose={onClose} size={900} title={t('posts.title')}>
      {token !== null && <Import key={token} token={token} onClose={onClose} />}
    </Dialog>
  )
}

function Import({ token, onClose }: { readonly token: string; readonly onClose: () => void }) {
  const { t } = useTranslation(['files', 'common'])
  const [reading, setReading] = useState(AS_FOUND)
  const [onlyRight, setOnlyRight] = useState(false)
  const [schedule, setSchedule] = useState(false)
  const [importId] = useState(newId)
  const read = useOperation('files.readPosts', { token, reading }, { keepPrevious: true }).data
  const run = useCommand('files.importPosts')
  if (read === undefined) return null
  const wrong = read.rowCount - read.rightCount
  const mayImport = read.rightCount > 0 && (wrong === 0 || onlyRight)
  const importNow = (): void =>
    run.mutate(
      { importId, token, reading, onlyRight, schedule },
      {
        onSuccess: ({ made, scheduled }) => {
          onClose()
          offerUndo({
            id: `import:${importId}`,
            message: t('posts.done', { made, scheduled }),
            seconds: UNDO_SECONDS,
            onUndo: () => void callOperation('files.undo', { importId }).catch(notifyError),
          })
        },
      },
    )
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        {t('posts.facts', { rows: read.rowCount, right: read.rightCount, wrong })}
      </Text>
      <Preview
        read={read}
        onColumn={(index, column) => setReading({ ...reading, columns: withColumn(read.columns, index, column) })}
      />
      <Findings read={read} />
      <Stack gap={6}>
        <Checkbox
          label={t('posts.hasHeadings')}
          checked={read.hasHeadings}
          onChange={({ currentTarget: { checked } }) => setReading({ ...reading, hasHeadings: checked })}
        />
        <Checkbox
          label={t('posts.monthFirst')}
          checked={reading.dayOrder === 'month_first'}
          onChange={({ currentTarget: { checked } }) =>
            setReading({ ...reading, dayOrder: checked ? 'month_first' : 'day_first' })
          }
        />
        {wrong > 0 && (
          <Checkbox
            label={t('posts.onlyRight')}
            checked={onlyRight}
            onChange={({ currentTarget: { checked } }) => setOnlyRight(checked)}
          />
        )}
        <Checkbox
          label={t('posts.schedule')}
          checked={schedule}
          onChange={({ currentTarget: { checked } }) => setSchedule(checked)}
        />
      </Stack>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button disabled={!mayImport} loading={run.isPending} onClick={importNow}>
          {read.rightCount === 0 ? t('posts.nothing') : t('posts.import', { count: read.rightCount })}
        </Button>
      </Group>
    </Stack>
  )
}

function Preview({
  read,
  onColumn,
}: {
  readonly read: Read
  readonly onColumn: (index: number, column: PostColumn) => void
}) {
  const { t } = useTranslation('files')
  return (
    <div className={classes.preview} tabIndex={0} role="region" aria-label={t('posts.preview')}>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('posts.row')}</Table.Th>
            {read.columns.map((column, index) => {
              const heading = read.headings[index] ?? ''
              return (
                <Table.Th key={index} scope="col">
                  <NativeSelect
                    size="xs"
                    miw={110}
                    aria-label={
                      heading === '' ? t('posts.columnNumber', { number: index + 1 }) : t('posts.column', { heading })
                    }
                    value={column}
                    onChange={({ currentTarget: { value } }) =>
                      onColumn(index, POST_COLUMNS.find((each) => each === value) ?? 'ignored')
                    }
                    data={POST_COLUMNS.map((value) => ({ value, label: t(`posts.columns.${value}`) }))}
                  />
                  <span className={classes.heading}>{heading}</span>
                </Table.Th>
              )
            })}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {read.preview.map(({ row, cells }) => (
            <Table.Tr key={row}>
              <Table.Th scope="row" className="tabular">
                {row}
              </Table.Th>
              {read.columns.map((_column, index) => (
                <Table.Td key={index} className={classes.cell}>
                  {cells[index] ?? ''}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Findings({ read }: { readonly read: Read }) {
  const { t } = useTranslation('files')
  const wordsOf = useFindingWords()
  if (read.findings.length === 0) return null
  return (
    <section aria-label={t('posts.findings')}>
      <Text size="sm" fw={600}>
        {t('posts.findings')}
      </Text>
      <ul className={classes.findings} tabIndex={0}>
        {read.findings.map((finding, index) => (
          <li key={index} data-fatal={finding.isFatal || undefined}>
            {t('posts.row')} {finding.row}: {wordsOf(finding)}
          </li>
        ))}
      </ul>
      {read.findingCount > read.findings.length && (
        <Text size="xs" c="dimmed">
          {t('posts.more', { count: read.findingCount - read.findings.length })}
        </Text>
      )}
    </section>
  )
}

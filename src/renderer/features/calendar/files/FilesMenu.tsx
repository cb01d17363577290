/** The calendar from and to files: one menu, and the dialogs that it opens (docs/specs/calendarFiles.md). */
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#shared/contract/contract.ts'
import { useCommand } from '../../../rpc/useOperation.ts'
import { useOrders, type Order } from '../../../ui/orders.ts'
import { ImportDaysDialog } from './ImportDaysDialog.tsx'
import { ImportPostsDialog } from './ImportPostsDialog.tsx'
import { useIntake } from './useIntake.ts'

type Chosen = { readonly what: 'posts' | 'days'; readonly token: string }

/** @param range what is on screen, with its filter */
export function FilesMenu({
  range,
  firstDay,
  lastDay,
}: {
  readonly range: Omit<InputOf<'files.export'>, 'format'>
  /** The days on screen. */
  readonly firstDay: string
  readonly lastDay: string
}) {
  const { t } = useTranslation('files')
  const { t: intakeWords } = useTranslation('intake')
  const intake = useIntake()
  const choose = useCommand('files.choose')
  const write = useCommand('files.export')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const pick = (what: Chosen['what']): void =>
    choose.mutate(
      { what },
      {
        onSuccess: (answer) => {
          if (answer.kind === 'chosen') setChosen({ what, token: answer.token })
          if (answer.kind === 'refused') notifications.show({ message: t(`refused.${answer.why}`), color: 'red' })
        },
      },
    )
  const exportAs = (format: InputOf<'files.export'>['format']): void =>
    write.mutate(
      { format, ...range },
      {
        onSuccess: (answer) => {
          if (answer === null) return
          const facts = { count: answer.posts, name: answer.fileName }
          notifications.show({ message: answer.truncated ? t('exportedPart', facts) : t('exported', facts) })
        },
      },
    )
  const close = (): void => setChosen(null)
  const reading = [
    { id: 'files-posts', label: t('importPosts'), run: () => pick('posts') },
    { id: 'files-days', label: t('importDays'), run: () => pick('days') },
    { id: 'files-request', label: intakeWords('receive'), run: intake.receive },
  ]
  const writing = [
    { id: 'files-sheet', label: intakeWords('writeSheet'), run: intake.writeSheet },
    { id: 'files-pdf', label: t('exportPdf'), run: () => exportAs('pdf') },
    { id: 'files-csv', label: t('exportCsv'), run: () => exportAs('csv') },
    { id: 'files-ics', label: t('exportIcs'), run: () => exportAs('ics') },
  ]
  useOrders(() => [...reading, ...writing])
  const item = ({ id, label, run }: Order) => (
    <Menu.Item key={id} onClick={run}>
      {label}
    </Menu.Item>
  )
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t('menu')}>
            <ActionIcon variant="subtle" aria-label={t('menu')}>
              <IconFileImport size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {reading.map(item)}
          <Menu.Divider />
          {writing.map(item)}
        </Menu.Dropdown>
      </Menu>
      <ImportPostsDialog token={chosen?.what === 'posts' ? chosen.token : null} onClose={close} />
      <ImportDaysDialog
        token={chosen?.what === 'days' ? chosen.token : null}
        firstDay={firstDay}
        lastDay={lastDay}
        onClose={close}
      />
    </>
  )
}

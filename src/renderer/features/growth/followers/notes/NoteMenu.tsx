/** Followers of days that nobody measured: noted one by one, or out of a file. */
import { Button, Menu, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPencilPlus } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { useCommand } from '../../../../rpc/useOperation.ts'
import { useMay } from '../../../../ui/useMay.ts'
import { ImportFiguresDialog } from './ImportFiguresDialog.tsx'
import { NoteDialog } from './NoteDialog.tsx'
import classes from '../followers.module.css'

export const NoteMenu = memo(function NoteMenu({
  accounts,
  today,
}: {
  readonly accounts: readonly AccountView[]
  readonly today: string
}) {
  const { t } = useTranslation('growth')
  const mayNote = useMay('compose')
  const choose = useCommand('growth.chooseFigures')
  const [noting, setNoting] = useState(false)
  const [token, setToken] = useState<string | null>(null)
  const pick = (): void =>
    choose.mutate(
      {},
      {
        onSuccess: (answer) => {
          if (answer.kind === 'chosen') setToken(answer.token)
          if (answer.kind === 'refused') {
            notifications.show({ message: t(`notes.refused.${answer.why}`), color: 'red', role: 'alert' })
          }
        },
      },
    )
  return (
    <div className={classes.sideTools}>
      <Text size="xs" fw={600}>
        {t('table.title')}
      </Text>
      {mayNote && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="subtle" size="compact-xs" leftSection={<IconPencilPlus size={14} aria-hidden />}>
              {t('notes.menu')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setNoting(true)}>{t('notes.one')}</Menu.Item>
            <Menu.Item onClick={pick}>{t('notes.file')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <NoteDialog opened={noting} accounts={accounts} today={today} onClose={() => setNoting(false)} />
      <ImportFiguresDialog token={token} accounts={accounts} onClose={() => setToken(null)} />
    </div>
  )
})

/** What helps when a database is damaged: a new one with what can be read, and the words as plain files. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../rpc/useOperation.ts'
import { ConfirmButton } from './ConfirmButton.tsx'

export function RecoverButton() {
  const { t } = useTranslation('backup')
  const recover = useCommand('backup.recover')
  return (
    <ConfirmButton
      variant="default"
      size="sm"
      disabled={recover.isPending}
      question={t('recoverQuestion')}
      confirmLabel={t('recoverConfirm')}
      onConfirm={() =>
        recover.mutate(
          {},
          {
            onSuccess: (saved) => {
              const [posts, messages] = [t('posts', { count: saved.posts }), t('messages', { count: saved.messages })]
              notifications.show({ message: t('recovered', { posts, messages }), autoClose: 20_000 })
            },
          },
        )
      }
    >
      {recover.isPending ? t('recovering') : t('recover')}
    </ConfirmButton>
  )
}

export function ExportTextsButton() {
  const { t } = useTranslation('backup')
  const save = useCommand('backup.exportTexts')
  return (
    <Button
      variant="default"
      size="sm"
      disabled={save.isPending}
      onClick={() =>
        save.mutate(
          {},
          {
            onSuccess: (saved) => {
              if (saved === null) return
              const { folder } = saved
              const posts = t('posts', { count: saved.posts })
              const message = t(saved.isComplete ? 'exported' : 'exportedPartly', { folder, posts })
              notifications.show({ message, autoClose: 20_000 })
            },
          },
        )
      }
    >
      {save.isPending ? t('exporting') : t('exportTexts')}
    </Button>
  )
}

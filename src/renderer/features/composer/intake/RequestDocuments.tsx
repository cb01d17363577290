/** The documents that came with a request: attached, saved where somebody says, taken away. Nothing is opened here. */
import { ActionIcon, Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload, IconFileText, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DOCUMENT_MAX_BYTES } from '#shared/domain/sourceDocument.ts'
import { callOperation } from '../../../rpc/client.ts'
import { newId } from '../../../rpc/newId.ts'
import { useCommand, useOperation } from '../../../rpc/useOperation.ts'
import { notifyError } from '../../../ui/notifyError.ts'
import { offerUndo } from '../../../ui/undo.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import { useMay } from '../../../ui/useMay.ts'
import classes from './intake.module.css'

const UNDO_SECONDS = 10

export function RequestDocuments({ postId }: { readonly postId: string }) {
  const { t } = useTranslation('intake')
  const format = useFormat()
  const may = useMay('compose')
  const documents = useOperation('intake.documents', { postId }).data ?? []
  const attach = useCommand('intake.attachDocument')
  const save = useCommand('intake.saveDocument')
  const remove = useCommand('intake.removeDocument')
  const limit = format.bytes(DOCUMENT_MAX_BYTES)

  const choose = (): void =>
    attach.mutate(
      { postId, documentId: newId() },
      {
        onSuccess: (answer) => {
          if (answer.kind === 'known') notifications.show({ message: t('documents.known'), role: 'status' })
          if (answer.kind !== 'refused') return
          const message = t(`documents.refused.${answer.why}`, { limit })
          notifications.show({ title: t('documents.notAttached'), message, color: 'red', role: 'alert' })
        },
      },
    )
  const saveIt = (documentId: string): void =>
    save.mutate(
      { documentId },
      {
        onSuccess: (answer) => {
          if (answer === null) return
          notifications.show({ message: t('documents.saved', { name: answer.fileName }), role: 'status' })
        },
      },
    )
  const takeAway = (documentId: string, name: string): void =>
    remove.mutate(
      { documentId },
      {
        onSuccess: () =>
          offerUndo({
            id: `document:${documentId}`,
            message: t('documents.removed', { name }),
            seconds: UNDO_SECONDS,
            onUndo: () => void callOperation('intake.bringDocumentBack', { documentId }).catch(notifyError),
          }),
      },
    )
  return (
    <div className={classes.documents}>
      {documents.length > 0 && (
        <ul aria-label={t('documents.list')}>
          {documents.map(({ documentId, name, kind, sizeBytes }) => {
            const file = `${name}.${kind}`
            return (
              <li key={documentId}>
                <IconFileText size={14} aria-hidden />
                <span className={classes.document}>{file}</span>
                <Text span size="xs" c="dimmed" className="tabular">
                  {format.bytes(sizeBytes)}
                </Text>
                {may && (
                  <>
                    <ActionIcon
                      size="sm"
                      onClick={() => saveIt(documentId)}
                      aria-label={t('documents.save', { name: file })}
                      title={t('documents.save', { name: file })}
                    >
                      <IconDownload size={14} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      size="sm"
                      onClick={() => takeAway(documentId, file)}
                      aria-label={t('documents.remove', { name: file })}
                      title={t('documents.remove', { name: file })}
                    >
                      <IconTrash size={14} aria-hidden />
                    </ActionIcon>
                  </>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {may && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPaperclip size={14} aria-hidden />}
          onClick={choose}
          loading={attach.isPending}
        >
          {t('documents.attach')}
        </Button>
      )}
    </div>
  )
}

/** The saved replies of the office by folder, and its own variables (docs/specs/inbox.md §12). */
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconBolt, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REPLY_LANGUAGES } from '#shared/domain/replyLanguage.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { useMacroWords } from '../../ui/useMacroWords.ts'
import { ArchivableRow, ArchivedRows } from './ArchivableRow.tsx'
import { EXAMPLE_REPLIES } from './exampleReplies.ts'
import { OfficeVariables } from './OfficeVariables.tsx'
import { SavedReplyDialog, type ReplyTask } from './SavedReplyDialog.tsx'
import { byFolder, type SavedReply } from './savedReplyForm.ts'
import classes from './settings.module.css'

export function SavedRepliesSection() {
  const { t } = useTranslation('replies')
  const replies = useOperation('replies.list', {}).data
  const variables = useOperation('replies.variables', {}).data
  const save = useCommand('replies.save')
  const [task, setTask] = useState<ReplyTask | null>(null)
  if (replies === undefined || variables === undefined) return null
  const folders = byFolder(replies)
  const archived = replies.filter(({ archivedAtMs }) => archivedAtMs !== null)
  const isFirst = replies.length === 0
  return (
    <Stack gap="md">
      <Text size="sm">{t('section.text')}</Text>
      {isFirst && (
        <div>
          <Text size="sm" fw={600}>
            {t('section.noneTitle')}
          </Text>
          <Text size="sm" c="dimmed">
            {t('section.noneText')}
          </Text>
        </div>
      )}
      {folders.map(({ name, replies: inIt }) => {
        const folder = name === '' ? t('noFolder') : name
        return (
          <div key={name}>
            <Text size="xs" fw={600} c="dimmed" mb={4}>
              {folder}
            </Text>
            <ul className={classes.people} aria-label={t('section.list', { folder })}>
              {inIt.map((reply) => (
                <ReplyRow key={reply.replyId} reply={reply} onTask={setTask} />
              ))}
            </ul>
          </div>
        )
      })}
      <Group gap="xs">
        <Button
          variant={isFirst ? 'filled' : 'default'}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setTask({ kind: 'add' })}
        >
          {t('section.add')}
        </Button>
        {isFirst && (
          <Button
            variant="default"
            disabled={save.isPending}
            onClick={() => {
              for (const example of EXAMPLE_REPLIES) save.mutate({ ...example, replyId: newId() })
            }}
          >
            {t('section.examples')}
          </Button>
        )}
      </Group>
      {archived.length > 0 && <Archived replies={archived} />}
      <OfficeVariables variables={variables} replies={replies} />
      <SavedReplyDialog task={task} replies={replies} variables={variables} onClose={() => setTask(null)} />
    </Stack>
  )
}

function ReplyRow({ reply, onTask }: { readonly reply: SavedReply; readonly onTask: (task: ReplyTask) => void }) {
  const { t } = useTranslation('replies')
  const archive = useCommand('replies.archive')
  const bringBack = useCommand('replies.bringBack')
  const macroWords = useMacroWords()(reply.macro)
  const { replyId, name, texts, macro, usesLastMonth } = reply
  const key = macro?.key ?? null
  const languages = REPLY_LANGUAGES.filter((language) => texts[language].trim() !== '')
  const facts = [
    languages.map((language) => language.toUpperCase()).join(' '),
    ...(usesLastMonth > 0 ? [t('section.uses', { count: usesLastMonth })] : []),
    ...macroWords,
  ]
  return (
    <ArchivableRow
      id={replyId}
      name={name}
      facts={facts}
      edit={{ text: t('section.edit'), label: t('section.editOf', { name }) }}
      archive={{ text: t('section.archive'), label: t('section.archiveOf', { name }) }}
      archivedNow={t('section.archivedNow', { name })}
      onEdit={() => onTask({ kind: 'edit', reply })}
      onArchive={(onDone) => archive.mutate({ replyId }, { onSuccess: onDone })}
      onUndo={() => bringBack.mutate({ replyId })}
    >
      {name} {macro !== null && <IconBolt size={13} aria-hidden />}{' '}
      {key !== null && <kbd className="key">{t('picker.key', { key })}</kbd>}
    </ArchivableRow>
  )
}

function Archived({ replies }: { readonly replies: readonly SavedReply[] }) {
  const { t } = useTranslation('replies')
  const bringBack = useCommand('replies.bringBack')
  const title = t('section.archived', { count: replies.length })
  return (
    <ArchivedRows
      title={title}
      rows={replies.map(({ replyId: id, name }) => ({ id, name }))}
      bringBack={(name) => ({ text: t('section.bringBack'), label: t('section.bringBackOf', { name }) })}
      onBringBack={(replyId) => bringBack.mutate({ replyId })}
    />
  )
}

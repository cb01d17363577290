/** The saved replies of the office by folder, and its own variables (docs/specs/inbox.md §12). */
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconBolt, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REPLY_LANGUAGES } from '#shared/domain/replyLanguage.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { offerUndo } from '../../ui/undo.tsx'
import { useMacroWords } from '../../ui/useMacroWords.ts'
import { EXAMPLE_REPLIES } from './exampleReplies.ts'
import { OfficeVariables } from './OfficeVariables.tsx'
import { SavedReplyDialog, type ReplyTask } from './SavedReplyDialog.tsx'
import { byFolder, type SavedReply } from './savedReplyForm.ts'
import classes from './settings.module.css'

/** How long archiving can be taken back by one key. */
const UNDO_SECONDS = 10

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
    <li className={classes.personRow} aria-label={name}>
      <span className={classes.personText}>
        <span className={classes.personName}>
          {name} {macro !== null && <IconBolt size={13} aria-hidden />}{' '}
          {key !== null && <kbd className="key">{t('picker.key', { key })}</kbd>}
        </span>
        <span className={classes.personRole}>{facts.join(' · ')}</span>
      </span>
      <Group gap={4} wrap="nowrap">
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t('section.editOf', { name })}
          onClick={() => onTask({ kind: 'edit', reply })}
        >
          {t('section.edit')}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t('section.archiveOf', { name })}
          onClick={() =>
            archive.mutate(
              { replyId },
              {
                onSuccess: () =>
                  offerUndo({
                    id: `archived-${replyId}`,
                    message: t('section.archivedNow', { name }),
                    seconds: UNDO_SECONDS,
                    onUndo: () => bringBack.mutate({ replyId }),
                  }),
              },
            )
          }
        >
          {t('section.archive')}
        </Button>
      </Group>
    </li>
  )
}

function Archived({ replies }: { readonly replies: readonly SavedReply[] }) {
  const { t } = useTranslation('replies')
  const bringBack = useCommand('replies.bringBack')
  const title = t('section.archived', { count: replies.length })
  return (
    <details className={classes.more}>
      <summary>{title}</summary>
      <ul className={classes.people} aria-label={title}>
        {replies.map(({ replyId, name }) => (
          <li key={replyId} className={classes.personRow} aria-label={name}>
            <span className={classes.personText}>
              <span className={classes.personName}>{name}</span>
            </span>
            <Button
              variant="default"
              size="compact-xs"
              aria-label={t('section.bringBackOf', { name })}
              onClick={() => bringBack.mutate({ replyId })}
            >
              {t('section.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Where a note for colleagues is written. What is typed is kept as a draft until the note is. */
import { Button, Group, Text, Textarea } from '@mantine/core'
import { useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../rpc/newId.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import type { Draft } from './useDraft.ts'
import classes from './inbox.module.css'

/** As the core takes it. */
const LONGEST_NOTE = 5_000

export function NoteBox({
  conversationId,
  draft,
  boxRef,
  onLeave,
}: {
  readonly conversationId: string
  readonly draft: Draft
  readonly boxRef: Ref<HTMLTextAreaElement>
  readonly onLeave: () => void
}) {
  const { t } = useTranslation('inbox')
  const { text } = draft
  // The same id until the core has the note: pressing twice keeps it once.
  const [noteId, setNoteId] = useState(newId)
  const add = useCommand('inbox.addNote')
  const isReady = text.trim() !== '' && !add.isPending
  const save = (): void => {
    if (!isReady) return
    draft.hold(text)
    add.mutate(
      { conversationId, noteId, text },
      {
        onSuccess: () => {
          draft.clear(text)
          setNoteId(newId())
        },
        onError: draft.release,
      },
    )
  }
  return (
    <form
      className={classes.reply}
      aria-label={t('note.label')}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Textarea
        ref={boxRef}
        aria-label={t('note.label')}
        placeholder={t('note.placeholder')}
        autosize
        minRows={3}
        maxRows={9}
        maxLength={LONGEST_NOTE}
        value={text}
        onChange={(event) => draft.change(event.currentTarget.value)}
        onBlur={draft.flush}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            save()
          }
          if (event.key === 'Escape') onLeave()
        }}
      />
      <Group gap="sm" mt={6} wrap="nowrap">
        <Text size="xs" c="dimmed" className={classes.replyHint} role="status">
          {draft.state === 'saving' ? t('reply.draftSaving') : draft.state === 'saved' ? t('reply.draftSaved') : ''}
        </Text>
        <Button type="submit" disabled={!isReady} title={t('reply.shortcut')}>
          {t('note.add')}
        </Button>
      </Group>
    </form>
  )
}

/** What is put into a text at once: a template, a group of hashtags, an emoji. Each is read when it is first wanted. */
import { ActionIcon } from '@mantine/core'
import { IconMoodSmile, IconTemplate } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostFacts } from './useTemplates.ts'

const TemplatePicker = lazy(async () => ({ default: (await import('./TemplatePicker.tsx')).TemplatePicker }))
const EmojiPicker = lazy(async () => ({ default: (await import('./EmojiPicker.tsx')).EmojiPicker }))

export type Inserting = 'template' | 'emoji' | null

export function InsertButtons({
  inserting,
  facts,
  onOpen,
  onInsert,
}: {
  readonly inserting: Inserting
  readonly facts: PostFacts
  /** Null: it is closed, with nothing chosen. */
  readonly onOpen: (what: Inserting) => void
  /** @param isWord whether blanks stand around it */
  readonly onInsert: (text: string, isWord: boolean) => void
}) {
  const { t } = useTranslation('templates')
  return (
    <>
      <ActionIcon
        size="sm"
        onClick={() => onOpen('template')}
        aria-label={t('open')}
        title={t('open')}
        aria-haspopup="dialog"
      >
        <IconTemplate size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size="sm"
        onClick={() => onOpen('emoji')}
        aria-label={t('emoji.open')}
        title={t('emoji.open')}
        aria-haspopup="dialog"
      >
        <IconMoodSmile size={14} aria-hidden />
      </ActionIcon>
      <Suspense fallback={null}>
        {inserting === 'template' && (
          <TemplatePicker facts={facts} onInsert={(text) => onInsert(text, true)} onClose={() => onOpen(null)} />
        )}
        {inserting === 'emoji' && (
          <EmojiPicker onInsert={(emoji) => onInsert(emoji, false)} onClose={() => onOpen(null)} />
        )}
      </Suspense>
    </>
  )
}

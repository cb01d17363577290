/** Where a comment is written. What is not kept yet stays while the window is open. */
import { Button, Group, Menu, Textarea } from '@mantine/core'
import { IconAt } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { LONGEST_COMMENT } from '#shared/contract/postComments.ts'
import { callOperation } from '../../../rpc/client.ts'
import { newId } from '../../../rpc/newId.ts'
import { presentOf } from '../../../ui/personLook.ts'
import { useUnsavedText } from '../../../ui/useUnsavedText.ts'
import type { Composing } from '../useComposer.ts'
import classes from './comments.module.css'

export function CommentBox({
  composing,
  office,
}: {
  readonly composing: Composing
  readonly office: OutputOf<'people.list'>
}) {
  const { t } = useTranslation('comments')
  const { postId, change } = composing
  const [text, setText] = useUnsavedText('comment', postId)
  // The same id until the core has it: pressing twice keeps it once.
  const [commentId, setCommentId] = useState(newId)
  const [isBusy, setBusy] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const colleagues = presentOf(office.people).filter(({ personId }) => personId !== office.actingId)
  const isReady = text.trim() !== '' && !isBusy
  const add = async (): Promise<void> => {
    if (!isReady) return
    setBusy(true)
    const done = await change(() => callOperation('comments.add', { postId, commentId, text }))
    setBusy(false)
    if (done === null) return
    setText('')
    setCommentId(newId())
  }
  const mention = (name: string): void => {
    const field = area.current
    const at = field?.selectionStart ?? text.length
    const gap = at === 0 || /\s$/u.test(text.slice(0, at)) ? '' : ' '
    const inserted = `${gap}@${name} `
    setText(text.slice(0, at) + inserted + text.slice(at))
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(at + inserted.length, at + inserted.length)
    })
  }
  return (
    <form
      className={classes.box}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Textarea
        ref={area}
        aria-label={t('box')}
        placeholder={t('placeholder')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={LONGEST_COMMENT}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          // In the panel around it the same key plans the post.
          event.preventDefault()
          event.stopPropagation()
          void add()
        }}
      />
      <Group gap={6} mt={6} justify="flex-end">
        {colleagues.length > 0 && (
          <Menu position="bottom-start" returnFocus={false}>
            <Menu.Target>
              <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconAt size={13} aria-hidden />}>
                {t('mention')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {colleagues.map(({ personId, name }) => (
                <Menu.Item key={personId} onClick={() => mention(name)}>
                  {name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        <Button type="submit" size="compact-sm" variant="default" disabled={!isReady} title={t('shortcut')}>
          {t('add')}
        </Button>
      </Group>
    </form>
  )
}

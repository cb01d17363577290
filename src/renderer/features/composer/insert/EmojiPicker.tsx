/** Chooses an emoji by keyboard: type a name in Spanish or English, arrows over the grid, Enter. */
import { Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PickerModal } from '../../../ui/PickerModal.tsx'
import { PickerSearch } from '../../../ui/PickerSearch.tsx'
import { useOptionList } from '../../../ui/useOptionList.ts'
import { foundEmojis, type Emoji } from './emojis.ts'
import classes from './insert.module.css'

const COLUMNS = 10
/** All of them at once would take as long to draw as a month: more come as one goes down. */
const PAGE = 160

export function EmojiPicker({
  onInsert,
  onClose,
}: {
  readonly onInsert: (emoji: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('templates')
  return (
    <PickerModal title={t('emoji.title')} size={420} onClose={onClose}>
      <Chooser onChoose={({ sign }) => onInsert(sign)} />
    </PickerModal>
  )
}

function Chooser({ onChoose }: { readonly onChoose: (emoji: Emoji) => void }) {
  const { t, i18n } = useTranslation('templates')
  const language = i18n.language === 'en' ? 'en' : 'es'
  const [typed, setTyped] = useState('')
  const [room, setRoom] = useState(PAGE)
  const found = foundEmojis(typed)
  const shown = found.slice(0, room)
  const { list, active, setActive, listProps, optionProps, searchProps } = useOptionList(shown.length)
  const current = shown[active] ?? null
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(found.length - 1, to))
    if (next >= room - COLUMNS) setRoom(room + PAGE)
    setActive(next)
  }
  const onKey = (key: string): boolean => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: COLUMNS,
      ArrowUp: -COLUMNS,
      ArrowRight: 1,
      ArrowLeft: -1,
    }
    const step = steps[key]
    if (key === 'Enter') {
      if (current !== null) onChoose(current)
    } else if (step !== undefined) go(active + step)
    else return false
    return true
  }
  return (
    <>
      <PickerSearch
        list={searchProps}
        label={t('emoji.title')}
        placeholder={t('emoji.search')}
        maxLength={60}
        typed={typed}
        onTyped={(text) => {
          setTyped(text)
          setActive(0)
          setRoom(PAGE)
        }}
        onKey={onKey}
      />
      <div
        ref={list}
        {...listProps}
        aria-label={t('emoji.grid')}
        className={classes.grid}
        onScroll={({ currentTarget: box }) => {
          if (room < found.length && box.scrollHeight - box.scrollTop - box.clientHeight < 120) setRoom(room + PAGE)
        }}
      >
        {shown.map((emoji, index) => (
          <div
            key={emoji.sign}
            {...optionProps(index)}
            aria-label={emoji.names[language]}
            className={classes.emoji}
            onClick={() => onChoose(emoji)}
          >
            {emoji.sign}
          </div>
        ))}
      </div>
      <Text size="xs" c="dimmed" mt={6} role="status">
        {current === null ? t('emoji.nothing') : current.names[language]}
      </Text>
    </>
  )
}

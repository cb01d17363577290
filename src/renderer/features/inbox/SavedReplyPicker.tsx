/** Chooses a saved reply by keyboard: type to narrow, arrows, Enter; beside the list, the text as it will read. */
import { SegmentedControl, Text, TextInput } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { REPLY_LANGUAGES, type ReplyLanguage } from '#shared/domain/replyLanguage.ts'
import { offeredLanguage, textParts } from '#shared/domain/savedReply.ts'
import { PickerModal } from '../../ui/PickerModal.tsx'
import { useMacroWords } from '../../ui/useMacroWords.ts'
import { useOptionList } from '../../ui/useOptionList.ts'
import { foundReplies, type SavedReply } from './savedReplyView.ts'
import type { SavedReplies } from './useSavedReplies.ts'
import classes from './savedReplies.module.css'
import triage from './triage.module.css'

export function SavedReplyPicker({ saved }: { readonly saved: SavedReplies }) {
  const { t } = useTranslation('replies')
  return (
    <PickerModal
      title={<span className={triage.pickerTitle}>{t('picker.title')}</span>}
      size={800}
      onClose={saved.close}
    >
      <Chooser saved={saved} />
    </PickerModal>
  )
}

function Chooser({ saved }: { readonly saved: SavedReplies }) {
  const { t } = useTranslation('replies')
  const search = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState(saved.language)
  const folders = foundReplies(saved.replies, typed)
  const shown = folders.flatMap(({ replies }) => replies)
  const { list, active, setActive, step, listProps, optionProps, searchProps } = useOptionList(shown.length)
  const current = shown[active] ?? null

  useLayoutEffect(() => {
    const before = document.activeElement
    search.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  const turnLanguage = (step: 1 | -1): void => {
    if (current === null) return
    const offered = languagesOf(current)
    const from = offered.indexOf(offeredLanguage(current.texts, wanted))
    setWanted(offered[(from + step + offered.length) % offered.length] ?? wanted)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return
    if (event.altKey) {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
      turnLanguage(event.key === 'ArrowRight' ? 1 : -1)
    } else if (event.key === 'Enter') {
      if (current !== null) saved.pick(current, wanted)
    } else if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else return
    event.preventDefault()
  }
  return (
    <div className={classes.picker}>
      <div className={classes.found}>
        <TextInput
          ref={search}
          {...searchProps}
          aria-label={t('picker.search')}
          placeholder={t('picker.search')}
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        {shown.length === 0 && (
          <Text size="xs" c="dimmed" p={8} role="status">
            {typed.trim() === '' ? t('picker.none') : t('picker.nothing')}
          </Text>
        )}
        <div ref={list} {...listProps} aria-label={t('picker.list')} className={classes.list}>
          {folders.map((folder) => (
            <div key={folder.name} role="group" aria-label={folderName(folder.name, t('noFolder'))}>
              <div className={classes.folder} aria-hidden>
                {folderName(folder.name, t('noFolder'))}
              </div>
              {folder.replies.map((reply) => {
                const index = shown.indexOf(reply)
                return (
                  <div
                    key={reply.replyId}
                    {...optionProps(index)}
                    className={triage.pickerOption}
                    onClick={() => saved.pick(reply, wanted)}
                  >
                    <span className={triage.pickerLabel}>{reply.name}</span>
                    {reply.macro !== null && <IconBolt size={14} aria-hidden />}
                    <MacroKey macroKey={reply.macro?.key ?? null} />
                  </div>
                )
              })}
            </div>
          ))}
        </div>
      </div>
      {current !== null && <Preview reply={current} saved={saved} wanted={wanted} onWanted={setWanted} />}
      <Text size="xs" c="dimmed" className={classes.foot}>
        {t('picker.keys')}
      </Text>
    </div>
  )
}

function MacroKey({ macroKey }: { readonly macroKey: number | null }) {
  const { t } = useTranslation('replies')
  return macroKey === null ? null : <kbd className="key">{t('picker.key', { key: macroKey })}</kbd>
}

function Preview({
  reply,
  saved,
  wanted,
  onWanted,
}: {
  readonly reply: SavedReply
  readonly saved: SavedReplies
  readonly wanted: ReplyLanguage
  readonly onWanted: (language: ReplyLanguage) => void
}) {
  const { t } = useTranslation('replies')
  const macroWords = useMacroWords()(reply.macro)
  const offered = languagesOf(reply)
  const language = offeredLanguage(reply.texts, wanted)
  return (
    <section className={classes.preview} aria-label={t('picker.preview')}>
      {offered.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t('picker.language')}
          value={language}
          onChange={(value) => onWanted(REPLY_LANGUAGES.find((each) => each === value) ?? 'es')}
          data={offered.map((each) => ({ value: each, label: t(`language.${each}`) }))}
        />
      )}
      <p className={classes.text} lang={language}>
        {textParts(saved.textOf(reply, wanted)).map(({ text, isVariable }, index) =>
          isVariable ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
        )}
      </p>
      {macroWords.length > 0 && (
        <div className={classes.macro}>
          <Text size="xs" fw={600}>
            {t('picker.onSending')}
          </Text>
          <ul>
            {macroWords.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <Text size="xs" c="dimmed">
            {t('picker.neverSent')}
          </Text>
        </div>
      )}
    </section>
  )
}

function languagesOf({ texts }: SavedReply): readonly ReplyLanguage[] {
  return REPLY_LANGUAGES.filter((language) => language === 'es' || texts[language].trim() !== '')
}

function folderName(name: string, none: string): string {
  return name === '' ? none : name
}

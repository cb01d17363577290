/** What will be done beside the answer, next to the button that sends it; taken off by one click. */
import { CloseButton } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMacroWords } from '../../ui/useMacroWords.ts'
import type { Chosen } from './savedReplyView.ts'
import classes from './savedReplies.module.css'

/** @param isByHand then nothing is resolved, because nobody knows whether it was published */
export function MacroLine({
  chosen,
  isByHand,
  onDrop,
}: {
  readonly chosen: Chosen | null
  readonly isByHand: boolean
  readonly onDrop: () => void
}) {
  const { t } = useTranslation('replies')
  const macroWords = useMacroWords()
  const macro = chosen?.withMacro === true ? chosen.reply.macro : null
  if (chosen === null || macro === null) return null
  const words = macroWords(isByHand ? { ...macro, resolves: false } : macro)
  if (words.length === 0) return null
  const head = t(isByHand ? 'box.macroByHand' : 'box.macro', { name: chosen.reply.name })
  return (
    <div className={classes.macroLine} role="status">
      <IconBolt size={14} aria-hidden />
      <span>
        <b>{head}</b> {words.join(' · ')}
      </span>
      <CloseButton size="sm" aria-label={t('box.drop')} title={t('box.drop')} onClick={onDrop} />
    </div>
  )
}

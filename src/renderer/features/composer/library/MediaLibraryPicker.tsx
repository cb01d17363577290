/** The media library, searched and chosen from by keyboard; what is chosen can be changed or let go here, too. */
import { Button, Group, Text } from '@mantine/core'
import { IconMovie } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { callOperation } from '../../../rpc/client.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { notifyError } from '../../../ui/notifyError.ts'
import { PickerModal } from '../../../ui/PickerModal.tsx'
import { PickerSearch } from '../../../ui/PickerSearch.tsx'
import { offerUndo } from '../../../ui/undo.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import { useOptionList } from '../../../ui/useOptionList.ts'
import { durationText } from '../composerView.ts'
import { MediaCardForm } from './MediaCardForm.tsx'
import { useRightsWords } from './useRightsWords.ts'
import classes from './library.module.css'

type Card = OutputOf<'media.library'>['cards'][number]
const UNDO_SECONDS = 10

export function MediaLibraryPicker({
  onTake,
  onClose,
}: {
  readonly onTake: (cardId: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediaLibrary')
  const [changing, setChanging] = useState<Card | null>(null)
  const title = changing === null ? t('title') : changing.title
  return (
    <PickerModal title={title} size={680} yOffset="8vh" onClose={changing === null ? onClose : () => setChanging(null)}>
      {changing === null ? (
        <Chooser onTake={onTake} onChange={setChanging} />
      ) : (
        <MediaCardForm
          of={{ cardId: changing.cardId }}
          card={{ ...changing, isKept: true }}
          fileName={changing.title}
          suggested={changing}
          onClose={() => setChanging(null)}
        />
      )}
    </PickerModal>
  )
}

function Chooser({
  onTake,
  onChange,
}: {
  readonly onTake: (cardId: string) => void
  readonly onChange: (card: Card) => void
}) {
  const { t } = useTranslation('mediaLibrary')
  const [text, setText] = useState('')
  const found = useOperation('media.library', { text }, { keepPrevious: true }).data
  const cards = found?.cards ?? []
  const { list, active, setActive, step, listProps, optionProps, searchProps } = useOptionList(cards.length)
  const current = cards[active] ?? null
  const onKey = (key: string): boolean => {
    if (key === 'Enter') {
      if (current !== null) onTake(current.cardId)
    } else if (key === 'ArrowDown') step(1)
    else if (key === 'ArrowUp') step(-1)
    else return false
    return true
  }
  return (
    <>
      <PickerSearch
        list={searchProps}
        label={t('search')}
        maxLength={200}
        typed={text}
        onTyped={(typed) => {
          setText(typed)
          setActive(0)
        }}
        onKey={onKey}
      />
      {found !== undefined && cards.length === 0 && (
        <Text size="xs" c="dimmed" p={8} role="status">
          {t(text.trim() === '' ? 'none' : 'nothing')}
        </Text>
      )}
      <div ref={list} {...listProps} aria-label={t('found')} className={classes.list}>
        {cards.map((card, index) => (
          <div key={card.cardId} {...optionProps(index)} className={classes.option} onClick={() => onTake(card.cardId)}>
            <CardView card={card} />
          </div>
        ))}
      </div>
      {found?.isAll === false && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('more', { count: cards.length })}
        </Text>
      )}
      <Group mt={8} gap="xs" justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed">
          {t('keys')}
        </Text>
        {current !== null && (
          <Group gap="xs" wrap="nowrap">
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void letGo(current, t)}>
              {t('letGo')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => onChange(current)}>
              {t('change')}
            </Button>
            <Button size="compact-sm" onClick={() => onTake(current.cardId)}>
              {t('add')}
            </Button>
          </Group>
        )}
      </Group>
    </>
  )
}

function CardView({ card }: { readonly card: Card }) {
  const { t } = useTranslation('mediaLibrary')
  const format = useFormat()
  const { parts, hasEnded } = useRightsWords()(card)
  const { cardId, kind, title, altText, posts, durationMs, sizeBytes } = card
  const dataUrl = useOperation('media.keptPreview', { cardId }).data?.dataUrl ?? null
  const facts = [
    durationMs === null ? t(`kind.${kind}`) : `${t(`kind.${kind}`)} ${durationText(durationMs)}`,
    format.bytes(sizeBytes),
    t('posts', { count: posts }),
  ]
  return (
    <>
      <span className={classes.picture}>
        {dataUrl === null ? <IconMovie size={22} aria-hidden /> : <img src={dataUrl} alt="" draggable={false} />}
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        {altText !== '' && <span className={classes.line}>{altText}</span>}
        <span className={classes.line}>
          {facts.join(' · ')}
          {parts.length > 0 && (
            <span className={hasEnded ? classes.ended : undefined}>{parts.map((part) => ` · ${part}`).join('')}</span>
          )}
        </span>
      </span>
    </>
  )
}

/** What posts carry stays in them; it can be taken back for some seconds. */
async function letGo(
  { cardId, title }: Card,
  t: (key: 'letGoDone', words: { title: string }) => string,
): Promise<void> {
  try {
    await callOperation('media.setKept', { cardId, isKept: false })
  } catch (error) {
    notifyError(error)
    return
  }
  offerUndo({
    message: t('letGoDone', { title }),
    seconds: UNDO_SECONDS,
    onUndo: () => void callOperation('media.setKept', { cardId, isKept: true }).catch(notifyError),
  })
}

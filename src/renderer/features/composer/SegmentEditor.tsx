/** One text of the thread with its counter, images and videos. */
import { ActionIcon, Button, FileButton, Group, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPhoto, IconTrash } from '@tabler/icons-react'
import { memo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MEDIA_TYPES } from '#shared/domain/media.ts'
import { withInserted } from '#shared/domain/textTemplate.ts'
import { ArrivingMedia } from './ArrivingMedia.tsx'
import { mayAddMedia } from './composerView.ts'
import { textIn } from './draftStore.ts'
import { useCropping } from './crop/useCropping.ts'
import { InsertButtons, type Inserting } from './insert/InsertButtons.tsx'
import { MediaLibraryButton } from './library/MediaLibraryButton.tsx'
import { MediaField } from './MediaField.tsx'
import { mediaIn } from './mediaFile.ts'
import { mediaIn as storedMedia, outCountOf } from './ownTextsView.ts'
import { SegmentCounter } from './SegmentCounter.tsx'
import { SegmentText } from './SegmentText.tsx'
import { SplitButton } from './SplitButton.tsx'
import type { Composing } from './useComposer.ts'
import { useMedia } from './useMedia.ts'
import classes from './composer.module.css'

type Props = { readonly composing: Composing; readonly index: number }

/** Drawn again for what concerns it, but for its words: those are followed by the parts that show them. */
export const SegmentEditor = memo(DrawnSegment, isSameSegment)

function DrawnSegment({ composing, index }: Props) {
  const { t } = useTranslation('composer')
  const { segments, post, limits } = composing
  const outCount = outCountOf(post, composing.textKey)
  const editing = index < outCount ? 'none' : composing.editing
  const segment = segments[index]
  const files = useMedia(composing, segment?.segmentId ?? '')
  const cropping = useCropping(composing, segment?.segmentId ?? '')
  const [dropping, setDropping] = useState(false)
  const [inserting, setInserting] = useState<Inserting>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  if (segment === undefined) return null
  const { segmentId } = segment
  /** Where the caret stands. */
  const insert = (inserted: string, isWord: boolean): void => {
    const { selectionStart: start = 0, selectionEnd: end = start } = area.current ?? {}
    const text = textIn(composing.typed, composing.textKey, segmentId)
    const next = isWord
      ? withInserted(text, inserted, start, end)
      : { text: text.slice(0, start) + inserted + text.slice(end), caret: start + inserted.length }
    setInserting(null)
    composing.setText(segmentId, next.text)
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(next.caret, next.caret)
    })
  }
  const media = storedMedia(post, segmentId)
  const mayAdd = editing === 'free' && mayAddMedia(media, files.arrivals.length, limits.images)
  const counterId = `count-${segmentId}`
  const total = segments.length
  const place = { index: index + 1, total }
  return (
    <div
      className={classes.segment}
      data-dropping={dropping || undefined}
      onDragOver={(event) => {
        if (!mayAdd || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setDropping(true)
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => {
        setDropping(false)
        const dropped = mediaIn(event.dataTransfer)
        if (!mayAdd || dropped.length === 0) return
        event.preventDefault()
        files.add(dropped)
      }}
    >
      <SegmentText
        composing={composing}
        segmentId={segmentId}
        isFirst={index === 0}
        place={place}
        readOnly={editing === 'none'}
        counterId={counterId}
        area={area}
        onTemplate={() => setInserting('template')}
        onFiles={mayAdd ? files.add : null}
      />
      {media.map((one) => (
        <MediaField
          key={one.mediaId}
          media={one}
          readOnly={editing !== 'free'}
          describable={limits.describable.includes(one.kind)}
          cropping={cropping}
          onAltText={(altText) => files.describe(one, altText)}
          onRemove={() => void files.remove(one)}
        />
      ))}
      {files.arrivals.map((arrival) => (
        <ArrivingMedia key={arrival.mediaId} arrival={arrival} />
      ))}
      <Group className={classes.segmentFoot} gap={2} wrap="nowrap">
        {editing === 'free' && (
          <FileButton accept={MEDIA_TYPES.join(',')} multiple onChange={files.add}>
            {(button) => (
              <Button
                {...button}
                variant="subtle"
                color="gray"
                size="compact-xs"
                leftSection={<IconPhoto size={14} aria-hidden />}
                disabled={!mayAdd}
                title={mayAdd ? undefined : t('media.limit', { count: limits.images })}
              >
                {dropping ? t('media.dropHere') : t('media.add')}
              </Button>
            )}
          </FileButton>
        )}
        {editing === 'free' && <MediaLibraryButton disabled={!mayAdd} onTake={files.takeKept} />}
        {editing !== 'none' && (
          <InsertButtons
            inserting={inserting}
            facts={{
              planned: post?.planned ?? null,
              campaignId: post?.campaignId ?? null,
              handle: onlyHandle(composing),
            }}
            onOpen={(what) => {
              setInserting(what)
              if (what === null) requestAnimationFrame(() => area.current?.focus())
            }}
            onInsert={insert}
          />
        )}
        {editing !== 'none' && limits.threads && <SplitButton composing={composing} segmentId={segmentId} />}
        {editing !== 'none' && total > 1 && (
          <>
            <ActionIcon
              size="sm"
              disabled={index <= outCount}
              onClick={() => composing.moveSegment(index, -1)}
              aria-label={t('moveSegmentUp', place)}
            >
              <IconArrowUp size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size="sm"
              disabled={index === total - 1}
              onClick={() => composing.moveSegment(index, 1)}
              aria-label={t('moveSegmentDown', place)}
            >
              <IconArrowDown size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size="sm"
              onClick={() => composing.removeSegment(segmentId)}
              aria-label={t('removeSegment', place)}
            >
              <IconTrash size={14} aria-hidden />
            </ActionIcon>
          </>
        )}
        {index < outCount && composing.editing !== 'none' && (
          <Text size="xs" c="dimmed">
            {t('outAlready')}
          </Text>
        )}
        {editing !== 'none' && <SegmentCounter composing={composing} segmentId={segmentId} id={counterId} />}
      </Group>
    </div>
  )
}

/** Of the account on which the text that is shown goes out; null where there are several, or none. */
function onlyHandle({ destinations, textKey }: Composing): string | null {
  const accounts = destinations.find(({ key }) => key === textKey)?.accounts ?? []
  return accounts.length === 1 ? (accounts[0]?.handle ?? null) : null
}

/** The words are followed by themselves; what is called through `composing` reads what was typed last. */
function isSameSegment(before: Props, after: Props): boolean {
  const [one, two] = [before.composing, after.composing]
  const [segment, same] = [one.segments[before.index], two.segments[after.index]]
  return (
    before.index === after.index &&
    segment?.segmentId === same?.segmentId &&
    one.segments.length === two.segments.length &&
    one.textKey === two.textKey &&
    one.editing === two.editing &&
    one.flows === two.flows &&
    one.limits === two.limits &&
    one.destinations === two.destinations &&
    one.post?.planned === two.post?.planned &&
    one.post?.campaignId === two.post?.campaignId &&
    (one.post === null) === (two.post === null) &&
    storedMedia(one.post, same?.segmentId ?? '') === storedMedia(two.post, same?.segmentId ?? '') &&
    outCountOf(one.post, one.textKey) === outCountOf(two.post, two.textKey)
  )
}

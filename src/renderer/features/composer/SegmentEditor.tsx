/** One text of the thread with its counter, images and videos. */
import { ActionIcon, Button, FileButton, Group, Text, Textarea } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPhoto, IconTrash } from '@tabler/icons-react'
import { memo, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MEDIA_TYPES } from '#shared/domain/media.ts'
import { withInserted } from '#shared/domain/textTemplate.ts'
import { ArrivingMedia } from './ArrivingMedia.tsx'
import { splitText, numberedThread } from '#shared/domain/threads/splitThread.ts'
import { countOf, mayAddMedia } from './composerView.ts'
import { Counter } from './Counter.tsx'
import { useCropping } from './crop/useCropping.ts'
import { InsertButtons, type Inserting } from './insert/InsertButtons.tsx'
import { MediaLibraryButton } from './library/MediaLibraryButton.tsx'
import { MediaField } from './MediaField.tsx'
import { mediaIn } from './mediaFile.ts'
import { mediaIn as storedMedia, outCountOf } from './ownTextsView.ts'
import { MAX_SEGMENTS } from './threadLimits.ts'
import type { Composing } from './useComposer.ts'
import { TagList } from './tags/TagList.tsx'
import { useTagSuggestions } from './tags/useTagSuggestions.ts'
import { useMedia } from './useMedia.ts'
import classes from './composer.module.css'

type Props = { readonly composing: Composing; readonly index: number }

/** Drawn again only for what concerns it: in a long thread a key would otherwise draw every text. */
export const SegmentEditor = memo(DrawnSegment, isSameSegment)

function DrawnSegment({ composing, index }: Props) {
  const { t } = useTranslation('composer')
  const { t: thread } = useTranslation('ownTexts')
  const { segments, post, limits } = composing
  const outCount = outCountOf(post, composing.textKey)
  const editing = index < outCount ? 'none' : composing.editing
  const segment = segments[index]
  const files = useMedia(composing, segment?.segmentId ?? '')
  const cropping = useCropping(composing, segment?.segmentId ?? '')
  const [dropping, setDropping] = useState(false)
  const [inserting, setInserting] = useState<Inserting>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const tags = useTagSuggestions(listId, (text, caret) => {
    composing.setText(segment?.segmentId ?? '', text)
    requestAnimationFrame(() => area.current?.setSelectionRange(caret, caret))
  })
  if (segment === undefined) return null
  const { segmentId } = segment
  /** Where the caret stands. */
  const insert = (text: string, isWord: boolean): void => {
    const { selectionStart: start = 0, selectionEnd: end = start } = area.current ?? {}
    const next = isWord
      ? withInserted(segment.text, text, start, end)
      : { text: segment.text.slice(0, start) + text + segment.text.slice(end), caret: start + text.length }
    setInserting(null)
    composing.setText(segmentId, next.text)
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(next.caret, next.caret)
    })
  }
  const media = storedMedia(post, segmentId)
  const mayAdd = editing === 'free' && mayAddMedia(media, files.arrivals.length, limits.images)
  const count = countOf(segment.text, limits.text)
  const counterId = `count-${segmentId}`
  const total = segments.length
  const place = { index: index + 1, total }
  const parts = count.tone === 'over' && limits.threads ? (splitText(segment.text, limits.text) ?? []) : []
  const maySplit = editing !== 'none' && parts.length > 1 && total - 1 + parts.length <= MAX_SEGMENTS
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
      <Textarea
        aria-label={total === 1 ? t('segment') : t('segmentOf', place)}
        aria-describedby={editing === 'none' ? undefined : counterId}
        aria-invalid={count.tone === 'over'}
        placeholder={index === 0 ? t('placeholder') : t('placeholderNext')}
        rows={editing === 'none' ? 1 : total === 1 ? 6 : 3}
        variant="unstyled"
        classNames={{ input: classes.textInput }}
        data-segment={segmentId}
        ref={area}
        {...tags.field}
        onSelect={editing === 'none' ? undefined : tags.follow}
        onKeyDown={(event) => {
          tags.onKeyDown(event)
          // In an empty text it asks for a template; a second one is written.
          if (event.key !== '/' || segment.text !== '' || editing === 'none' || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          setInserting('template')
        }}
        readOnly={editing === 'none'}
        value={segment.text}
        onChange={(event) => composing.setText(segmentId, event.currentTarget.value)}
        onBlur={() => {
          tags.close()
          void composing.writer.flush().catch(() => undefined)
        }}
        onPaste={(event) => {
          const pasted = mediaIn(event.clipboardData)
          if (!mayAdd || pasted.length === 0) return
          event.preventDefault()
          files.add(pasted)
        }}
      />
      <TagList
        id={listId}
        kind={tags.kind}
        suggestions={tags.suggestions}
        at={tags.at}
        onTake={(suggestion) => {
          if (area.current !== null) tags.take(area.current, suggestion)
        }}
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
        {maySplit && (
          <Button
            variant="light"
            size="compact-xs"
            onClick={() => composing.splitSegment(segmentId, total === 1 ? numberedThread(parts) : parts)}
          >
            {thread('split', { count: parts.length })}
          </Button>
        )}
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
        {editing !== 'none' && <Counter count={count} id={counterId} />}
      </Group>
    </div>
  )
}

/** Of the account on which the text that is shown goes out; null where there are several, or none. */
function onlyHandle({ destinations, textKey }: Composing): string | null {
  const accounts = destinations.find(({ key }) => key === textKey)?.accounts ?? []
  return accounts.length === 1 ? (accounts[0]?.handle ?? null) : null
}

/** What is called through `composing` reads what was typed last, so that an older one does the same. */
function isSameSegment(before: Props, after: Props): boolean {
  const [one, two] = [before.composing, after.composing]
  const [segment, same] = [one.segments[before.index], two.segments[after.index]]
  return (
    before.index === after.index &&
    segment?.segmentId === same?.segmentId &&
    segment?.text === same?.text &&
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

/** The field of one text: the words, and what is offered for the one that is being written. A key does not draw it. */
import { Textarea } from '@mantine/core'
import { useId, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { countOf } from './composerView.ts'
import { useTextIn } from './draftStore.ts'
import { mediaIn } from './mediaFile.ts'
import { TagList } from './tags/TagList.tsx'
import { useTagSuggestions } from './tags/useTagSuggestions.ts'
import { useFieldText } from './useFieldText.ts'
import type { Composing } from './useComposer.ts'
import classes from './composer.module.css'

export function SegmentText({
  composing,
  segmentId,
  isFirst,
  place,
  readOnly,
  counterId,
  area,
  onTemplate,
  onFiles,
}: {
  readonly composing: Composing
  readonly segmentId: string
  readonly isFirst: boolean
  /** The how manieth of how many, from 1. */
  readonly place: { readonly index: number; readonly total: number }
  readonly readOnly: boolean
  /** The element that says how full it is. */
  readonly counterId: string
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly onTemplate: () => void
  /** Files were pasted; null where none can be added. */
  readonly onFiles: ((files: readonly File[]) => void) | null
}) {
  const { t } = useTranslation('composer')
  const first = useFieldText(composing, segmentId, area)
  const rested = useTextIn(composing.rested, composing.textKey, segmentId)
  const listId = useId()
  const tags = useTagSuggestions(listId, (completed, caret) => {
    composing.setText(segmentId, completed)
    requestAnimationFrame(() => area.current?.setSelectionRange(caret, caret))
  })
  return (
    <>
      <Textarea
        aria-label={place.total === 1 ? t('segment') : t('segmentOf', place)}
        aria-describedby={readOnly ? undefined : counterId}
        aria-invalid={countOf(rested, composing.limits.text).tone === 'over'}
        placeholder={isFirst ? t('placeholder') : t('placeholderNext')}
        rows={readOnly ? 1 : place.total === 1 ? 6 : 3}
        variant="unstyled"
        classNames={{ input: classes.textInput }}
        data-segment={segmentId}
        ref={area}
        {...tags.field}
        onSelect={readOnly ? undefined : tags.follow}
        onKeyDown={(event) => {
          tags.onKeyDown(event)
          // In an empty text it asks for a template; a second one is written.
          if (event.key !== '/' || event.currentTarget.value !== '' || readOnly || event.ctrlKey || event.metaKey)
            return
          event.preventDefault()
          onTemplate()
        }}
        readOnly={readOnly}
        defaultValue={first}
        onChange={(event) => composing.setText(segmentId, event.currentTarget.value)}
        onBlur={() => {
          tags.close()
          void composing.writer.flush().catch(() => undefined)
        }}
        onPaste={(event) => {
          const pasted = mediaIn(event.clipboardData)
          if (onFiles === null || pasted.length === 0) return
          event.preventDefault()
          onFiles(pasted)
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
    </>
  )
}

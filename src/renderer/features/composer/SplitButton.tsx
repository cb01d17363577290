/** Offers to make several texts of one that is too long. How it would be divided is worked out when the keys rest. */
import { Button } from '@mantine/core'
import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { numberedThread, splitText } from '#shared/domain/threads/splitThread.ts'
import { countOf } from './composerView.ts'
import { useTextIn } from './draftStore.ts'
import { MAX_SEGMENTS } from './threadLimits.ts'
import type { Composing } from './useComposer.ts'

export function SplitButton({ composing, segmentId }: { readonly composing: Composing; readonly segmentId: string }) {
  const { t } = useTranslation('ownTexts')
  const limit = composing.limits.text
  const text = useDeferredValue(useTextIn(composing.rested, composing.textKey, segmentId))
  const parts = useMemo(
    () => (countOf(text, limit).tone === 'over' ? (splitText(text, limit) ?? []) : []),
    [text, limit],
  )
  const total = composing.segments.length
  if (parts.length < 2 || total - 1 + parts.length > MAX_SEGMENTS) return null
  return (
    <Button
      variant="light"
      size="compact-xs"
      onClick={() => composing.splitSegment(segmentId, total === 1 ? numberedThread(parts) : parts)}
    >
      {t('split', { count: parts.length })}
    </Button>
  )
}

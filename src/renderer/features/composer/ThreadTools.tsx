/** What is done with the whole thread: one more text, numbers, and going on in the next text by itself. */
import { Button, Group, Switch } from '@mantine/core'
import { IconListNumbers, IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { numberedThread } from '#shared/domain/threads/splitThread.ts'
import { drawnFor } from './drawnFor.ts'
import { MAX_SEGMENTS } from './threadLimits.ts'
import type { Composing } from './useComposer.ts'

type Props = {
  readonly composing: Composing
  readonly count: number
  readonly isNumbered: boolean
  /** With the id of the text that was added. */
  readonly onAdded: (segmentId: string) => void
}

export const ThreadTools = memo(DrawnTools, drawnFor<Props>('flows', 'textKey'))

/** Whether the texts have their numbers already. */
export function hasNumbers(segments: Composing['segments']): boolean {
  const numbered = numberedThread(segments.map(({ text }) => text))
  return segments.every(({ text }, index) => text === numbered[index])
}

function DrawnTools({ composing, count, isNumbered, onAdded }: Props) {
  const { t } = useTranslation(['composer', 'ownTexts'])
  return (
    <Group gap={10}>
      {count < MAX_SEGMENTS && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={() => onAdded(composing.addSegment())}
        >
          {t('composer:addSegment')}
        </Button>
      )}
      {count > 1 && !isNumbered && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconListNumbers size={13} aria-hidden />}
          onClick={() =>
            composing.setTexts(numberedThread(composing.newestSegments(composing.textKey).map(({ text }) => text)))
          }
        >
          {t('ownTexts:number')}
        </Button>
      )}
      <Switch
        size="xs"
        label={t('ownTexts:flow')}
        checked={composing.flows}
        onChange={(event) => composing.setFlows(event.currentTarget.checked)}
      />
    </Group>
  )
}

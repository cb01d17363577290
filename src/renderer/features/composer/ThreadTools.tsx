/** What is done with the whole thread: one more text, numbers, and going on in the next text by itself. */
import { Button, Group, Switch } from '@mantine/core'
import { IconListNumbers, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { numberedThread } from '#shared/domain/threads/splitThread.ts'
import { MAX_SEGMENTS } from './threadLimits.ts'
import type { Composing } from './useComposer.ts'

export function ThreadTools({ composing, onAdd }: { readonly composing: Composing; readonly onAdd: () => void }) {
  const { t } = useTranslation(['composer', 'ownTexts'])
  const { segments } = composing
  const numbered = numberedThread(segments.map(({ text }) => text))
  const isNumbered = segments.every(({ text }, index) => text === numbered[index])
  return (
    <Group gap={10}>
      {segments.length < MAX_SEGMENTS && (
        <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} aria-hidden />} onClick={onAdd}>
          {t('composer:addSegment')}
        </Button>
      )}
      {segments.length > 1 && !isNumbered && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconListNumbers size={13} aria-hidden />}
          onClick={() => composing.setTexts(numbered)}
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

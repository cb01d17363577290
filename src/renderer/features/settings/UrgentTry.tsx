/** A text to try the lists on: what of it would be urgent, and by which entry. */
import { List, Stack, Text, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../rpc/useOperation.ts'

const LONGEST_TEXT = 10_000

export function UrgentTry() {
  const { t } = useTranslation('urgent')
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, 200)
  const isAsked = text.trim() !== ''
  const found = useOperation('urgent.tryText', { text }, { enabled: isAsked }).data
  return (
    <Stack gap={6} maw={640}>
      <Textarea
        label={t('try.label')}
        description={t('try.help')}
        placeholder={t('try.placeholder')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={LONGEST_TEXT}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div role="status">
        {isAsked && found?.length === 0 && <Text size="sm">{t('try.nothing')}</Text>}
        {isAsked && found !== undefined && found.length > 0 && (
          <>
            <Text size="sm" fw={600}>
              {t('try.found')}
            </Text>
            <List size="sm">
              {found.map(({ category, start, end, written }) => (
                <List.Item key={`${category} ${String(start)} ${String(end)}`} style={{ overflowWrap: 'anywhere' }}>
                  {t('try.by', {
                    words: text.slice(start, end),
                    category: t(`category.${category}`),
                    term: written,
                  })}
                </List.Item>
              ))}
            </List>
          </>
        )}
      </div>
    </Stack>
  )
}

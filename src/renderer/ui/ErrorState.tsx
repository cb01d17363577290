/** What a screen shows when its query failed. */
import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { errorWords } from './errorWords.ts'

export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation('common')
  const words = errorWords(error)
  return (
    <Alert color="red" variant="light" m="md" icon={<IconAlertTriangle aria-hidden />} title={words.title}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{words.body}</Text>
        {onRetry !== undefined && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

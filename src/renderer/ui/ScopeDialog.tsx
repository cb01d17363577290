/** Which dates of a series an act is for: this one, this one and the following ones, all (docs/specs/recurring.md §4). */
import { Button, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog.tsx'

export type SeriesScope = 'this' | 'following' | 'all'

export type ScopeQuestion = {
  readonly title: string
  readonly text: string
  readonly hint?: string
  /** In the order in which they are offered. */
  readonly scopes: readonly SeriesScope[]
  readonly onChosen: (scope: SeriesScope) => void
}

export function ScopeDialog({
  question,
  onLeave,
}: {
  /** Null while nothing is asked. */
  readonly question: ScopeQuestion | null
  readonly onLeave: () => void
}) {
  const { t } = useTranslation(['recurring', 'common'])
  return (
    <Dialog opened={question !== null} onClose={onLeave} size="sm" title={question?.title}>
      {question !== null && (
        <Stack gap="sm">
          <Text size="sm">{question.text}</Text>
          {question.hint !== undefined && (
            <Text size="xs" c="dimmed">
              {question.hint}
            </Text>
          )}
          {question.scopes.map((scope, index) => (
            <Button
              key={scope}
              variant={index === 0 ? 'filled' : 'default'}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
              onClick={() => {
                onLeave()
                question.onChosen(scope)
              }}
            >
              {t(`recurring:scope.${scope}`)}
            </Button>
          ))}
        </Stack>
      )}
    </Dialog>
  )
}

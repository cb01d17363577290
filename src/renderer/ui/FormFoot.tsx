/** The end of a form in a dialog: what was refused, if anything, the way out, and the step itself. */
import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OperationError } from '../rpc/client.ts'
import { errorWords } from './errorWords.ts'

/**
 * @param refused what is not said at a field already
 * @param submit the words of the step
 */
export function FormFoot({
  refused,
  submit,
  isPending,
  isReady = true,
  onCancel,
}: {
  readonly refused: OperationError | null
  readonly submit: string
  readonly isPending: boolean
  /** Whether the step can be taken as the form stands. */
  readonly isReady?: boolean
  readonly onCancel: () => void
}) {
  const { t } = useTranslation('common')
  return (
    <>
      {refused !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {errorWords(refused).title}
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={isPending} disabled={!isReady}>
          {submit}
        </Button>
      </Group>
    </>
  )
}

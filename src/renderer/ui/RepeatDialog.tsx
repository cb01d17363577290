/** Asks once before a text is given a second time to the same account within a day. */
import { Button, Group, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Repeat } from '#shared/contract/calendar.ts'
import { Dialog } from './Dialog.tsx'
import { RepeatLines } from './RepeatLines.tsx'

export type RepeatQuestion = {
  readonly act: 'schedule' | 'move' | 'publish' | 'apply'
  readonly repeats: readonly Repeat[]
  readonly goOn: () => void
}

export function RepeatDialog({
  question,
  onLeave,
}: {
  /** Null while nothing is asked. */
  readonly question: RepeatQuestion | null
  readonly onLeave: () => void
}) {
  const { t } = useTranslation(['repeats', 'common'])
  return (
    <Dialog opened={question !== null} onClose={onLeave} title={t('repeats:title')} size="md">
      {question !== null && (
        <Stack gap="md">
          <RepeatLines repeats={question.repeats} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={question.goOn}>
              {t(`repeats:anyway.${question.act}`)}
            </Button>
            <Button onClick={onLeave} data-autofocus>
              {t('repeats:back')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  )
}

/** Asks what was meant where the wanted hour exists twice or not at all. */
import { Button, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import type { HourQuestion, MovePost } from './useMovePost.ts'

export function HourDialog({
  question,
  onAnswer,
  onLeave,
}: {
  readonly question: HourQuestion | null
  readonly onAnswer: MovePost['answer']
  readonly onLeave: () => void
}) {
  const { t } = useTranslation(['calendar', 'common'])
  return (
    <Dialog
      opened={question !== null}
      onClose={onLeave}
      title={question === null ? '' : t(`hour.${question.kind}Title`)}
      size="sm"
    >
      {question !== null && <Choices question={question} onAnswer={onAnswer} onLeave={onLeave} />}
    </Dialog>
  )
}

function Choices({
  question,
  onAnswer,
  onLeave,
}: {
  readonly question: HourQuestion
  readonly onAnswer: MovePost['answer']
  readonly onLeave: () => void
}) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const time = question.wallTime.slice(11)
  const day = format.longDayOf(question.wallTime.slice(0, 10))
  return (
    <Stack gap="xs">
      <Text>{t(`hour.${question.kind}Body`, { day, time })}</Text>
      {question.kind === 'never' ? (
        <>
          <Button variant="light" onClick={() => onAnswer(question.before, null)} data-autofocus>
            {question.before.slice(11)}
          </Button>
          <Button variant="light" onClick={() => onAnswer(question.after, null)}>
            {question.after.slice(11)}
          </Button>
        </>
      ) : (
        <>
          <Button variant="light" onClick={() => onAnswer(question.wallTime, 'earlier')} data-autofocus>
            {t('hour.earlier', { time })}
          </Button>
          <Button variant="light" onClick={() => onAnswer(question.wallTime, 'later')}>
            {t('hour.later', { time })}
          </Button>
        </>
      )}
      <Button variant="default" onClick={onLeave}>
        {t('hour.leave')}
      </Button>
    </Stack>
  )
}

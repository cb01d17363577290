/** Gives a post another hour from where it waits. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { DateInput, TimeInput } from '@mantine/dates'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readWallTime, wallTimeAt } from '#shared/domain/wallTime.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { errorWords } from '../../ui/errorWords.ts'
import { RepeatLines } from '../../ui/RepeatLines.tsx'
import { useFormat, useOfficeZone } from '../../ui/useFormat.ts'
import { useRepeats } from '../../ui/useRepeats.ts'
import { suggestedInstants } from './outboxSections.ts'

/** @param moving null while closed */
export function NewHourDialog({
  moving,
  onClose,
}: {
  readonly moving: { readonly postId: string; readonly dueAtMs: number } | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation('outbox')
  return (
    <Dialog opened={moving !== null} onClose={onClose} title={t('newHour.title')}>
      {moving !== null && <Fields postId={moving.postId} dueAtMs={moving.dueAtMs} onClose={onClose} />}
    </Dialog>
  )
}

function Fields({
  postId,
  dueAtMs,
  onClose,
}: {
  readonly postId: string
  readonly dueAtMs: number
  readonly onClose: () => void
}) {
  const { t } = useTranslation('outbox')
  const { t: common } = useTranslation('common')
  const { t: anyway } = useTranslation('repeats')
  const zone = useOfficeZone()
  const format = useFormat()
  const [openedAtMs] = useState(() => Date.now())
  const suggestions = suggestedInstants(dueAtMs, openedAtMs)
  const [wallTime, setWallTime] = useState(() => wallTimeAt(suggestions[0] ?? dueAtMs, zone))
  const [problem, setProblem] = useState<string | null>(null)
  const reading = readWallTime(wallTime, zone)
  const atMs = reading.kind === 'never' ? null : reading.kind === 'once' ? reading.atMs : reading.earlierMs
  const repeats = useRepeats(postId, atMs, 'planned')
  const schedule = useCommand('calendar.schedule', { quiet: true })
  const choose = (next: string): void => {
    setWallTime(next)
    setProblem(null)
  }
  const submit = (): void =>
    schedule.mutate(
      { postId, wallTime, zone, repeatedHour: null },
      {
        onSuccess: onClose,
        onError: (error) => setProblem(`${errorWords(error).title}. ${errorWords(error).body}`),
      },
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('newHour.explain')}</Text>
        <Group gap={6}>
          {suggestions.map((atMs, index) => (
            <Button
              key={atMs}
              data-autofocus={index === 0 || undefined}
              size="compact-sm"
              variant="light"
              onClick={() => choose(wallTimeAt(atMs, zone))}
            >
              {format.dayTime(atMs)}
            </Button>
          ))}
        </Group>
        <Group gap="xs" align="flex-start" wrap="nowrap">
          <DateInput
            label={t('newHour.date')}
            valueFormat="DD/MM/YYYY"
            minDate={wallTimeAt(openedAtMs, zone).slice(0, 10)}
            value={wallTime.slice(0, 10)}
            onChange={(date) => {
              if (date !== null) choose(`${date}T${wallTime.slice(11)}`)
            }}
            w={150}
          />
          <TimeInput
            label={t('newHour.time')}
            value={wallTime.slice(11)}
            onChange={(event) => {
              const time = event.currentTarget.value
              if (/^\d\d:\d\d$/.test(time)) choose(`${wallTime.slice(0, 10)}T${time}`)
            }}
            w={110}
          />
        </Group>
        <RepeatLines repeats={repeats} />
        {problem !== null && (
          <Text size="sm" c="var(--mando-danger-text)" role="alert">
            {problem}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={schedule.isPending}>
            {repeats.length > 0 ? anyway('anyway.move') : t('newHour.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

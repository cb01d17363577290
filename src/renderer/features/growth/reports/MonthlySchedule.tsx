/** The monthly report that makes itself: on which day, into which folder, and what went wrong. */
import { Alert, Button, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#shared/contract/contract.ts'
import { monthAfter } from '#shared/domain/report.ts'
import { useCommand, useOperation } from '../../../rpc/useOperation.ts'
import { useFormat } from '../../../ui/useFormat.ts'

const DAYS = Array.from({ length: 28 }, (_, at) => String(at + 1))

export function MonthlySchedule({ request }: { readonly request: InputOf<'reports.content'> }) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const { data: schedule } = useOperation('reports.schedule', {})
  const set = useCommand('reports.setSchedule')
  const stop = useCommand('reports.stopSchedule')
  const [day, setDay] = useState('5')
  if (schedule === undefined) return null
  if (schedule === null) {
    const { accountIds, sections, language } = request
    return (
      <Stack gap="xs">
        <NativeSelect
          label={t('every.day')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          data={DAYS}
        />
        <Button
          variant="default"
          loading={set.isPending}
          onClick={() =>
            set.mutate({ dayOfMonth: Number(day), accountIds, sections, language, formats: ['pdf', 'csv'] })
          }
        >
          {t('every.start')}
        </Button>
      </Stack>
    )
  }
  return (
    <Stack gap="xs">
      <Text size="sm">{t('every.is', { day: schedule.dayOfMonth, folder: schedule.folder })}</Text>
      <Text size="xs" c="dimmed">
        {t('every.next', { month: format.monthOf(`${monthAfter(schedule.lastMonth)}-01`) })}
      </Text>
      {schedule.failure !== null && (
        <Alert color="red" p="xs">
          {t('every.failed', { month: format.monthOf(`${schedule.failure.month}-01`) })}
        </Alert>
      )}
      <Button variant="default" onClick={() => stop.mutate({})}>
        {t('every.stop')}
      </Button>
    </Stack>
  )
}

/** The training network's levers: one fault at a time, and citizens who write on demand. */
import { Anchor, Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { TRAINING_FAULTS, type TrainingFault } from '#shared/domain/trainingFault.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { CITIZEN_BOUNDS, wholeNumber } from './settingsView.ts'

/** What a regional force sorts out in a day. */
const DAY_OF_MESSAGES = 1000

export function TrainingSection() {
  const { t } = useTranslation('training')
  const accounts = useOperation('accounts.list', {}).data
  const hasTraining = accounts?.some(({ mode, state }) => mode === 'training' && state !== 'disconnected')
  if (hasTraining === undefined) return null
  return (
    <Stack gap="md" align="flex-start">
      <Text size="sm">{t('text')}</Text>
      {hasTraining ? (
        <>
          <FaultLever />
          <Citizens />
        </>
      ) : (
        <Text size="sm">
          {t('noAccount')}{' '}
          <Anchor component={Link} href="/accounts" underline="always">
            {t('goToAccounts')}
          </Anchor>
        </Text>
      )}
    </Stack>
  )
}

function FaultLever() {
  const { t } = useTranslation('training')
  const inForce = useOperation('training.get', {}).data
  const setFault = useCommand('training.setFault')
  const [chosen, setChosen] = useState<TrainingFault | null>(null)
  const [count, setCount] = useState<string | number>('')
  if (inForce === undefined) return null
  const fault = chosen ?? inForce.fault
  const requests = count === '' ? null : wholeNumber(count, CITIZEN_BOUNDS)
  return (
    <Stack gap={6}>
      <Group align="flex-end" gap="sm">
        <Select
          label={t('fault.label')}
          w={320}
          allowDeselect={false}
          value={fault}
          onChange={(value) => setChosen(TRAINING_FAULTS.find((each) => each === value) ?? null)}
          data={TRAINING_FAULTS.map((value) => ({ value, label: t(`fault.${value}`) }))}
        />
        <NumberInput
          label={t('count.label')}
          placeholder={t('count.placeholder')}
          w={190}
          allowDecimal={false}
          allowNegative={false}
          {...CITIZEN_BOUNDS}
          value={count}
          onChange={setCount}
        />
        <Button
          variant="default"
          onClick={() =>
            setFault.mutate(
              { fault, count: fault === 'none' ? null : requests },
              {
                onSuccess: () => {
                  setChosen(null)
                  setCount('')
                },
              },
            )
          }
        >
          {t('apply')}
        </Button>
      </Group>
      <Group gap="sm">
        <Text size="xs" c="dimmed" role="status">
          {t('current', { fault: t(`fault.${inForce.fault}`) })}
          {inForce.fault !== 'none' &&
            `. ${inForce.remaining === null ? t('untilChanged') : t('remaining', { count: inForce.remaining })}`}
        </Text>
        {inForce.fault !== 'none' && (
          <Button
            variant="light"
            size="compact-xs"
            onClick={() => setFault.mutate({ fault: 'none', count: null }, { onSuccess: () => setChosen(null) })}
          >
            {t('clear')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Citizens() {
  const { t } = useTranslation('training')
  const [count, setCount] = useState<string | number>(5)
  const write = useCommand('training.citizensWrite')
  const sync = useCommand('status.syncNow')
  const asked = wholeNumber(count, CITIZEN_BOUNDS)
  return (
    <Stack gap={6}>
      <Group align="flex-end" gap="sm">
        <NumberInput
          label={t('citizens.label')}
          w={150}
          allowDecimal={false}
          allowNegative={false}
          {...CITIZEN_BOUNDS}
          value={count}
          onChange={setCount}
        />
        <Button
          variant="default"
          disabled={asked === null || write.isPending}
          onClick={() => {
            if (asked === null) return
            write.mutate(
              { count: asked },
              { onSuccess: () => notifications.show({ message: t('citizens.done', { count: asked }) }) },
            )
          }}
        >
          {t('citizens.action')}
        </Button>
        <Button
          variant="default"
          disabled={write.isPending}
          onClick={() =>
            write.mutate(
              { count: DAY_OF_MESSAGES, as: 'day' },
              { onSuccess: () => notifications.show({ message: t('citizens.done', { count: DAY_OF_MESSAGES }) }) },
            )
          }
        >
          {t('citizens.day', { count: DAY_OF_MESSAGES })}
        </Button>
        <Button variant="subtle" onClick={() => sync.mutate({})}>
          {t('citizens.sync')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {t('citizens.help')}
      </Text>
    </Stack>
  )
}

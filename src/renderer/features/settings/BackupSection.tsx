/** The last good backup, where they go, one now, and restoring. */
import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { BackupList } from '../../ui/BackupList.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PassphraseForm } from '../../ui/PassphraseForm.tsx'
import { Permitted } from '../../ui/Permitted.tsx'
import { ExportTextsButton, RecoverButton } from '../../ui/RescueButtons.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import classes from './settings.module.css'
import { backupLook, isSoon } from './settingsView.ts'

type Status = OutputOf<'backup.status'>

export function BackupSection() {
  const { t } = useTranslation('backup')
  const status = useOperation('backup.status', {}).data
  if (status === undefined) return null
  return (
    <Stack gap="md">
      <Text size="sm">{t('intro')}</Text>
      <Newest status={status} />
      <Permitted right="administer" said>
        <Places status={status} />
        <Recovery state={status.recovery} />
      </Permitted>
      <div>
        <Text fw={500} mb={4}>
          {t('list')}
        </Text>
        <Permitted right="administer">
          <BackupList />
        </Permitted>
      </div>
      <Stack gap={6} align="flex-start">
        <Text fw={500}>{t('texts')}</Text>
        <Text size="sm">{t('exportHelp')}</Text>
        <Permitted right="administer">
          <ExportTextsButton />
        </Permitted>
      </Stack>
    </Stack>
  )
}

const looks = {
  good: { tone: 'good', icon: IconCircleCheck },
  warning: { tone: 'warning', icon: IconAlertTriangle },
} as const

function Newest({ status }: { readonly status: Status }) {
  const { t } = useTranslation('backup')
  const format = useFormat()
  const nowMs = useNow()
  const makeNow = useCommand('backup.makeNow')
  const { lastGoodAtMs, nextAtMs, running, failure } = status
  const label =
    lastGoodAtMs === null
      ? t('none')
      : t('lastAt', { when: format.dayTime(lastGoodAtMs), ago: format.relative(lastGoodAtMs, nowMs) })
  return (
    <Stack gap={6} align="flex-start">
      <Text fw={500}>{t('last')}</Text>
      <Group gap="sm">
        <StateBadge look={looks[backupLook(lastGoodAtMs, nowMs)]} label={label} />
        <Text size="xs" c="dimmed">
          {isSoon(nextAtMs, nowMs) ? t('nextSoon') : t('next', { when: format.dayTime(nextAtMs) })}
        </Text>
      </Group>
      {failure !== null && (
        <Text size="sm" c="var(--mando-danger-text)" role="status">
          {t(failure.where === 'own' ? 'failedOwn' : 'failedOther')} ({format.dayTime(failure.atMs)})
        </Text>
      )}
      {failure?.code === 'database_damaged' && (
        <Permitted right="administer">
          <RecoverButton />
        </Permitted>
      )}
      <Permitted right="dispatch">
        <Button variant="default" disabled={running || makeNow.isPending} onClick={() => makeNow.mutate({})}>
          {running ? t('making') : t('makeNow')}
        </Button>
      </Permitted>
    </Stack>
  )
}

function Places({ status: { folder, otherFolder } }: { readonly status: Status }) {
  const { t } = useTranslation('backup')
  const choose = useCommand('backup.chooseFolder')
  const forget = useCommand('backup.forgetFolder')
  return (
    <Stack gap={6} align="flex-start">
      <Text fw={500}>{t('where')}</Text>
      <Code className={classes.path}>{folder}</Code>
      {otherFolder === null ? (
        <Text size="sm">{t('otherNone')}</Text>
      ) : (
        <Text size="sm">
          {t('otherAlso')} <Code className={classes.path}>{otherFolder}</Code>
        </Text>
      )}
      <Group gap="xs">
        <Button variant="default" disabled={choose.isPending} onClick={() => choose.mutate({})}>
          {t(otherFolder === null ? 'choose' : 'change')}
        </Button>
        {otherFolder !== null && (
          <Button variant="default" disabled={forget.isPending} onClick={() => forget.mutate({})}>
            {t('forget')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Recovery({ state }: { readonly state: Status['recovery'] }) {
  const { t } = useTranslation('backup')
  const [asking, setAsking] = useState(false)
  const setPassphrase = useCommand('backup.setRecoveryPassphrase', { quiet: true })
  const close = (): void => setAsking(false)
  return (
    <Stack gap={6} align="flex-start">
      <Text fw={500}>{t('recovery')}</Text>
      <Text size="sm">{t(`recoveryText.${state}`)}</Text>
      {state !== 'not_needed' && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t(state === 'none' ? 'recoverySet' : 'recoveryChange')}
        </Button>
      )}
      <Dialog opened={asking} onClose={close} title={t('recovery')}>
        <PassphraseForm
          why={t('recoveryWhy')}
          submitLabel={t('recoverySubmit')}
          isPending={setPassphrase.isPending}
          error={setPassphrase.error}
          onClose={close}
          onSubmit={(passphrase) =>
            setPassphrase.mutate(
              { passphrase },
              {
                onSuccess: () => {
                  close()
                  notifications.show({ message: t('recoveryDone') })
                },
              },
            )
          }
        />
      </Dialog>
    </Stack>
  )
}

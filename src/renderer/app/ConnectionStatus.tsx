/** The connection in the status bar; opened, it says what is known, since when, and what comes next. */
import { Button, Group, Popover, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import {
  IconCertificateOff,
  IconLockQuestion,
  IconPlugConnectedX,
  IconRouterOff,
  IconWifi,
  IconWifiOff,
  IconWorldOff,
  IconWorldQuestion,
  type Icon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StatusView } from '#shared/contract/status.ts'
import { mayTry, remedyOf, type ConnectivityState } from '#shared/domain/connectivity.ts'
import { useCommand } from '../rpc/useOperation.ts'
import { Permitted } from '../ui/Permitted.tsx'
import { useFormat } from '../ui/useFormat.ts'
import { useNow } from '../ui/useNow.ts'
import { connectivityTone } from './statusView.ts'
import classes from './shell.module.css'

const icons: Readonly<Record<ConnectivityState, Icon>> = {
  online: IconWifi,
  chosen_offline: IconPlugConnectedX,
  no_network: IconWifiOff,
  captive_portal: IconWorldQuestion,
  proxy_sign_in: IconLockQuestion,
  proxy_unreachable: IconRouterOff,
  untrusted: IconCertificateOff,
  unreachable: IconWorldOff,
}

export function ConnectionStatus({ connectivity }: Pick<StatusView, 'connectivity'>) {
  const { t } = useTranslation('status')
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const { state, sinceMs } = connectivity
  const ConnectionIcon = icons[state]
  const name = t(`connectivity.${state}`)
  const words = state === 'online' ? name : `${name} ${t('since', { when: format.time(sinceMs) })}`
  return (
    <>
      {/* What stands in a button is not announced when it changes. */}
      <VisuallyHidden role="status">{words}</VisuallyHidden>
      <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="top-start" width={360} shadow="md">
        <Popover.Target>
          <UnstyledButton
            type="button"
            className={classes.statusButton}
            data-tone={connectivityTone(state)}
            onClick={() => setOpened(!opened)}
          >
            <ConnectionIcon size={15} aria-hidden />
            <span>{words}</span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('connection.title', { state: name })}>
          <Details connectivity={connectivity} onDone={() => setOpened(false)} />
        </Popover.Dropdown>
      </Popover>
    </>
  )
}

function Details({ connectivity, onDone }: Pick<StatusView, 'connectivity'> & { readonly onDone: () => void }) {
  const { t } = useTranslation('status')
  const format = useFormat()
  const nowMs = useNow()
  const { state, sinceMs, answeredAtMs } = connectivity
  return (
    <>
      <Text size="sm" fw={600}>
        {t(`connectivity.${state}`)}
        {state !== 'online' && ` ${t('since', { when: format.time(sinceMs) })}`}
      </Text>
      <Text size="sm" mt={4}>
        {t(`connectivityHint.${state}`)}
      </Text>
      {state !== 'online' && (
        <Text size="sm" mt={4}>
          {t('connection.kept')} {mayTry(state) && t('connection.retrying')}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt={6} className="tabular">
        {answeredAtMs === null
          ? t('connection.neverAnswered')
          : t('connection.answered', {
              when: format.relative(Math.min(answeredAtMs, nowMs), nowMs),
              time: format.dayTime(answeredAtMs),
            })}
      </Text>
      <NextSteps state={state} onDone={onDone} />
    </>
  )
}

function NextSteps({ state, onDone }: { readonly state: ConnectivityState; readonly onDone: () => void }) {
  const { t } = useTranslation('status')
  const [, navigate] = useLocation()
  const openBrowser = useCommand('connection.openBrowser')
  const setWorkOffline = useCommand('status.setWorkOffline')
  const syncNow = useCommand('status.syncNow')
  const remedy = remedyOf(state)
  const step = (act: () => void) => () => {
    act()
    onDone()
  }
  return (
    <Group gap="xs" mt="sm">
      {remedy === 'open_browser' && (
        <Permitted right="dispatch">
          <Button size="compact-sm" onClick={step(() => openBrowser.mutate({}))}>
            {t('connection.openBrowser')}
          </Button>
        </Permitted>
      )}
      {remedy === 'open_settings' && (
        <Button size="compact-sm" onClick={step(() => navigate('/settings/connection'))}>
          {t('connection.openSettings')}
        </Button>
      )}
      {remedy === 'switch_on' && (
        <Permitted right="dispatch">
          <Button size="compact-sm" onClick={step(() => setWorkOffline.mutate({ workOffline: false }))}>
            {t('connection.switchOn')}
          </Button>
        </Permitted>
      )}
      {state !== 'online' && mayTry(state) && (
        <Permitted right="dispatch">
          <Button size="compact-sm" variant="default" onClick={step(() => syncNow.mutate({}))}>
            {t('connection.tryNow')}
          </Button>
        </Permitted>
      )}
    </Group>
  )
}

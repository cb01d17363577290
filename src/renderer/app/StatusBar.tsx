/** The bar at the bottom, always there: connection, last sync, what waits, what is wrong. */
import { Switch, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconPlugConnectedX,
  IconRefresh,
  IconSend,
  IconWifi,
  IconWifiOff,
  IconWorldOff,
  IconWorldQuestion,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ConnectivityState } from '#shared/domain/connectivity.ts'
import { useCommand, useOperation } from '../rpc/useOperation.ts'
import { useFormat } from '../ui/useFormat.ts'
import { useNow } from '../ui/useNow.ts'
import { connectivityTone, maySync } from './statusView.ts'
import classes from './shell.module.css'

const icons: Readonly<Record<ConnectivityState, Icon>> = {
  online: IconWifi,
  chosen_offline: IconPlugConnectedX,
  no_network: IconWifiOff,
  sign_in_wall: IconWorldQuestion,
  unreachable: IconWorldOff,
}

export function StatusBar() {
  const { t } = useTranslation('status')
  const format = useFormat()
  const nowMs = useNow()
  const status = useOperation('status.get', {}).data
  const setWorkOffline = useCommand('status.setWorkOffline')
  const syncNow = useCommand('status.syncNow')
  if (status === undefined) return <footer className={classes.statusBar} aria-label={t('bar')} />
  const { state, sinceMs } = status.connectivity
  const ConnectionIcon = icons[state]
  return (
    <footer className={classes.statusBar} aria-label={t('bar')}>
      <Tooltip label={t(`connectivityHint.${state}`)} multiline maw={320}>
        <span className={classes.statusItem} data-tone={connectivityTone(state)} role="status" tabIndex={0}>
          <ConnectionIcon size={15} aria-hidden />
          <span>
            {t(`connectivity.${state}`)}
            {state !== 'online' && ` ${t('since', { when: format.time(sinceMs) })}`}
          </span>
        </span>
      </Tooltip>
      <span className={classes.statusItem}>
        {status.backlogBrought !== null
          ? t('backlog', { brought: status.backlogBrought })
          : status.syncing
            ? t('syncing')
            : status.lastSyncAtMs === null
              ? t('neverSynced')
              : t('lastSync', { when: format.relative(Math.min(status.lastSyncAtMs, nowMs), nowMs) })}
      </span>
      <UnstyledButton
        className={classes.statusButton}
        onClick={() => syncNow.mutate({})}
        disabled={!maySync(status)}
        type="button"
      >
        <IconRefresh size={14} aria-hidden />
        {t('syncNow')}
      </UnstyledButton>
      <Switch
        className={classes.statusSwitch}
        label={t('workOffline')}
        checked={status.workOffline}
        onChange={(event) => setWorkOffline.mutate({ workOffline: event.currentTarget.checked })}
      />
      <span className={classes.statusSpace} />
      <Link href="/outbox" className={classes.statusButton}>
        <IconSend size={14} aria-hidden />
        <span className="tabular">
          {status.outboxOpen === 0 ? t('outboxEmpty') : t('outbox', { count: status.outboxOpen })}
        </span>
      </Link>
      <Link href="/outbox" className={classes.statusButton} data-tone={status.problems > 0 ? 'danger' : undefined}>
        {status.problems > 0 ? <IconAlertTriangle size={14} aria-hidden /> : <IconCheck size={14} aria-hidden />}
        <span className="tabular">
          {status.problems === 0 ? t('noProblems') : t('problems', { count: status.problems })}
        </span>
      </Link>
    </footer>
  )
}

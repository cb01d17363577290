/** The bar at the bottom, always there: connection, last sync, what waits, what is wrong. */
import { Switch, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconRefresh, IconSend, IconUrgent } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useCommand, useOperation } from '../rpc/useOperation.ts'
import { useFormat } from '../ui/useFormat.ts'
import { useMay } from '../ui/useMay.ts'
import { useNow } from '../ui/useNow.ts'
import { ConnectionStatus } from './ConnectionStatus.tsx'
import { maySync } from './statusView.ts'
import classes from './shell.module.css'

export function StatusBar() {
  const { t } = useTranslation('status')
  const { t: urgent } = useTranslation('urgent')
  const { t: people } = useTranslation('people')
  const may = useMay('dispatch')
  const format = useFormat()
  const nowMs = useNow()
  const status = useOperation('status.get', {}).data
  const setWorkOffline = useCommand('status.setWorkOffline')
  const syncNow = useCommand('status.syncNow')
  if (status === undefined) return <footer className={classes.statusBar} aria-label={t('bar')} />
  return (
    <footer className={classes.statusBar} aria-label={t('bar')}>
      <ConnectionStatus connectivity={status.connectivity} />
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
        disabled={!maySync(status) || !may}
        title={may ? undefined : people('notPermitted')}
        type="button"
      >
        <IconRefresh size={14} aria-hidden />
        {t('syncNow')}
      </UnstyledButton>
      <Switch
        className={classes.statusSwitch}
        label={t('workOffline')}
        checked={status.workOffline}
        disabled={!may}
        title={may ? undefined : people('notPermitted')}
        onChange={(event) => setWorkOffline.mutate({ workOffline: event.currentTarget.checked })}
      />
      <span className={classes.statusSpace} />
      {status.urgent > 0 && (
        <Link href="/inbox?view=urgent" className={classes.statusButton} data-tone="danger">
          <IconUrgent size={14} aria-hidden />
          <span className="tabular">{urgent('count', { count: status.urgent })}</span>
        </Link>
      )}
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

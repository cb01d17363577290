/** Stands before the window until the database is open: calm while opening, a form when locked, a clear page when blocked. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/domain/assertNever.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { BlockedScreen } from './BlockedScreen.tsx'
import { LockedScreen } from './LockedScreen.tsx'
import classes from './session.module.css'

export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('session')
  const { data, error, refetch } = useOperation('session.get', {})
  if (data === undefined) {
    return error === null ? (
      <Blank label={t('opening')} />
    ) : (
      <main className={classes.page}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </main>
    )
  }
  switch (data.phase) {
    case 'opening':
      return <Blank label={t('opening')} />
    case 'locked':
      return <LockedScreen vaultReason={data.vaultReason} />
    case 'blocked':
      return <BlockedScreen blocked={data} />
    case 'ready':
      return children
    default:
      return assertNever(data)
  }
}

/** Opening takes a moment: nothing flashes, and whoever listens hears what is going on. */
function Blank({ label }: { readonly label: string }) {
  return (
    <main className={classes.page} aria-busy>
      <span className={classes.readersOnly} role="status">
        {label}
      </span>
    </main>
  )
}

/** Which screen an address shows. Features do not know each other; they meet here. */
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { EmptyState } from '../ui/EmptyState.tsx'
import { CalendarDesk } from './CalendarDesk.tsx'

/** The calendar comes with the window; the other screens are read while the person looks at it, before they are asked for. */
const screens = {
  inbox: async () => ({ default: (await import('../features/inbox/InboxScreen.tsx')).InboxScreen }),
  growth: async () => ({ default: (await import('../features/growth/GrowthScreen.tsx')).GrowthScreen }),
  outbox: async () => ({ default: (await import('../features/outbox/OutboxScreen.tsx')).OutboxScreen }),
  accounts: async () => ({ default: (await import('../features/accounts/AccountsScreen.tsx')).AccountsScreen }),
  settings: async () => ({ default: (await import('../features/settings/SettingsScreen.tsx')).SettingsScreen }),
}
const InboxScreen = lazy(screens.inbox)
const GrowthScreen = lazy(screens.growth)
const OutboxScreen = lazy(screens.outbox)
const AccountsScreen = lazy(screens.accounts)
const SettingsScreen = lazy(screens.settings)

export function Routes() {
  useEffect(() => {
    const waiting = requestIdleCallback(() => {
      for (const read of Object.values(screens)) void read()
    })
    return () => cancelIdleCallback(waiting)
  }, [])
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/">
          <Redirect to="/calendar" replace />
        </Route>
        <Route path="/calendar/*?">
          <CalendarDesk />
        </Route>
        <Route path="/inbox/:conversationId?">
          <InboxScreen />
        </Route>
        <Route path="/growth">
          <GrowthScreen />
        </Route>
        <Route path="/outbox">
          <OutboxScreen />
        </Route>
        <Route path="/accounts">
          <AccountsScreen />
        </Route>
        <Route path="/settings">
          <SettingsScreen />
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  )
}

function NotFound() {
  const { t } = useTranslation('shell')
  const [, navigate] = useLocation()
  return (
    <EmptyState
      title={t('notFound.title')}
      body={t('notFound.body')}
      action={{ label: t('notFound.action'), onClick: () => navigate('/calendar') }}
    />
  )
}

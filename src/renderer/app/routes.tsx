/** Which screen an address shows. Features do not know each other; they meet here. */
import { useTranslation } from 'react-i18next'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { AccountsScreen } from '../features/accounts/AccountsScreen.tsx'
import { GrowthScreen } from '../features/growth/GrowthScreen.tsx'
import { InboxScreen } from '../features/inbox/InboxScreen.tsx'
import { OutboxScreen } from '../features/outbox/OutboxScreen.tsx'
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { CalendarDesk } from './CalendarDesk.tsx'

export function Routes() {
  return (
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

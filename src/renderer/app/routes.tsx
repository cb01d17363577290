/** Which screen an address shows. Features do not know each other; they meet here. */
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Route, Switch, useLocation } from 'wouter'
import { EmptyState } from '../ui/EmptyState.tsx'
import { readLanguage } from '../ui/format.ts'
import { CalendarDesk } from './CalendarDesk.tsx'
import { lazyScreens } from './lazyScreens.ts'

const InboxScreen = lazy(lazyScreens.inbox)
const GrowthScreen = lazy(lazyScreens.growth)
const OutboxScreen = lazy(lazyScreens.outbox)
const AccountsScreen = lazy(lazyScreens.accounts)
const SettingsScreen = lazy(lazyScreens.settings)

/** It is the first screen too, whose address is empty: led there, the window would draw its frame twice. */
const CALENDAR = /^\/(calendar(\/.*)?)?$/

/** The other screens are read once the first one stands: sixty files would come between it and the person's first act. */
const OTHERS_AFTER_MS = 700

export function Routes() {
  const { i18n } = useTranslation()
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const read of Object.values(lazyScreens)) void read()
      readLanguage(i18n.language)
    }, OTHERS_AFTER_MS)
    return () => clearTimeout(timer)
  }, [i18n.language])
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path={CALENDAR}>
          <CalendarDesk />
        </Route>
        <Route path="/inbox/:conversationId?">
          <InboxScreen />
        </Route>
        <Route path="/growth/:part?">
          <GrowthScreen />
        </Route>
        <Route path="/outbox">
          <OutboxScreen />
        </Route>
        <Route path="/accounts">
          <AccountsScreen />
        </Route>
        <Route path="/settings/:section?">
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

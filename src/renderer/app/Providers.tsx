/** What every screen stands on: the cache, the look, the notices, the addresses, the dates. */
import {
  MantineProvider,
  mergeThemeOverrides,
  type MantineColorSchemeManager,
  type MantineThemeOverride,
} from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { CalendarFilterKeeper } from '../features/calendar/calendarFilter.tsx'
import { createOrderBook, OrderBookContext } from '../ui/orders.ts'
import { pageValue } from '../ui/pageValue.ts'
import { cssVariables, theme } from '../ui/theme.ts'
import { AppearanceSync } from './AppearanceSync.tsx'

const THEMES = ['light', 'dark', 'auto'] as const
/** The theme stands on the page when it comes; the core keeps it (AppearanceSync). */
const colourScheme: MantineColorSchemeManager = {
  get: (otherwise) => THEMES.find((theme) => theme === pageValue('theme')) ?? otherwise,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}

/** The page carries a nonce for styles made at run time; the protocol that serves it writes a fresh one at each load. */
function styleNonce(): string {
  return pageValue('style-nonce')
}

export function Providers({
  queryClient,
  children,
}: {
  readonly queryClient: QueryClient
  readonly children: ReactNode
}) {
  const { t, i18n } = useTranslation('common')
  const [orders] = useState(createOrderBook)
  const spokenTheme = useMemo(() => mergeThemeOverrides(theme, namedButtons(t('close'))), [t])
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={spokenTheme}
        cssVariablesResolver={cssVariables}
        getStyleNonce={styleNonce}
        colorSchemeManager={colourScheme}
        defaultColorScheme="auto"
      >
        <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1, weekendDays: [0, 6] }}>
          <Router hook={useHashLocation}>
            <AppearanceSync />
            {/* One that is under the pointer stays; the others go, and make room for those that wait. */}
            <Notifications position="bottom-left" limit={3} zIndex={400} pauseResetOnHover="notification" />
            <OrderBookContext value={orders}>
              <CalendarFilterKeeper>{children}</CalendarFilterKeeper>
            </OrderBookContext>
          </Router>
        </DatesProvider>
      </MantineProvider>
    </QueryClientProvider>
  )
}

/** Gives the cross of a notice a name for whoever does not see it. */
function namedButtons(close: string): MantineThemeOverride {
  return { components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': close } } } } }
}

/** What every screen stands on: the cache, the look, the notices, the addresses, the dates. */
import {
  localStorageColorSchemeManager,
  MantineProvider,
  mergeThemeOverrides,
  type MantineThemeOverride,
} from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { cssVariables, theme } from '../ui/theme.ts'
import { AppearanceSync } from './AppearanceSync.tsx'

const colourScheme = localStorageColorSchemeManager({ key: 'mando-theme' })

/** The page carries a nonce for styles made at run time; the protocol that serves it writes a fresh one at each load. */
function styleNonce(): string {
  return document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? ''
}

export function Providers({
  queryClient,
  children,
}: {
  readonly queryClient: QueryClient
  readonly children: ReactNode
}) {
  const { t, i18n } = useTranslation('common')
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
            <Notifications position="bottom-left" limit={3} zIndex={400} />
            {children}
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

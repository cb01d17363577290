/** The window once its providers stand: the gate of the encrypted database, that of who acts, the frame with the screens. */
import { lazy, Suspense } from 'react'
import { useLocation } from 'wouter'
import { PeopleGate } from '../features/people/PeopleGate.tsx'
import { SessionGate } from '../features/session/SessionGate.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { lazyScreens } from './lazyScreens.ts'
import { Routes } from './routes.tsx'
import { screenOf } from './screens.ts'
import { Shell } from './Shell.tsx'
import { UrgentAlarm } from './UrgentAlarm.tsx'

const ChooserPage = lazy(lazyScreens.chooser)

export function App() {
  const [path] = useLocation()
  return (
    <ErrorBoundary key="window">
      <UrgentAlarm />
      <SessionGate>
        <PeopleGate
          chooser={
            <Suspense fallback={null}>
              <ChooserPage />
            </Suspense>
          }
        >
          <Shell>
            <ErrorBoundary key={screenOf(path)}>
              <Routes />
            </ErrorBoundary>
          </Shell>
        </PeopleGate>
      </SessionGate>
    </ErrorBoundary>
  )
}

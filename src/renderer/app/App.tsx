/** The window once its providers stand: the gate of the encrypted database, then the frame with the screens. */
import { useLocation } from 'wouter'
import { SessionGate } from '../features/session/SessionGate.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Routes } from './routes.tsx'
import { screenOf } from './screens.ts'
import { Shell } from './Shell.tsx'

export function App() {
  const [path] = useLocation()
  return (
    <ErrorBoundary key="window">
      <SessionGate>
        <Shell>
          <ErrorBoundary key={screenOf(path)}>
            <Routes />
          </ErrorBoundary>
        </Shell>
      </SessionGate>
    </ErrorBoundary>
  )
}

/**
 * Opens the window: texts, cache, change events, first screen. The same page is what is printed from: then it has no bridge to
 * the core, and draws what it is shown.
 */
import './rpc/schemasWithoutEval.ts'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/schedule/styles.css'
import '@mantine/spotlight/styles.css'
import './ui/global.css'
import { early } from './ahead.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { firstAnswers } from './app/firstAnswers.ts'
import { Providers } from './app/Providers.tsx'
import { startTexts } from './i18n/i18n.ts'
import { callOperation } from './rpc/client.ts'
import type { EarlyCalls } from './rpc/earlyCalls.ts'
import { followChanges } from './rpc/invalidation.ts'
import { restOfWindowKeys } from './rpc/restOfKeys.ts'
import { createQueryClient } from './rpc/queryClient.ts'
import { notifyError } from './ui/notifyError.ts'
import { pageValue } from './ui/pageValue.ts'
import { createRemembered } from './ui/remembered.ts'
import { RememberedContext } from './ui/useRemembered.ts'

declare global {
  /** Resolves when the document stands on the page as it is to be printed. */
  var showDocument: ((document: unknown) => Promise<void>) | undefined
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
if (early === null) {
  // At once: whoever prints calls it as soon as the page is there.
  globalThis.showDocument = async (document) => {
    const { drawDocument } = await import('./app/drawDocument.tsx')
    await drawDocument(root, document)
  }
} else await openWindow(root, early)

async function openWindow(place: HTMLElement, { take, onEvent }: EarlyCalls): Promise<void> {
  const queryClient = createQueryClient(notifyError)
  followChanges(
    onEvent,
    queryClient,
    async () => (await import('./rpc/queriesByTopic.ts')).queriesByTopic,
    restOfWindowKeys().whenResting,
  )
  const remembered = createRemembered(pageValue('remembered'), (key, value) => {
    void callOperation('settings.remember', { key, value }).catch(() => undefined)
  })
  const language = document.documentElement.lang === 'en' ? 'en' : 'es'
  const answers = firstAnswers(take, queryClient, Date.now(), remembered)
  await Promise.all([startTexts(language), answers])
  createRoot(place).render(
    <RememberedContext value={remembered}>
      <Providers queryClient={queryClient}>
        <App />
      </Providers>
    </RememberedContext>,
  )
}

/**
 * Runs while the rest of the window is still being read. The core is open by then and would have nothing to do: it is asked
 * what the first screen shows (docs/adr/0013). Only what is needed for that is read with this file.
 */
import { askFirst } from './app/firstQuestions.ts'
import { createEarlyCalls } from './rpc/earlyCalls.ts'
import { pageValue } from './ui/pageValue.ts'
import { createRemembered } from './ui/remembered.ts'

/** Null in the page that is printed from: it has no bridge to the core. */
export const early = location.search === '?print' ? null : createEarlyCalls(globalThis.mando)

if (early !== null) {
  const remembered = createRemembered(pageValue('remembered'), () => undefined)
  askFirst(early.ask, Date.now(), remembered).catch(() => undefined)
}

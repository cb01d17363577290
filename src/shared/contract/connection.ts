/** The way out of the machine, and what to do when something stands in it. */
import { command } from './operation.ts'
import { done, nothing } from './values.ts'

export const connectionOperations = {
  /** Opens the network's own page in the person's browser, where a sign-in portal then shows itself. */
  'connection.openBrowser': command({ input: nothing, output: done }),
}

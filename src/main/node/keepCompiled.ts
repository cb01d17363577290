/** Keeps what V8 has compiled of this thread's code for the next start. */
import { enableCompileCache, flushCompileCache } from 'node:module'

/**
 * When it is written. A start is over by then; at the end of a day V8 would have dropped the functions of the start, and kept
 * what is wanted last.
 */
const WRITTEN_AFTER_MS = 5_000

/**
 * Must run before the code is read.
 * @param folder of this profile alone: what lies in it is run. Node's own choice is one that everybody on the machine may write to
 */
export function keepCompiled(folder: string): void {
  enableCompileCache(folder)
  setTimeout(flushCompileCache, WRITTEN_AFTER_MS).unref()
}

/**
 * Lets what can wait follow the keys: while somebody types, a refresh of what stands beside the text would make the next
 * key wait (docs/specs/composer.md §5.3).
 */

/** A typist pauses for longer than this between words. */
const REST_MS = 200
/** Whoever types on and on sees the rest of the window move all the same. */
const LONGEST_MS = 1000

export type RestOfKeys = {
  /** A key was typed into a text. */
  readonly onKey: () => void
  /** Something was done: what it changes must be seen before the next thing is done. */
  readonly onAct: () => void
  /** Runs it soon: at the next rest of the keys, or once it has waited for a second. */
  readonly whenResting: (run: () => void) => void
}

export function createRestOfKeys(deps: {
  readonly nowMs: () => number
  readonly setTimer: (run: () => void, ms: number) => void
}): RestOfKeys {
  let lastKeyMs = -Infinity
  const wait = (run: () => void, untilMs: number): void => {
    const now = deps.nowMs()
    const restsAtMs = lastKeyMs + REST_MS
    if (now >= restsAtMs || now >= untilMs) run()
    else deps.setTimer(() => wait(run, untilMs), Math.min(restsAtMs, untilMs) - now)
  }
  return {
    onKey: () => {
      lastKeyMs = deps.nowMs()
    },
    onAct: () => {
      lastKeyMs = -Infinity
    },
    // Never at once: events that arrive together are one refresh.
    whenResting: (run) => {
      const untilMs = deps.nowMs() + LONGEST_MS
      deps.setTimer(() => wait(run, untilMs), 0)
    },
  }
}

/** By the keys that it is told of. */
export function restOfTyping(): RestOfKeys {
  return createRestOfKeys({
    nowMs: () => performance.now(),
    setTimer: (run, ms) => {
      setTimeout(run, ms)
    },
  })
}

/** By the keys of this window. */
export function restOfWindowKeys(): RestOfKeys {
  const rest = restOfTyping()
  window.addEventListener('beforeinput', rest.onKey, { capture: true, passive: true })
  window.addEventListener('pointerdown', rest.onAct, { capture: true, passive: true })
  // Within a text a plain key is a letter; with Ctrl, or outside of one, it is an order. `beforeinput` comes after it.
  window.addEventListener('keydown', rest.onAct, { capture: true, passive: true })
  return rest
}

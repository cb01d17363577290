/**
 * Writes what is typed, in order and without losing any of it: what is put under a key is gathered for a moment and the
 * last wins; every other change waits for what was put before it; one write at a time; a failed write is tried again.
 */
export type SaveState = 'saved' | 'saving' | 'failed'

type Save = () => Promise<unknown>

export type OrderedWriter = {
  /** Saves within `delayMs`, unless something newer is put under the same key before. */
  readonly put: (key: string, save: Save) => void
  /** Does a change after everything put before it is saved. Fails as the change or as what came before fails. */
  readonly run: <T>(change: () => Promise<T>) => Promise<T>
  /** Saves now what waits. */
  readonly flush: () => Promise<void>
  /** The window goes away: sends what waits without waiting for what is under way. */
  readonly abandon: () => void
}

export function createOrderedWriter(deps: {
  readonly delayMs: number
  readonly retryMs: number
  readonly setTimer: (run: () => void, ms: number) => () => void
  /** False where trying again cannot help; what was put is then given up. */
  readonly mayRetry: (error: unknown) => boolean
  /** `error` comes with `failed`. */
  readonly onState: (state: SaveState, error?: unknown) => void
}): OrderedWriter {
  const waiting = new Map<string, Save>()
  let cancelTimer: (() => void) | null = null
  let tail: Promise<unknown> = Promise.resolve()

  /** Runs after all that was asked for before. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = tail.then(run, run)
    tail = turn.catch(() => undefined)
    return turn
  }

  async function saveWaiting(): Promise<void> {
    stopTimer()
    for (const [key, save] of waiting) {
      waiting.delete(key)
      try {
        await save()
      } catch (error) {
        // What was typed meanwhile wins over what failed.
        if (deps.mayRetry(error) && !waiting.has(key)) waiting.set(key, save)
        if (waiting.size > 0) startTimer(deps.retryMs)
        deps.onState('failed', error)
        throw error
      }
      if (waiting.size === 0) deps.onState('saved')
    }
  }

  function startTimer(ms: number): void {
    cancelTimer ??= deps.setTimer(() => {
      cancelTimer = null
      inTurn(saveWaiting).catch(() => undefined)
    }, ms)
  }

  function stopTimer(): void {
    cancelTimer?.()
    cancelTimer = null
  }

  return {
    put: (key, save) => {
      waiting.set(key, save)
      deps.onState('saving')
      startTimer(deps.delayMs)
    },
    run: (change) =>
      inTurn(async () => {
        await saveWaiting()
        return change()
      }),
    flush: () => inTurn(saveWaiting),
    abandon: () => {
      stopTimer()
      const saves = [...waiting.values()]
      waiting.clear()
      for (const save of saves) save().catch(() => undefined)
    },
  }
}

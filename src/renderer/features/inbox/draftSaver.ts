/**
 * Saves a draft while it is typed: soon after the last key, one save at a time, always the newest text last. Pure of
 * React, so that its order can be tested.
 */

export type DraftSaver = {
  /** The text as it stands now. */
  readonly type: (text: string) => void
  /** Saves at once what is not saved yet. */
  readonly flush: () => void
  /** Forgets what is not saved yet, because it was sent or belongs to nobody. */
  readonly drop: () => void
}

export type DraftState = 'saved' | 'saving' | 'failed'

/**
 * @param save resolves once the core has the text
 * @param quietMs how long the keyboard must rest before a save
 * @param retryMs how long after a failed save it is tried again
 */
export function createDraftSaver(options: {
  readonly save: (text: string) => Promise<unknown>
  readonly onState: (state: DraftState) => void
  readonly quietMs: number
  readonly retryMs: number
  readonly setTimer: (run: () => void, ms: number) => number
  readonly clearTimer: (timer: number) => void
}): DraftSaver {
  let waiting: string | null = null
  let timer: number | null = null
  let saving = false
  /** Grows with each `drop`: a save begun before is not repeated. */
  let drops = 0

  const stopTimer = (): void => {
    if (timer !== null) options.clearTimer(timer)
    timer = null
  }
  const run = (): void => {
    stopTimer()
    if (saving || waiting === null) return
    const text = waiting
    waiting = null
    saving = true
    const begunAfter = drops
    options.save(text).then(
      () => ended('saved'),
      () => {
        // A failed save must not lose what was typed.
        if (begunAfter === drops) waiting ??= text
        ended('failed')
        if (waiting !== null) timer ??= options.setTimer(run, options.retryMs)
      },
    )
  }
  const ended = (state: DraftState): void => {
    saving = false
    if (state === 'saved' && waiting !== null) run()
    else options.onState(state)
  }

  return {
    type: (text) => {
      waiting = text
      options.onState('saving')
      stopTimer()
      timer = options.setTimer(run, options.quietMs)
    },
    flush: run,
    drop: () => {
      waiting = null
      drops += 1
      stopTimer()
    },
  }
}

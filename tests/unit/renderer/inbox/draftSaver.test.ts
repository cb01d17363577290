import { describe, expect, it } from 'vitest'
import { createDraftSaver, type DraftState } from '../../../../src/renderer/features/inbox/draftSaver.ts'

/** A saver on a clock and a core that are moved by hand. */
function onTheBench() {
  const saves: { text: string; succeed: () => Promise<void>; fail: () => Promise<void> }[] = []
  const states: DraftState[] = []
  const timers = new Map<number, () => void>()
  let lastTimer = 0
  const settled = async (): Promise<void> => {
    await Promise.resolve()
    await Promise.resolve()
  }
  const saver = createDraftSaver({
    save: (text) =>
      new Promise<void>((resolve, reject) => {
        saves.push({
          text,
          succeed: () => (resolve(), settled()),
          fail: () => (reject(new Error('disk')), settled()),
        })
      }),
    onState: (state) => states.push(state),
    quietMs: 250,
    retryMs: 2000,
    setTimer: (run) => {
      lastTimer += 1
      timers.set(lastTimer, run)
      return lastTimer
    },
    clearTimer: (timer) => timers.delete(timer),
  })
  const rest = (): void => {
    const due = [...timers.values()]
    timers.clear()
    for (const run of due) run()
  }
  return { saver, saves, states, rest }
}

describe('a draft', () => {
  it('is saved once the keyboard rests, with the last text only', async () => {
    const { saver, saves, states, rest } = onTheBench()
    saver.type('H')
    saver.type('Ho')
    rest()
    expect(saves.map((save) => save.text)).toEqual(['Ho'])
    await saves[0]?.succeed()
    expect(states.at(-1)).toBe('saved')
  })

  it('never has two saves on the way, so that an older text cannot arrive last', async () => {
    const { saver, saves, rest } = onTheBench()
    saver.type('uno')
    rest()
    saver.type('dos')
    rest()
    saver.type('tres')
    rest()
    expect(saves.map((save) => save.text)).toEqual(['uno'])
    await saves[0]?.succeed()
    expect(saves.map((save) => save.text)).toEqual(['uno', 'tres'])
  })

  it('is saved at once when asked', () => {
    const { saver, saves } = onTheBench()
    saver.type('uno')
    saver.flush()
    expect(saves.map((save) => save.text)).toEqual(['uno'])
    saver.flush()
    expect(saves).toHaveLength(1)
  })

  it('is kept and tried again when a save fails', async () => {
    const { saver, saves, states } = onTheBench()
    saver.type('uno')
    saver.flush()
    await saves[0]?.fail()
    expect(states.at(-1)).toBe('failed')
    saver.flush()
    expect(saves.map((save) => save.text)).toEqual(['uno', 'uno'])
  })

  it('is tried again by itself after a failed save, also what was typed while that was on its way', async () => {
    const { saver, saves, rest } = onTheBench()
    saver.type('uno')
    rest()
    saver.type('dos')
    rest()
    await saves[0]?.fail()
    rest()
    expect(saves.map((save) => save.text)).toEqual(['uno', 'dos'])
  })

  it('does not come back by a save that fails after it was sent', async () => {
    const { saver, saves, rest } = onTheBench()
    saver.type('uno')
    rest()
    saver.drop()
    await saves[0]?.fail()
    rest()
    saver.flush()
    expect(saves).toHaveLength(1)
  })

  it('is not saved any more once it was sent', () => {
    const { saver, saves, rest } = onTheBench()
    saver.type('uno')
    saver.drop()
    rest()
    saver.flush()
    expect(saves).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { createOrderedWriter, type SaveState } from '../../../../src/renderer/features/composer/orderedWriter.ts'

/** A writer with a clock in the test's hand and a store that can be made slow or fail. */
function bench(options: { readonly mayRetry?: boolean } = {}) {
  const timers: { readonly run: () => void; readonly ms: number }[] = []
  const states: SaveState[] = []
  const saved: string[] = []
  let failing = false
  const gates: (() => void)[] = []
  let slow = false
  const save = (value: string) => async (): Promise<void> => {
    if (slow) await new Promise<void>((resolve) => gates.push(resolve))
    if (failing) throw new Error('disk full')
    saved.push(value)
  }
  const writer = createOrderedWriter({
    delayMs: 120,
    retryMs: 2000,
    setTimer: (run, ms) => {
      const timer = { run, ms }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
    mayRetry: () => options.mayRetry ?? true,
    onState: (state) => states.push(state),
  })
  return {
    writer,
    saved,
    states,
    timers,
    save,
    fail: (on: boolean) => void (failing = on),
    slow: (on: boolean) => void (slow = on),
    release: () => gates.shift()?.(),
    ring: async () => {
      timers.shift()?.run()
      await settle()
    },
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('writing what is typed', () => {
  it('gathers quick typing into the newest text', async () => {
    const { writer, save, saved, ring, timers, states } = bench()
    for (const text of ['h', 'ho', 'hol', 'hola']) writer.put('texts', save(text))
    expect(timers).toHaveLength(1)
    expect(timers[0]?.ms).toBeLessThanOrEqual(150)
    await ring()
    expect(saved).toEqual(['hola'])
    expect(states.at(-1)).toBe('saved')
  })

  it('never lets an older text arrive after a newer one, however slow the store', async () => {
    const { writer, save, saved, slow, release, ring } = bench()
    slow(true)
    writer.put('texts', save('one'))
    await ring()
    writer.put('texts', save('two'))
    await ring()
    expect(saved).toEqual([])
    release()
    await settle()
    release()
    await settle()
    expect(saved).toEqual(['one', 'two'])
  })

  it('says saved only when nothing waits any more', async () => {
    const { writer, save, slow, release, ring, states } = bench()
    slow(true)
    writer.put('texts', save('one'))
    await ring()
    writer.put('texts', save('two'))
    release()
    await settle()
    expect(states).not.toContain('saved')
    await ring()
    release()
    await settle()
    expect(states.at(-1)).toBe('saved')
  })

  it('saves what waits before any other change', async () => {
    const { writer, save, saved } = bench()
    writer.put('texts', save('text'))
    writer.put('alt:1', save('alt'))
    const answer = await writer.run(async () => {
      saved.push('scheduled')
      return Promise.resolve(7)
    })
    expect(answer).toBe(7)
    expect(saved).toEqual(['text', 'alt', 'scheduled'])
  })

  it('does not make the change when the text before it could not be saved, and tries the text again', async () => {
    const { writer, save, saved, fail, ring, states, timers } = bench()
    fail(true)
    writer.put('texts', save('text'))
    await expect(writer.run(() => Promise.resolve(saved.push('scheduled')))).rejects.toThrow('disk full')
    expect(saved).toEqual([])
    expect(states.at(-1)).toBe('failed')
    expect(timers[0]?.ms).toBe(2000)
    fail(false)
    await ring()
    expect(saved).toEqual(['text'])
    expect(states.at(-1)).toBe('saved')
  })

  it('gives up what can never succeed', async () => {
    const { writer, save, saved, fail, timers } = bench({ mayRetry: false })
    fail(true)
    writer.put('texts', save('text'))
    await expect(writer.flush()).rejects.toThrow('disk full')
    fail(false)
    await writer.flush()
    expect(saved).toEqual([])
    expect(timers).toHaveLength(0)
  })

  it('sends what waits at once when the window goes away, even behind a slow save', async () => {
    const { writer, save, saved, slow, ring, timers } = bench()
    slow(true)
    writer.put('texts', save('one'))
    await ring()
    slow(false)
    writer.put('texts', save('two'))
    writer.abandon()
    await settle()
    expect(saved).toEqual(['two'])
    expect(timers).toHaveLength(0)
  })

  it('goes on after a change that failed', async () => {
    const { writer, save, saved } = bench()
    await expect(writer.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    writer.put('texts', save('after'))
    await writer.flush()
    expect(saved).toEqual(['after'])
  })
})

/** Identifiers and timers as the core gets them. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSystemClock } from '../../../src/main/node/systemClock.ts'
import { createIds, createSystemRandom } from '../../../src/main/node/systemPorts.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('ids', () => {
  it('are UUIDv7 that carry their time', () => {
    const id = createIds({ now: () => 0x0192_3456_789a }, createSystemRandom()).next()
    expect(id).toMatch(/^01923456-789a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('sort by the order in which they were made, within a millisecond and over a clock set back', () => {
    let nowMs = 1_800_000_000_000
    const ids = createIds({ now: () => nowMs }, createSystemRandom())
    const made = Array.from({ length: 10_000 }, (_, index) => {
      if (index % 3_000 === 2_999) nowMs -= 60_000
      return ids.next()
    })
    expect(made).toEqual(made.toSorted())
    expect(new Set(made).size).toBe(made.length)
  })
})

describe('clock', () => {
  it('waits longer than a timer of Node can', () => {
    vi.useFakeTimers()
    const task = vi.fn()
    const sixtyDaysMs = 60 * 24 * 60 * 60 * 1000
    createSystemClock().after(sixtyDaysMs, task)
    vi.advanceTimersByTime(sixtyDaysMs - 1)
    expect(task).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(task).toHaveBeenCalledOnce()
  })

  it('does not run what was cancelled, even in the second part of a long wait', () => {
    vi.useFakeTimers()
    const task = vi.fn()
    const cancel = createSystemClock().after(2 ** 31 + 1_000, task)
    vi.advanceTimersByTime(2 ** 31)
    cancel()
    vi.advanceTimersByTime(2_000)
    expect(task).not.toHaveBeenCalled()
  })
})

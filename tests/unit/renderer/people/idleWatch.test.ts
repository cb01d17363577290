import { beforeEach, describe, expect, it } from 'vitest'
import { createIdleWatch, NOTICE_MS, type IdleWatch } from '../../../../src/renderer/features/people/idleWatch.ts'

const MINUTES = 5
const ALLOWED_MS = MINUTES * 60_000

let nowMs = 0
let said: string[] = []
let watch: IdleWatch
beforeEach(() => {
  nowMs = 1_000_000
  said = []
  watch = createIdleWatch({
    minutes: MINUTES,
    nowMs: () => nowMs,
    onNotice: (untilMs) => said.push(`notice ${untilMs - nowMs}`),
    onBack: () => said.push('back'),
    onLeave: () => said.push('leave'),
  })
})

function pass(ms: number): void {
  nowMs += ms
  watch.look()
}

describe('a place where nobody moves', () => {
  it('is left after the minutes of the office, said half a minute before', () => {
    pass(ALLOWED_MS - NOTICE_MS - 1)
    expect(said).toEqual([])
    pass(1)
    pass(1000)
    expect(said).toEqual([`notice ${NOTICE_MS}`])
    pass(NOTICE_MS)
    pass(NOTICE_MS)
    expect(said).toEqual([`notice ${NOTICE_MS}`, 'leave'])
  })

  it('is kept by a movement, before the notice and after it', () => {
    pass(ALLOWED_MS - NOTICE_MS - 1)
    watch.stir()
    pass(ALLOWED_MS - NOTICE_MS)
    watch.stir()
    expect(said).toEqual([`notice ${NOTICE_MS}`, 'back'])
    pass(ALLOWED_MS - NOTICE_MS - 1)
    expect(said).toHaveLength(2)
  })

  it('is left where the first movement comes hours later, as when a machine wakes up', () => {
    nowMs += 8 * 3_600_000
    watch.stir()
    watch.stir()
    expect(said).toEqual(['leave'])
  })

  it('is left without a notice that nobody could see in time', () => {
    pass(ALLOWED_MS)
    expect(said).toEqual(['leave'])
  })
})

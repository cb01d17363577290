/** What can wait follows the keys (docs/specs/composer.md §5.3). */
import { expect, it } from 'vitest'
import { createRestOfKeys } from '../../../../src/renderer/rpc/restOfKeys.ts'

/** Time that is turned by hand. */
function virtualTime() {
  let now = 0
  let timers: { readonly atMs: number; readonly run: () => void }[] = []
  const rest = createRestOfKeys({
    nowMs: () => now,
    setTimer: (run, ms) => timers.push({ atMs: now + ms, run }),
  })
  const advance = (ms: number): void => {
    for (const until = now + ms; now < until;) {
      now += 1
      const due = timers.filter(({ atMs }) => atMs <= now)
      timers = timers.filter(({ atMs }) => atMs > now)
      for (const { run } of due) run()
    }
  }
  const ran: number[] = []
  return { rest, advance, ran, ask: () => rest.whenResting(() => ran.push(now)) }
}

it('runs soon where nobody types, never at once', () => {
  const { advance, ask, ran } = virtualTime()
  ask()
  expect(ran).toEqual([])
  advance(1)
  expect(ran).toEqual([1])
})

it('waits for a rest of the keys', () => {
  const { rest, advance, ask, ran } = virtualTime()
  rest.onKey()
  ask()
  advance(150)
  rest.onKey()
  advance(199)
  expect(ran).toEqual([])
  advance(1)
  expect(ran).toEqual([350])
})

it('waits no longer than a second for one who types on and on', () => {
  const { rest, advance, ask, ran } = virtualTime()
  ask()
  for (let key = 0; key < 40; key += 1) {
    rest.onKey()
    advance(50)
  }
  expect(ran).toEqual([1000])
})

it('does not wait after something was done, although a letter was typed a moment before', () => {
  const { rest, advance, ask, ran } = virtualTime()
  rest.onKey()
  rest.onAct()
  ask()
  advance(1)
  expect(ran).toEqual([1])
})

/** What is said of saving while somebody types on (docs/specs/composer.md §5.2). */
import { expect, it, vi } from 'vitest'
import type { SaveState } from '../../../../src/renderer/features/composer/orderedWriter.ts'
import { sayWhenResting } from '../../../../src/renderer/features/composer/shownSaving.ts'
import { createValueStore } from '../../../../src/renderer/features/composer/valueStore.ts'

function open() {
  const waiting: (() => void)[] = []
  const shown = createValueStore<SaveState>('saved')
  const say = sayWhenResting(shown, (run) => waiting.push(run))
  const rest = (): void => {
    for (const run of waiting.splice(0)) run()
  }
  return { shown, say, rest }
}

it('says that it is saving at once, and does not take it back at every save while the keys go on', () => {
  const { shown, say, rest } = open()
  const onChange = vi.fn()
  shown.subscribe(onChange)
  say('saving')
  expect(shown.get()).toBe('saving')
  for (const state of ['saved', 'saving', 'saved', 'saving'] as const) say(state)
  expect(onChange).toHaveBeenCalledTimes(1)
  say('saved')
  rest()
  expect(shown.get()).toBe('saved')
  expect(onChange).toHaveBeenCalledTimes(2)
})

it('never says saved of what was typed since', () => {
  const { shown, say, rest } = open()
  say('saving')
  say('saved')
  say('saving')
  rest()
  expect(shown.get()).toBe('saving')
})

it('says at once that it failed, and does not forget it at a rest', () => {
  const { shown, say, rest } = open()
  say('saving')
  say('saved')
  say('failed')
  expect(shown.get()).toBe('failed')
  rest()
  expect(shown.get()).toBe('failed')
})

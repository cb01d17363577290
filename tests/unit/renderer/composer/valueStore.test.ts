import { expect, it, vi } from 'vitest'
import { createValueStore } from '../../../../src/renderer/features/composer/valueStore.ts'

it('tells whoever follows it of each other value, until they have enough', () => {
  const store = createValueStore('saved')
  const onChange = vi.fn()
  const leave = store.subscribe(onChange)
  store.set('saving')
  store.set('saving')
  leave()
  store.set('saved')
  expect(onChange).toHaveBeenCalledTimes(1)
  expect(store.get()).toBe('saved')
})

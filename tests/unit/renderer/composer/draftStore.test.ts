import { expect, it, vi } from 'vitest'
import { createDraftStore, typedText } from '../../../../src/renderer/features/composer/draftStore.ts'

const COMMON = [
  { segmentId: 'a', text: 'Corte de tráfico' },
  { segmentId: 'b', text: 'en la calle Mayor' },
]

it('gives the words as they were typed last, before anything is drawn', () => {
  const store = createDraftStore(new Map([[null, COMMON]]))
  store.set(new Map([[null, [{ segmentId: 'a', text: 'Corte de agua' }]]]))
  expect(typedText(store, null, 'a')).toBe('Corte de agua')
})

it('has no words of a segment that is gone, nor of a text that is not there', () => {
  const store = createDraftStore(new Map([[null, COMMON]]))
  expect(typedText(store, null, 'c')).toBe('')
  expect(typedText(store, 'variant', 'a')).toBe('')
})

it('tells whoever follows it, until they have enough', () => {
  const store = createDraftStore(new Map([[null, COMMON]]))
  const onChange = vi.fn()
  const leave = store.subscribe(onChange)
  store.set(new Map([[null, COMMON]]))
  leave()
  store.set(new Map([[null, COMMON]]))
  expect(onChange).toHaveBeenCalledTimes(1)
})

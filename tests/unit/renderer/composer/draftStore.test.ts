/** Words as they were typed last, and as they were at the last rest of the keys (docs/specs/composer.md §5.2). */
import { expect, it, vi } from 'vitest'
import { createDraftStores, textIn } from '../../../../src/renderer/features/composer/draftStore.ts'
import type { Drafts } from '../../../../src/renderer/features/composer/ownTextsView.ts'

const FIRST = textsOf('Corte de tráfico', 'en la calle Mayor')

function textsOf(...texts: readonly string[]): Drafts {
  return new Map([[null, texts.map((text, index) => ({ segmentId: `segment-${String(index)}`, text }))]])
}

/** Stores whose keys rest when the test says so. */
function openDrafts() {
  let waiting: (() => void)[] = []
  const onKey = vi.fn()
  const stores = createDraftStores(FIRST, { onKey, onAct: () => undefined, whenResting: (run) => waiting.push(run) })
  const rest = (): void => {
    const due = waiting
    waiting = []
    for (const run of due) run()
  }
  return { ...stores, rest, onKey }
}

it('has the words that were typed last at once, and draws the rest of the editor by them when the keys rest', () => {
  const { typed, rested, keepWords, rest } = openDrafts()
  keepWords(textsOf('Corte de agua', 'en la calle Mayor'))
  expect(textIn(typed, null, 'segment-0')).toBe('Corte de agua')
  expect(textIn(rested, null, 'segment-0')).toBe('Corte de tráfico')
  rest()
  expect(textIn(rested, null, 'segment-0')).toBe('Corte de agua')
})

it('draws once for all keys of one burst, by the newest of them', () => {
  const { rested, keepWords, rest, onKey } = openDrafts()
  const onChange = vi.fn()
  rested.subscribe(onChange)
  for (const text of ['Cort', 'Corte', 'Corte ']) keepWords(textsOf(text))
  rest()
  expect(onKey).toHaveBeenCalledTimes(3)
  expect(onChange).toHaveBeenCalledTimes(1)
  expect(textIn(rested, null, 'segment-0')).toBe('Corte ')
})

it('draws another thread at once, and does not go back to the words of before when the keys rest', () => {
  const { rested, keep, keepWords, rest } = openDrafts()
  keepWords(textsOf('Corte de agua', 'en la calle Mayor'))
  keep(textsOf('Corte de agua'))
  expect(rested.get().get(null)).toHaveLength(1)
  rest()
  expect(rested.get().get(null)).toHaveLength(1)
})

it('has no words of a segment that is gone, nor of a text that is not there', () => {
  const { typed } = openDrafts()
  expect(textIn(typed, null, 'segment-2')).toBe('')
  expect(textIn(typed, 'variant', 'segment-0')).toBe('')
})

import { expect, it } from 'vitest'
import { CELL_EXCERPT, shownExcerpt } from '../../../src/shared/domain/cellExcerpt.ts'

const sentOf = (text: string): string => Array.from(text).slice(0, CELL_EXCERPT).join('')

it('shows a text of eighty characters whole', () => {
  for (const text of ['', 'Aviso', 'á'.repeat(80), '😀'.repeat(80)]) expect(shownExcerpt(sentOf(text))).toBe(text)
})

it('marks one that goes on, within eighty characters', () => {
  expect(shownExcerpt(sentOf('á'.repeat(81)))).toBe(`${'á'.repeat(79)}…`)
  expect(shownExcerpt(sentOf('😀'.repeat(300)))).toBe(`${'😀'.repeat(79)}…`)
  expect(shownExcerpt(sentOf(`${'a'.repeat(78)} bcd`))).toBe(`${'a'.repeat(78)}…`)
})

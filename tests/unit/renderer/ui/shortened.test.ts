import { expect, it } from 'vitest'
import { shortened } from '../../../../src/renderer/ui/shortened.ts'

it('leaves a text that fits, on one line', () => {
  expect(shortened(' a\n b ')).toBe('a b')
  expect(shortened('x'.repeat(60))).toBe('x'.repeat(60))
})

it('ends what it cut in an ellipsis, within what was asked for', () => {
  expect(shortened('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`)
  expect(shortened('uno dos', 5)).toBe('uno…')
})

it('halves no character', () => {
  expect(shortened('🔥'.repeat(61))).toBe(`${'🔥'.repeat(59)}…`)
})

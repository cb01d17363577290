import { expect, it } from 'vitest'
import { titleOfFile } from '../../../../src/renderer/features/composer/library/mediaCardView.ts'

it('makes a title of a file’s name', () => {
  expect(titleOfFile('Puerto_de  noche.JPG')).toBe('Puerto de noche')
  expect(titleOfFile('acta.2026')).toBe('acta')
  expect(titleOfFile('sin extensión')).toBe('sin extensión')
  expect(titleOfFile(`${'a'.repeat(300)}.png`)).toHaveLength(120)
})

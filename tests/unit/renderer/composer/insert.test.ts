/** Emojis and templates as they are found (docs/specs/composer.md §9, §10). */
import { expect, it } from 'vitest'
import { EMOJIS, foundEmojis } from '../../../../src/renderer/features/composer/insert/emojis.ts'
import {
  foundTemplates,
  hourOf,
  type Template,
} from '../../../../src/renderer/features/composer/insert/useTemplates.ts'

const signs = (typed: string) => foundEmojis(typed).map(({ sign }) => sign)

it('emojis are found by their names in Spanish and English, without accents (§10.1)', () => {
  expect(signs('coche de bomberos')[0]).toBe('🚒')
  expect(signs('fire engine')[0]).toBe('🚒')
  expect(signs('policia')).toContain('👮')
  expect(signs('fuego')[0]).toBe('🔥')
  expect(signs('lluv')).toContain('🌧️')
  expect(signs('xyzzy')).toEqual([])
  expect(foundEmojis('')).toBe(EMOJIS)
})

it('emojis are those that machines of offices can show, without loose tones of skin (§10.2)', () => {
  expect(EMOJIS.length).toBeGreaterThan(1500)
  const all = EMOJIS.map(({ sign }) => sign)
  expect(all).not.toContain('🏻')
  expect(new Set(all).size).toBe(all.length)
  expect(EMOJIS.every(({ names }) => names.es !== '' && names.en !== '')).toBe(true)
})

it('templates are found by name first, those of texts before hashtags (§9.2)', () => {
  const template = (name: string, text: string, kind: Template['kind'] = 'text') => ({ name, text, kind }) as Template
  const all = [template('Agua', 'corte'), template('Tráfico', 'corte de agua'), template('Agua', '#Agua', 'hashtags')]
  expect(foundTemplates(all, 'água').map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'Agua text',
    'Tráfico text',
    'Agua hashtags',
  ])
  expect(foundTemplates(all, 'trafico')).toHaveLength(1)
})

it('day and hour of a template are Spanish, on the office’s wall clock (§9.2)', () => {
  expect(hourOf(Date.UTC(2026, 10, 24, 9, 5), 'Europe/Madrid')).toEqual({
    fecha: 'martes 24 de noviembre',
    hora: '10:05',
  })
  expect(hourOf(null, 'Europe/Madrid')).toEqual({ fecha: '', hora: '' })
})

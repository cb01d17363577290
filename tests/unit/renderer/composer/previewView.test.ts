/** A post as X lays it out (docs/specs/composer.md §11). */
import { describe, expect, it } from 'vitest'
import {
  cardHost,
  layoutOf,
  placeRatio,
  textPieces,
} from '../../../../src/renderer/features/composer/preview/previewView.ts'

const links = (text: string) => textPieces(text).flatMap(({ kind, text: shown }) => (kind === 'link' ? [shown] : []))
const all = (text: string) =>
  textPieces(text)
    .map((piece) => piece.text)
    .join('')

it('shows links, hashtags and mentions as such, and addresses without what X leaves out (§11.2)', () => {
  expect(links('Más en https://www.puertoalba.example.com/obras/calle-mayor y en x.es, #Obras con @policia')).toEqual([
    'puertoalba.example.com/obra…',
    'x.es',
    '#Obras',
    '@policia',
  ])
  expect(all('Hola #Obras, ¡ya!')).toBe('Hola #Obras, ¡ya!')
  expect(textPieces('')).toEqual([])
  expect(links('El 2.5 y 3.es no')).toEqual(['3.es'])
})

it('keeps line breaks, at most two in a row (§11.2)', () => {
  expect(all('uno\ndos\n\n\n\ntres\n')).toBe('uno\ndos\n\ntres')
})

it('lays one to four images out, a single one in its own shape within bounds (§11.3)', () => {
  expect([0, 1, 2, 3, 4].map(layoutOf)).toEqual([null, 'one', 'two', 'three', 'four'])
  const image = (widthPx: number | null, heightPx: number | null) => ({ widthPx, heightPx })
  expect(placeRatio([image(1200, 1000)])).toBeCloseTo(1.2)
  expect([placeRatio([image(100, 1000)]), placeRatio([image(5000, 100)])]).toEqual([3 / 4, 2])
  expect([placeRatio([image(null, null)]), placeRatio([image(1, 1), image(1, 1)])]).toEqual([16 / 9, 16 / 9])
})

describe('the card of a link', () => {
  it.each([
    ['Más en https://www.puertoalba.es/obras?x=1', 'puertoalba.es'],
    ['https://uno.es y https://dos.es.', 'dos.es'],
    ['en puertoalba.es/obras', 'puertoalba.es'],
    ['sin enlace, con correo a@puertoalba.es', null],
  ])('of %j is of %j', (text, host) => expect(cardHost(text)).toBe(host))
})

import { describe, expect, it } from 'vitest'
import { splitHidden } from '../../../../src/renderer/ui/plainText.ts'

describe('text from outside', () => {
  it('is left as it is where there is nothing hidden', () => {
    const text = '<b>Hola</b> señora ñ 👩‍👩‍👧 क्‍ष\ncon salto y\ttabulador'
    expect(splitHidden(text)).toEqual([{ kind: 'text', text }])
  })

  it('shows direction overrides and zero-width spaces by their number', () => {
    expect(splitHidden('a\u202Egnp.exe\u200B')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'hidden', code: 'U+202E' },
      { kind: 'text', text: 'gnp.exe' },
      { kind: 'hidden', code: 'U+200B' },
    ])
  })

  it('shows control characters', () => {
    expect(splitHidden('\u0000\u001b')).toEqual([
      { kind: 'hidden', code: 'U+0000' },
      { kind: 'hidden', code: 'U+001B' },
    ])
  })

  it('is nothing where there is nothing', () => expect(splitHidden('')).toEqual([]))
})

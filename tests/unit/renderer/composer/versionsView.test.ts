/** What is different in a version, word by word (docs/specs/composer.md §7.5). */
import { describe, expect, it } from 'vitest'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { wordDifference } from '../../../../src/renderer/features/composer/difference/wordDifference.ts'
import { changedTexts } from '../../../../src/renderer/features/composer/versions/versionsView.ts'

/** `-gone-` and `+come+` within what stayed. */
const marked = (before: string, now: string) =>
  wordDifference(before, now)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`))
    .join('')

describe('the difference of two texts', () => {
  it('is one of whole words, with the accents of Spanish', () => {
    expect(marked('Se cortará el tráfico mañana', 'Se cortará el agua mañana')).toBe(
      'Se cortará el -tráfico-+agua+ mañana',
    )
    expect(marked('¿Abrirán el lunes?', '¿Abrirán el martes?')).toBe('¿Abrirán el -lunes-+martes+?')
    expect(marked('El área está cerrada', 'El area está cerrada')).toBe('El -área-+area+ está cerrada')
    expect(marked('#SimulacroMadrid hoy', '#SimulacroToledo hoy')).toBe('#-SimulacroMadrid-+SimulacroToledo+ hoy')
    expect(marked('de 9 a 12 h', 'de 9 a 13 h')).toBe('de 9 a -12-+13+ h')
  })

  it('keeps what is said where only one side has it', () => {
    expect(marked('', 'Hola')).toBe('+Hola+')
    expect(marked('Hola', '')).toBe('-Hola-')
    expect(marked('Hola', 'Hola')).toBe('Hola')
    expect(marked('Cuidado 🔥 hoy', 'Cuidado hoy')).toMatch(/^Cuidado -🔥 -hoy$|^Cuidado -🔥- hoy$/)
  })
})

describe('the texts that differ', () => {
  const account = (accountId: string) => ({ accountId, handle: accountId }) as AccountView
  const text = (key: string | null, accountIds: readonly string[], ...words: readonly string[]) => ({
    key,
    accounts: accountIds.map(account),
    segments: words.map((each, index) => ({ segmentId: `${key ?? ''}${String(index)}`, text: each })),
  })
  const then = (...words: readonly string[]) =>
    words.map((each, index) => ({ segmentId: String(index), text: each, media: [{ mediaId: 'm', altText: '' }] }))
  const post = { segments: [{ segmentId: '0', text: '', media: [{ altText: 'Un río' }] }], variants: [] }
  const changed = (version: Parameters<typeof changedTexts>[0], texts: Parameters<typeof changedTexts>[1]) =>
    changedTexts(version, texts, post as unknown as PostDetail, (altText) => `[${altText}]`).map(
      ({ handle, before, now }) => [handle, before, now],
    )

  it('are compared as a whole thread, with the descriptions of its images', () => {
    expect(changed({ common: then('uno', 'dos'), accounts: [] }, [text(null, ['policia'], 'uno', 'tres')])).toEqual([
      [null, 'uno\n\n· · ·\n\ndos', 'uno\n[Un río]\n\n· · ·\n\ntres'],
    ])
  })

  it('of an account are those that went out there, with or without a text of its own', () => {
    const texts = [text(null, ['policia'], 'común'), text('v', ['bomberos'], 'propio')]
    const described = 'común\n[Un río]'
    const common = [{ segmentId: '0', text: 'común', media: [{ mediaId: 'm', altText: 'Un río' }] }]
    const own = then('suyo')
    expect(changed({ common, accounts: [{ accountId: 'policia', own: null }] }, texts)).toEqual([
      ['bomberos', described, 'propio'],
    ])
    expect(changed({ common, accounts: [{ accountId: 'policia', own }] }, texts)).toEqual([
      ['policia', 'suyo', described],
      ['bomberos', described, 'propio'],
    ])
    expect(changed({ common, accounts: [] }, [text(null, ['policia'], 'común')])).toEqual([])
  })
})

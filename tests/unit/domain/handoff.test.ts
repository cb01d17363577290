/** What is passed on, how it reads, and what may be handed to the person's mail program (docs/specs/inbox.md §13). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isMailtoAddress,
  isToBeGivenUp,
  isToBeRetried,
  isToBeSettled,
  MAIL_ADDRESS,
  MAIL_BY_HAND,
  MAIL_RESTORED,
  mailBody,
  mailtoAddress,
  ONE_LINE,
  passedOnText,
  type PassedOn,
} from '../../../src/shared/domain/handoff.ts'

const said = (text: string, unmasked = false): PassedOn => ({
  authorName: 'Ana Vecina',
  authorHandle: 'ana_vecina',
  text,
  writtenAtMs: Date.UTC(2026, 10, 23, 9, 30),
  unmasked,
})
const OPTIONS = { reference: '', zone: 'Europe/Madrid', isTraining: false } as const

describe('what is passed on', () => {
  it('has its personal data masked, unless the person chose otherwise (§13.3)', () => {
    expect(passedOnText('Mi DNI es 12345678Z', false)).toBe('Mi DNI es [DNI]')
    expect(passedOnText('Mi DNI es 12345678Z', true)).toBe('Mi DNI es 12345678Z')
  })

  it('is quoted line by line after what the person wrote, with who said it and when by the office’s clock', () => {
    expect(mailBody('Buenos días:', [said('La farola\nno luce')], { ...OPTIONS, reference: 'R-7' })).toBe(
      'Buenos días:\n\nMensajes que se trasladan:\n\nAna Vecina (@ana_vecina), 23/11/2026 10:30:\n> La farola\n> no luce\n\nReferencia: R-7',
    )
  })

  it('says of an exercise that it is one', () => {
    expect(mailBody('', [said('hola')], { ...OPTIONS, isTraining: true })).toMatch(/^ESTO ES UN EJERCICIO/)
  })
})

describe('an address', () => {
  it.each(['registro@ayto.es', 'a.b+c@sub.puerto-alba.es', "o'brien@x.ie"])('%s is taken', (address) => {
    expect(MAIL_ADDRESS.test(address)).toBe(true)
  })
  it.each([
    'a@b',
    'a b@c.es',
    'a@b.es,c@d.es',
    'a@b.es\r\nBcc: c@d.es',
    '<a@b.es>',
    '"a b"@c.es',
    'a@-b.es',
    'a..b@c.es',
  ])('%j is not', (address) => {
    expect(MAIL_ADDRESS.test(address)).toBe(false)
  })
  it('and a subject hold no line breaks or other control characters', () => {
    for (const sign of ['\r', '\n', '\u0000', '\u0085', '\u2028']) expect(ONE_LINE.test(`a${sign}b`)).toBe(false)
    expect(ONE_LINE.test('Avería en la calle Ñ 🚧')).toBe(true)
  })
})

describe('an address for the mail program', () => {
  it('is percent-encoded, with line breaks as RFC 6068 has them', () => {
    expect(mailtoAddress('a@b.es', 'Uno & dos', 'línea\notra?')).toBe(
      'mailto:a@b.es?subject=Uno%20%26%20dos&body=l%C3%ADnea%0D%0Aotra%3F',
    )
  })

  it('of any subject and text opens one recipient with these and nothing else', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'binary', maxLength: 60 }),
        (subject, body) => {
          const address = mailtoAddress("o'b.c+d@b.es", subject, body)
          expect(isMailtoAddress(address)).toBe(true)
          const url = new URL(address)
          expect(decodeURIComponent(url.pathname)).toBe("o'b.c+d@b.es")
          expect([...url.searchParams.keys()]).toEqual(['subject', 'body'])
        },
      ),
      { numRuns: 40 },
    )
  })

  it.each([
    'mailto:a@b.es?subject=x&bcc=c@d.es',
    'mailto:a@b.es,c@d.es?subject=x',
    'mailto:a@b.es?subject=x&attach=/etc/passwd',
    'mailto:a@b.es?subject=x&body=y&cc=z',
    'mailto:a@b.es',
    'file:///etc/passwd',
    `mailto:a@b.es?subject=${'x'.repeat(2_000)}`,
  ])('%s is none', (address) => {
    expect(isMailtoAddress(address)).toBe(false)
  })
})

it('only what nobody else can know is settled by a person, and only what was refused is tried again as it is', () => {
  const standing = (state: Parameters<typeof isToBeSettled>[0]['state'], lastErrorCode: string | null = null) => ({
    state,
    lastErrorCode,
  })
  expect(isToBeSettled(standing('uncertain'))).toBe(true)
  expect(isToBeSettled(standing('needs_attention', MAIL_BY_HAND))).toBe(true)
  expect(isToBeSettled(standing('needs_attention', MAIL_RESTORED))).toBe(true)
  expect(isToBeSettled(standing('needs_attention', 'smtp_refused'))).toBe(false)
  expect(isToBeRetried(standing('needs_attention', 'smtp_refused'))).toBe(true)
  expect(isToBeRetried(standing('uncertain'))).toBe(false)
  expect((['queued', 'running', 'uncertain', 'done'] as const).map((state) => isToBeGivenUp(standing(state)))).toEqual([
    true,
    false,
    false,
    false,
  ])
})

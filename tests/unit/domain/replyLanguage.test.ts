/** In which language a citizen is answered (docs/specs/inbox.md §12.2, docs/adr/0019), on sentences written for it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languageOf, REPLY_LANGUAGES, type ReplyLanguage } from '../../../src/shared/domain/replyLanguage.ts'

type Labelled = { readonly language: ReplyLanguage; readonly text: string }

function labelled(set: string): readonly Labelled[] {
  return readFileSync(join(import.meta.dirname, `labelled/language.${set}.txt`), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const language = REPLY_LANGUAGES.find((each) => line.startsWith(`${each}|`))
      return language === undefined ? [] : [{ language, text: line.slice(3) }]
    })
}

/** How many are found in their language, how many in a wrong one, how many are left to Spanish. */
function measured(set: string): Record<'found' | 'wrong' | 'leftToSpanish', number> {
  const counts = { found: 0, wrong: 0, leftToSpanish: 0 }
  for (const { language, text } of labelled(set)) {
    const found = languageOf(text)
    counts[found === language ? 'found' : found === 'es' ? 'leftToSpanish' : 'wrong'] += 1
  }
  return counts
}

describe('§12.2 the language of a message', () => {
  it.each([
    ['tuned', { found: 43, wrong: 0, leftToSpanish: 1 }],
    ['heldout', { found: 50, wrong: 0, leftToSpanish: 0 }],
    ['blind', { found: 33, wrong: 0, leftToSpanish: 7 }],
  ])('in the %s sentences is found, or Spanish, and never a wrong one', (set, expected) => {
    expect(measured(set)).toEqual(expected)
  })

  it('is Spanish where nothing is said, and where two are as likely', () => {
    for (const text of ['', '   ', '👏👏', '@mando https://t.co/abc #Bilbo', '12345', 'ok', 'bon dia good morning']) {
      expect(languageOf(text), text).toBe('es')
    }
  })

  it('does not take the names that are mentioned for the language', () => {
    expect(languageOf('@eskerrik_asko @kaixo_denoi gracias por avisar')).toBe('es')
    expect(languageOf('Eskerrik asko @gracias_por_todo')).toBe('eu')
  })

  it('is found as fast in a very long text', () => {
    const startedAtMs = performance.now()
    expect(languageOf('eskerrik asko denoi '.repeat(50_000))).toBe('eu')
    expect(performance.now() - startedAtMs).toBeLessThan(200)
  })
})

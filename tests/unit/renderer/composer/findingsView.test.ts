/** What the composer shows of the checks (docs/specs/composer.md §1.4). */
import { describe, expect, it } from 'vitest'
import { createTextChecks } from '../../../../src/shared/domain/checks/checkText.ts'
import { CHECKS, DEFAULT_RULES } from '../../../../src/shared/domain/checks/finding.ts'
import {
  checksNamed,
  findingsOf,
  groupedFindings,
  mendedText,
} from '../../../../src/renderer/features/composer/checks/findingsView.ts'
import { readLines, readTag } from '../../../../src/renderer/features/settings/checkLists.ts'

const check = createTextChecks(DEFAULT_RULES)
const segments = [
  { segmentId: 'a', text: 'con objeto de avisar' },
  { segmentId: 'b', text: 'Llame al 612 345 678, con objeto de avisar' },
]

it('says in which text, and leaves those out that are published', () => {
  const of = (outCount: number) =>
    findingsOf({ key: null, segments }, outCount, check).map(({ check: name, index }) => [name, index])
  expect(of(0)).toEqual([
    ['plain_words', 1],
    ['personal_data', 2],
    ['plain_words', 2],
  ])
  expect(of(1).map(([, index]) => index)).toEqual([2, 2])
})

it('groups by what comes of it', () => {
  const groups = groupedFindings(findingsOf({ key: null, segments }, 0, check), {
    ...DEFAULT_RULES.modes,
    plain_words: 'block',
  })
  expect([groups.block.length, groups.confirm.length, groups.warn.length]).toEqual([2, 1, 0])
})

describe('mending', () => {
  const [finding] = findingsOf({ key: null, segments }, 0, check)
  it('changes the words that were found', () => {
    expect(mendedText(segments[0]!.text, 'con objeto de', finding!)).toBe('para avisar')
  })
  it('does nothing where the text is another by now', () => {
    expect(mendedText('Ya no está ahí', 'con objeto de', finding!)).toBeNull()
  })
})

it('reads which checks the core wants confirmed', () => {
  expect(checksNamed({ checks: 'sensitive_word,personal_data,unknown' }, CHECKS)).toEqual([
    'personal_data',
    'sensitive_word',
  ])
  expect(checksNamed({}, CHECKS)).toEqual([])
})

it('reads lists of lines and names the first that is none', () => {
  expect(readLines('#EmergenciasMadrid\n\n 112 \n', readTag)).toEqual({
    entries: ['EmergenciasMadrid', '112'],
    wrong: null,
  })
  expect(readLines('dos palabras', readTag)).toEqual({ entries: [], wrong: 'dos palabras' })
})

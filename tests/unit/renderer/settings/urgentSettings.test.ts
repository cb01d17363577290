import { describe, expect, it } from 'vitest'
import type { UrgentListTerm } from '#shared/contract/urgent.ts'
import { protocolProblem, shownTerms, stepsOf } from '../../../../src/renderer/features/settings/urgentSettings.ts'

const term = (written: string, change: Partial<UrgentListTerm> = {}): UrgentListTerm => ({
  list: 'danger_to_life',
  written,
  origin: 'shipped',
  disabled: false,
  ...change,
})

describe('the entries that are shown', () => {
  const terms = [term('hay un oso', { origin: 'own' }), term('no respira'), term('Peleón*', { disabled: true })]
  const shown = (searched: string) => shownTerms(terms, searched).shown.map(({ written }) => written)

  it('are what the office changed, as long as nothing is searched for', () => {
    expect(shown(' ')).toEqual(['hay un oso', 'Peleón*'])
  })
  it('are all that hold what is searched for, whatever accents and case', () => {
    expect(shown('RESPIRA')).toEqual(['no respira'])
    expect(shown('peleon')).toEqual(['Peleón*'])
  })
  it('are not more than can be read, and it is said how many more there are', () => {
    const many = Array.from({ length: 45 }, (_, i) => term(`oso ${String(i)}`))
    expect(shownTerms(many, 'oso')).toMatchObject({ shown: { length: 40 }, more: 5 })
  })
})

describe('a protocol as it is typed', () => {
  it('is a step a line, without empty ones', () => {
    expect(stepsOf(' Llamar \n\n Anotar')).toEqual(['Llamar', 'Anotar'])
  })
  it('is refused where it has too many steps or too long ones', () => {
    expect(protocolProblem(Array.from({ length: 13 }, () => 'x'))).toEqual({ code: 'tooMany', most: 12 })
    expect(protocolProblem(['x'.repeat(201)])).toEqual({ code: 'tooLong', most: 200 })
    expect(protocolProblem(['x'.repeat(200)])).toBeNull()
  })
})

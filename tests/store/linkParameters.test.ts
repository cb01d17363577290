/** Parameters in the office's own links (docs/specs/composer.md §12). */
import { describe, expect, it } from 'vitest'
import { weightedLength } from '../../src/shared/domain/textLimits.ts'
import {
  linksWithoutParameters,
  readHost,
  withLinkParameters,
  type LinkRules,
} from '../../src/shared/domain/linkParameters.ts'
import { createLinkParameters } from '../../src/main/services/linkParameters.ts'
import { createSettingTable } from '../../src/main/store/settingTable.ts'
import { openTestStore } from '../fakes/testStore.ts'

const RULES: LinkRules = { hosts: ['puertoalba.es'], source: '', medium: 'social' }
const FACTS = { campaign: 'Navidad segura 2026', handle: 'PLPuertoalba' }
const ADDED = 'utm_source=PLPuertoalba&utm_medium=social&utm_campaign=navidad-segura-2026'
const added = (text: string, rules = RULES, facts: Parameters<typeof withLinkParameters>[2] = FACTS) =>
  withLinkParameters(text, rules, facts)

describe('parameters', () => {
  it('are added to every address of the office’s own, before the place in the page (§12.2)', () => {
    expect(added('Más en https://www.puertoalba.es/obras#mapa y puertoalba.es/b?x=1.')).toBe(
      `Más en https://www.puertoalba.es/obras?${ADDED}#mapa y puertoalba.es/b?x=1&${ADDED}.`,
    )
  })

  it('are added to no other address, and to none twice (§12.2)', () => {
    for (const text of ['https://otropuertoalba.es/a', 'https://puertoalba.es.evil.com/a', 'a@puertoalba.es', 'nada']) {
      expect(added(text)).toBe(text)
    }
    const once = added('puertoalba.es/a')
    expect([
      added(once),
      linksWithoutParameters(once, RULES),
      linksWithoutParameters('puertoalba.es/a', RULES),
    ]).toEqual([once, 0, 1])
    expect(added('puertoalba.es/a', { ...RULES, hosts: [] })).toBe('puertoalba.es/a')
  })

  it('name the account where it is one, the office’s source where it set one, and the campaign where there is one (§12.3)', () => {
    const none = { campaign: '', handle: null }
    expect(added('puertoalba.es/a', { ...RULES, medium: '' }, none)).toBe('puertoalba.es/a?utm_source=x')
    expect(added('puertoalba.es/a', { ...RULES, source: 'redes' }, none)).toBe(
      'puertoalba.es/a?utm_source=redes&utm_medium=social',
    )
  })

  it('count nothing: every address counts the same on X (§12.2)', () => {
    const text = 'Más en https://puertoalba.es/a'
    expect(weightedLength(added(text))).toBe(weightedLength(text))
  })
})

it('hosts are read as they are typed (§12.1)', () => {
  expect(['https://www.Puertoalba.es/obras', 'sede.puertoalba.es', 'españa.es'].map(readHost)).toEqual([
    'puertoalba.es',
    'sede.puertoalba.es',
    'españa.es',
  ])
  expect(['', 'puertoalba', 'a b.es', '.es', 'http://'].map(readHost)).toEqual([null, null, null, null, null])
})

it('the rules are kept, with a trace where they change (§12.1)', () => {
  const test = openTestStore()
  const links = createLinkParameters({ table: createSettingTable(test.db), uow: test.uow, by: test.by })
  expect(links.rules()).toEqual({ hosts: [], source: '', medium: 'social' })
  links.setRules({ ...RULES, hosts: [...RULES.hosts] })
  links.setRules({ ...RULES, hosts: [...RULES.hosts] })
  expect(links.rules()).toEqual(RULES)
  expect(test.audit.recent(null, 10).map(({ action }) => action)).toEqual(['links.set_rules'])
  test.cleanup()
})

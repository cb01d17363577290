/** What the growth screen was left with comes back, and nothing else does. */
import { expect, it } from 'vitest'
import { FIRST_CHOICE, readChoice, type GrowthChoice } from '../../../../src/renderer/features/growth/growthChoice.ts'

it.each<GrowthChoice>([
  FIRST_CHOICE,
  { accountIds: ['a', 'b'], period: { kind: 'preset', preset: 'all' } },
  { accountIds: [], period: { kind: 'days', span: { firstDay: '2026-01-01', lastDay: '2026-03-31' } } },
])('%j comes back', (choice) => {
  expect(readChoice(JSON.stringify(choice))).toEqual(choice)
})

it.each([
  undefined,
  '',
  '{',
  'null',
  '7',
  '[]',
  '{"accountIds":7,"period":{"kind":"preset","preset":"2y"}}',
  '{"period":{"kind":"days","span":{"firstDay":"2026-02-01","lastDay":"2026-01-01"}}}',
  '{"period":{"kind":"days","span":{"firstDay":"x","lastDay":"y"}}}',
])('%j is the first choice', (text) => {
  expect(readChoice(text)).toEqual(FIRST_CHOICE)
})

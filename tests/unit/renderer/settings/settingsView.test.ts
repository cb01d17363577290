import { expect, it } from 'vitest'
import {
  CITIZEN_BOUNDS,
  GRACE_BOUNDS,
  LEAVE_BOUNDS,
  microsOf,
  UNDO_BOUNDS,
  wholeNumber,
} from '../../../../src/renderer/features/settings/settingsView.ts'
import { contract } from '#shared/contract/contract.ts'

it.each([
  [15, 15],
  ['15', 15],
  [' 15 ', 15],
  ['', null],
  ['-', null],
  [0, null],
  [241, null],
  [1.5, null],
  ['1e2', null],
  [Number.NaN, null],
])('%j minutes of grace is read as %j', (typed, minutes) => {
  expect(wholeNumber(typed, GRACE_BOUNDS)).toBe(minutes)
})

it('has the bounds of the contract', () => {
  const accepts = (input: object) => contract['settings.update'].input.safeParse(input).success
  for (const { min, max } of [GRACE_BOUNDS]) {
    expect([min - 1, min, max, max + 1].map((graceMinutes) => accepts({ graceMinutes }))).toEqual([
      false,
      true,
      true,
      false,
    ])
  }
  for (const { min, max } of [LEAVE_BOUNDS]) {
    expect([min - 1, min, max, max + 1].map((leaveAfterMinutes) => accepts({ leaveAfterMinutes }))).toEqual([
      false,
      true,
      true,
      false,
    ])
  }
  for (const { min, max } of [UNDO_BOUNDS]) {
    expect([min - 1, min, max, max + 1].map((undoSeconds) => accepts({ undoSeconds }))).toEqual([
      false,
      true,
      true,
      false,
    ])
  }
  const writes = (count: number) => contract['training.citizensWrite'].input.safeParse({ count }).success
  const { min, max } = CITIZEN_BOUNDS
  expect([min - 1, min, max, max + 1].map(writes)).toEqual([false, true, true, false])
})

it.each([
  [0.015, 15_000],
  ['0.2', 200_000],
  [0, 0],
  ['', null],
  ['gratis', null],
  [-1, null],
  [1001, null],
] as const)('reads a price of %j as %j micro-dollars', (typed, micros) => {
  expect(microsOf(typed)).toBe(micros)
})

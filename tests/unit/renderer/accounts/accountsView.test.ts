import { describe, expect, it } from 'vitest'
import {
  budgetInput,
  healthOf,
  isHandle,
  readableParams,
  reconnectionOf,
  revocable,
  signInErrorOf,
  spendRows,
  splitAccounts,
} from '../../../../src/renderer/features/accounts/accountsView.ts'
import type { AccountView } from '#shared/contract/accounts.ts'

const account = (change: Partial<AccountView> = {}): AccountView => ({
  accountId: 'account',
  network: 'x',
  mode: 'api',
  handle: 'ayto',
  displayName: 'Ayuntamiento',
  colour: 'blue',
  state: 'connected',
  lastSyncAtMs: 5,
  checkedAtMs: null,
  forecast: null,
  commentsRefusedSinceMs: null,
  revocation: null,
  problem: null,
  textLimit: 280,
  maxImages: 4,
  describable: ['image', 'gif'],
  threads: true,
  ...change,
})

describe('the health of an account', () => {
  it('is its last sync when all is well', () => {
    expect(healthOf(account())).toEqual({ kind: 'fine', lastSyncAtMs: 5 })
    expect(healthOf(account({ lastSyncAtMs: null }))).toEqual({ kind: 'never_synced' })
  })
  it('tells a problem before anything else, and an unknown one too', () => {
    const problem = { code: 'account_out_of_credit', params: {}, sinceMs: 7 }
    expect(healthOf(account({ problem }))).toEqual({ kind: 'problem', code: 'account_out_of_credit', sinceMs: 7 })
    expect(healthOf(account({ problem: { ...problem, code: 'account_haunted' } }))).toMatchObject({ code: 'other' })
  })
  it('never says that an assisted account is late', () => {
    expect(healthOf(account({ mode: 'assisted', lastSyncAtMs: null }))).toEqual({ kind: 'by_hand' })
  })
  it('is not asked of a disconnected one', () => {
    const problem = { code: 'account_sync_failing', params: {}, sinceMs: 7 }
    expect(healthOf(account({ state: 'disconnected', problem }))).toEqual({ kind: 'disconnected' })
  })
})

it.each([
  ['api', 'connected', 'none'],
  ['api', 'needs_sign_in', 'sign_in'],
  ['api', 'disconnected', 'sign_in'],
  ['training', 'disconnected', 'at_once'],
  ['assisted', 'disconnected', 'at_once'],
] as const)('%s and %s is connected again: %s', (mode, state, way) => {
  expect(reconnectionOf(account({ mode, state }))).toBe(way)
})

it('keeps an account that has to sign in again among those in use', () => {
  const waiting = account({ accountId: 'w', state: 'needs_sign_in' })
  const gone = account({ accountId: 'g', state: 'disconnected' })
  expect(splitAccounts([gone, waiting])).toEqual({ inUse: [waiting], disconnected: [gone] })
})

it.each([
  ['sign_in_refused', {}, 'sign_in_refused'],
  ['sign_in_refused', { reason: 'timeout' }, 'timeout'],
  ['network_unreachable', { reason: 'offline' }, 'network_unreachable'],
  ['internal', {}, 'other'],
] as const)('a sign-in that ended with %s %j is told as %s', (code, params, told) => {
  expect(signInErrorOf({ code, params })).toBe(told)
})

it.each([
  ['@ayto_madrid', true],
  [' ayto ', true],
  ['', false],
  ['ayuntamiento_de_x', false],
  ['ayto-madrid', false],
])('the handle %j is allowed: %s', (typed, allowed) => {
  expect(isHandle(typed)).toBe(allowed)
})

it('shows the month’s spend the dearest first, also of an account that is gone', () => {
  const kinds = [
    { kind: 'post', count: 2, micros: 30_000 },
    { kind: 'post_with_link', count: 1, micros: 200_000 },
  ] as const
  const spend = {
    accounts: [
      { accountId: 'account', todayMicros: 0, monthMicros: 230_000, kinds: [...kinds] },
      { accountId: 'gone', todayMicros: 0, monthMicros: 30_000, kinds: [kinds[0]] },
    ],
  }
  expect(spendRows(spend, [account()]).map(({ handle, kind }) => [handle, kind])).toEqual([
    ['ayto', 'post_with_link'],
    ['ayto', 'post'],
    [null, 'post'],
  ])
})

it.each([
  [['50', '', 10], { monthMicros: 50_000_000, dayMicros: null, reservePercent: 10 }],
  [['', '2.5', '0'], { monthMicros: null, dayMicros: 2_500_000, reservePercent: 0 }],
  [[0, 0, 0], { monthMicros: null, dayMicros: null, reservePercent: 0 }],
  [['diez', '', 10], null],
  [['-1', '', 10], null],
  [['10', '', 51], null],
  [['10', '', ''], null],
  [['10', '', 1.5], null],
] as const)('reads a budget as typed: %j', ([month, day, reserve], budget) => {
  expect(budgetInput(month, day, reserve)).toEqual(budget)
})

it('withdraws the permissions of accounts that have some on the network', () => {
  const all = [
    account(),
    account({ accountId: 'w', state: 'needs_sign_in' }),
    account({ accountId: 'd', state: 'disconnected' }),
    account({ accountId: 't', mode: 'training' }),
    account({ accountId: 'a', mode: 'assisted' }),
  ]
  expect(revocable(all).map(({ accountId }) => accountId)).toEqual(['account', 'w'])
})

it('says instants of a problem as day and hour', () => {
  const format = { dayTime: (atMs: number) => `at ${String(atMs)}` }
  expect(readableParams({ untilMs: 5, reason: 'x' }, format)).toEqual({ until: 'at 5', reason: 'x' })
})

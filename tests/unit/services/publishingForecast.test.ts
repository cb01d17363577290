/** «Esta cuenta no podrá publicar la publicación del jueves»: said days before (docs/specs/accounts.md §4). */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { problemsOf } from '../../../src/main/services/problems.ts'
import { createPostTable } from '../../../src/main/store/postTable.ts'
import { xScopes } from '../../../src/main/networks/x/xOAuth.ts'
import { tester } from '../../fakes/testStore.ts'
import { accountIds, createAccountsBench, type AccountsBench } from './accountsBench.ts'

const { first } = accountIds
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let bench: AccountsBench
let posts: ReturnType<typeof createPostTable>
beforeEach(async () => {
  bench = createAccountsBench()
  posts = createPostTable(bench.store.db)
  await bench.browserConsents((await bench.signIn.beginSignIn({ accountId: first, clientId: 'office' })).authorizeUrl)
})
afterEach(() => bench.cleanup())

const postId = (n: number) => `0193a000-0000-7000-8000-00000000010${String(n)}`
/** A post that is planned on the account so long from now. */
const plan = (n: number, inMs: number) => {
  const atMs = bench.ports.clock.now() + inMs
  const planned = { wallTime: '2026-12-03T10:00', zone: 'Europe/Madrid', repeatedHour: null, atMs } as const
  bench.store.uow.write(tester, (tx) => {
    posts.insert(tx, postId(n), null)
    posts.addVariant(tx, { id: `0193a000-0000-7000-8000-00000000020${String(n)}`, postId: postId(n), accountId: first })
    const post = posts.byId(postId(n))
    if (post === null) throw new Error('the post is not there')
    posts.save(tx, { ...post, stage: 'scheduled', planned })
    tx.audit({ action: 'post.schedule', entity: 'post' })
  })
  return atMs
}
const keep = (change: { readonly refreshToken?: null; readonly scopes?: string[] }) => {
  const credentials = bench.secrets.read(first)
  if (credentials.kind !== 'oauth2') throw new Error(credentials.kind)
  bench.store.uow.write(tester, (tx) => {
    bench.secrets.save(tx, first, { ...credentials, ...change })
    tx.audit({ action: 'account.tokens', entity: 'account' })
  })
}
const forecast = () => bench.accounts.list()[0]?.forecast
const riskIn = (inMs: number, hasImages = false) =>
  bench.forecast.risksFor([first], { atMs: bench.ports.clock.now() + inMs, hasImages })[0]?.cause ?? null

it('says nothing while nothing stands against what is planned', () => {
  plan(1, 2 * DAY_MS)
  expect(forecast()).toBeNull()
})

it('names the first post that a missing sign-in stops, and how many there are', () => {
  plan(2, 3 * DAY_MS)
  const atMs = plan(1, 2 * DAY_MS)
  bench.store.uow.write(tester, (tx) => bench.health.markNeedsSignIn(tx, first, 'refused'))
  expect(forecast()).toEqual({ cause: 'needs_sign_in', postId: postId(1), atMs, posts: 2 })
})

it('says it of a disconnected account, and of one without credit', () => {
  plan(1, DAY_MS)
  bench.store.uow.write(tester, (tx) => bench.health.markProblem(tx, first, 'account_out_of_credit'))
  expect(forecast()?.cause).toBe('out_of_credit')
  bench.disconnecting.disconnect({ accountId: first })
  expect(forecast()?.cause).toBe('disconnected')
})

it('counts a permission that cannot be renewed only from when it ends', () => {
  plan(1, HOUR_MS)
  keep({ refreshToken: null })
  expect(forecast()).toBeNull()
  const atMs = plan(2, 3 * HOUR_MS)
  expect(forecast()).toEqual({ cause: 'permission_ends', postId: postId(2), atMs, posts: 1 })
})

it('knows which permission a post needs', () => {
  keep({ scopes: xScopes.filter((scope) => scope !== 'media.write') })
  expect([riskIn(DAY_MS), riskIn(DAY_MS, true)]).toEqual([null, 'image_scope_missing'])
  keep({ scopes: xScopes.filter((scope) => scope !== 'tweet.write') })
  expect(riskIn(DAY_MS)).toBe('scope_missing')
  expect(bench.accounts.list()[0]?.problem).toMatchObject({
    code: 'account_scopes_missing',
    params: { scopes: 'tweet.write' },
  })
})

it('believes credentials of an earlier version, of which nothing is known', () => {
  const sealed = bench.secrets.read(first)
  if (sealed.kind !== 'oauth2') throw new Error(sealed.kind)
  const { scopes, ...before } = sealed
  expect(scopes).not.toBeNull()
  bench.store.uow.write(tester, (tx) => {
    // As version 1 wrote them: without the permissions.
    bench.secrets.save(tx, first, before as typeof sealed)
    tx.audit({ action: 'account.tokens', entity: 'account' })
  })
  expect(bench.secrets.read(first)).toMatchObject({ scopes: null })
  expect(riskIn(DAY_MS, true)).toBeNull()
})

it('marks in the calendar what will not go out of the days shown', () => {
  const atMs = plan(1, 2 * DAY_MS)
  plan(2, 9 * DAY_MS)
  expect(bench.forecast.risksIn(atMs, atMs + DAY_MS)).toEqual([])
  bench.disconnecting.disconnect({ accountId: first })
  expect(bench.forecast.risksIn(atMs, atMs + DAY_MS)).toEqual([{ postId: postId(1), cause: 'disconnected' }])
})

it.each([
  [DAY_MS, 'urgent'],
  [4 * DAY_MS, 'warning'],
] as const)('is in the list of problems, %i ms before as %s', (inMs, severity) => {
  const atMs = plan(1, inMs)
  bench.disconnecting.disconnect({ accountId: first })
  const account = bench.table.byId(first)
  const known = account === null ? null : bench.forecast.forecastOf(account)
  if (account === null || known === null) throw new Error('no forecast')
  const nowMs = bench.ports.clock.now()
  expect(problemsOf([], [account], [], [{ account, forecast: known, nowMs }])).toMatchObject([
    {
      code: 'account_will_not_publish',
      severity,
      subject: { kind: 'post', id: postId(1) },
      params: { cause: 'disconnected', atMs, posts: 1 },
    },
  ])
})

/** Connecting and disconnecting profiles, against a real encrypted store and the training network in X's place. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountView } from '../../../src/shared/contract/accounts.ts'
import { POLICE_ACCOUNT, TOWN_HALL_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { tester } from '../../fakes/testStore.ts'
import { accountIds, createAccountsBench, failureOf, type AccountsBench } from './accountsBench.ts'

let bench: AccountsBench
beforeEach(() => {
  bench = createAccountsBench()
})
afterEach(() => bench.cleanup())

const { first, second, third } = accountIds
const keysOf = ({ keys }: typeof POLICE_ACCOUNT | typeof TOWN_HALL_ACCOUNT) => ({
  appKey: keys.consumerKey,
  appSecret: keys.consumerSecret,
  accessToken: keys.accessToken,
  accessSecret: keys.accessSecret,
})
const policeKeys = keysOf(POLICE_ACCOUNT)
const auditActions = () =>
  bench.store.audit
    .recent(null, 100)
    .map(({ action }) => action)
    .reverse()

describe('a training account', () => {
  it('comes with its profile, two years of followers and people who wrote', () => {
    bench.accounts.addTraining({ accountId: first })
    const [view] = bench.accounts.list()
    expect(accountView().parse(view)).toMatchObject({
      accountId: first,
      mode: 'training',
      handle: POLICE_ACCOUNT.handle,
      state: 'connected',
      colour: 'blue',
      textLimit: 280,
      maxImages: 4,
      describable: ['image', 'gif'],
      threads: true,
    })
    expect(bench.observations.length).toBeGreaterThan(700)
    expect(bench.observations[0]).toMatchObject({ accountId: first, source: 'training_history' })
    expect(bench.network.record.citizenPosts().length).toBeGreaterThan(5)
    expect(bench.syncRequested).toEqual([first])
    expect(auditActions()).toEqual(['account.connect'])
    expect(bench.store.events).toContainEqual({ topic: 'accounts', ids: [first] })
  })

  it('is the same one when the command is repeated', () => {
    bench.accounts.addTraining({ accountId: first })
    bench.accounts.addTraining({ accountId: first })
    expect(bench.accounts.list()).toHaveLength(1)
  })

  it('is a second profile the second time, and there is no third', async () => {
    bench.accounts.addTraining({ accountId: first })
    bench.accounts.addTraining({ accountId: second })
    expect(bench.accounts.list().map(({ handle }) => handle)).toEqual([POLICE_ACCOUNT.handle, TOWN_HALL_ACCOUNT.handle])
    expect(await failureOf(() => bench.accounts.addTraining({ accountId: third }))).toMatchObject({ code: 'conflict' })
  })

  it('needs no protection, because nothing secret is kept', () => {
    bench.cleanup()
    bench = createAccountsBench({ protected: false })
    bench.accounts.addTraining({ accountId: first })
    expect(bench.accounts.list()).toHaveLength(1)
    expect(bench.store.dump('secret')).toBe('[]')
  })

  it('gets its row and its history back when it is connected again', () => {
    bench.accounts.addTraining({ accountId: first })
    bench.disconnecting.disconnect({ accountId: first })
    bench.accounts.addTraining({ accountId: second })
    expect(bench.accounts.list()).toMatchObject([{ accountId: first, state: 'connected' }])
  })
})

describe('an assisted account', () => {
  it('is not added to data that nothing protects yet', () => {
    bench.cleanup()
    bench = createAccountsBench({ protected: false })
    const add = () => bench.accounts.addAssisted({ accountId: first, handle: 'AytoSoto', displayName: 'Soto' })
    expect(add).toThrow('passphrase_required')
    expect(bench.accounts.list()).toEqual([])
  })

  it('is kept under its handle without the at sign', () => {
    bench.accounts.addAssisted({ accountId: first, handle: '@AytoSoto', displayName: 'Ayuntamiento de Soto' })
    expect(bench.accounts.list()).toMatchObject([{ accountId: first, mode: 'assisted', handle: 'AytoSoto' }])
  })

  it('is not added twice under another id, whatever the case of its handle', async () => {
    bench.accounts.addAssisted({ accountId: first, handle: 'AytoSoto', displayName: 'Soto' })
    const again = () => bench.accounts.addAssisted({ accountId: second, handle: '@aytosoto', displayName: 'Soto' })
    expect(await failureOf(again)).toMatchObject({ code: 'conflict', params: { handle: 'AytoSoto' } })
  })

  it('does not take over an id that belongs to another profile', async () => {
    bench.accounts.addAssisted({ accountId: first, handle: 'AytoSoto', displayName: 'Soto' })
    const other = () => bench.accounts.addAssisted({ accountId: first, handle: 'AytoOtro', displayName: 'Otro' })
    expect(await failureOf(other)).toMatchObject({ code: 'conflict' })
  })
})

describe('connecting with four keys', () => {
  it('asks X who it is before keeping them', async () => {
    await bench.accounts.connectWithKeys({ accountId: first, ...policeKeys })
    expect(bench.accounts.list()).toMatchObject([
      { accountId: first, mode: 'api', handle: POLICE_ACCOUNT.handle, displayName: POLICE_ACCOUNT.name },
    ])
    expect(bench.ports.levers.requests.map(({ url }) => new URL(url).pathname)).toEqual(['/2/users/me'])
    expect(bench.secrets.read(first)).toEqual({ kind: 'oauth1', ...policeKeys })
    expect(bench.syncRequested).toEqual([first])
  })

  it('keeps nothing when X does not accept them', async () => {
    const wrong = { accountId: first, ...policeKeys, accessSecret: 'mistyped' }
    expect(await failureOf(() => bench.accounts.connectWithKeys(wrong))).toMatchObject({ code: 'credentials_rejected' })
    expect(bench.accounts.list()).toEqual([])
    expect(bench.store.dump('secret')).toBe('[]')
  })

  it.each([
    ['without a connection', { kind: 'cut' }],
    ['behind a captive portal', { kind: 'captive_portal' }],
    ['while X is down', { kind: 'status', status: 503, takesEffect: false }],
    ['when X asks to slow down', { kind: 'status', status: 429, takesEffect: false }],
  ] as const)('says that X cannot be reached %s', async (_when, lever) => {
    bench.network.levers.pull(lever)
    const failure = await failureOf(() => bench.accounts.connectWithKeys({ accountId: first, ...policeKeys }))
    expect(failure).toMatchObject({ code: 'network_unreachable' })
    expect(bench.accounts.list()).toEqual([])
  })

  it('asks for a passphrase first where credentials cannot be kept, and calls nobody', async () => {
    bench.cleanup()
    bench = createAccountsBench({ protected: false })
    const failure = await failureOf(() => bench.accounts.connectWithKeys({ accountId: first, ...policeKeys }))
    expect(failure).toMatchObject({ code: 'passphrase_required' })
    expect(bench.ports.levers.requests).toEqual([])
  })

  it('refuses a profile that is connected already under another id', async () => {
    await bench.accounts.connectWithKeys({ accountId: first, ...policeKeys })
    const again = () => bench.accounts.connectWithKeys({ accountId: second, ...policeKeys })
    expect(await failureOf(again)).toMatchObject({ code: 'conflict', params: { handle: POLICE_ACCOUNT.handle } })
    expect(bench.secrets.read(second)).toEqual({ kind: 'none' })
  })

  it('lets a training account and a real one have the same profile', async () => {
    bench.accounts.addTraining({ accountId: first })
    await bench.accounts.connectWithKeys({ accountId: second, ...policeKeys })
    expect(bench.accounts.list().map(({ mode }) => mode)).toEqual(['training', 'api'])
  })

  it('ends a missing sign-in on the row that has it, also under a new id', async () => {
    await bench.accounts.connectWithKeys({ accountId: first, ...policeKeys })
    bench.store.uow.write(tester, (tx) => bench.health.markNeedsSignIn(tx, first))
    await bench.accounts.connectWithKeys({ accountId: second, ...policeKeys })
    expect(bench.accounts.list()).toMatchObject([{ accountId: first, state: 'connected', problem: null }])
  })
})

describe('secrets', () => {
  it('stand in plain text neither in the file, nor in a row, nor in the audit log, nor in a log line', async () => {
    await bench.accounts.connectWithKeys({ accountId: first, ...policeKeys })
    const tables = ['secret', 'account', 'audit', 'setting'].map((table) => bench.store.dump(table)).join('\n')
    const sealed = bench.store.db.prepare<[], Buffer>('SELECT sealed FROM secret').pluck().all()
    const rows = Buffer.concat(sealed).toString('latin1')
    const logged = JSON.stringify(bench.ports.levers.logged)
    for (const secret of [...Object.values(policeKeys), POLICE_ACCOUNT.handle])
      expect(bench.store.rawFiles()).not.toContain(secret)
    for (const secret of Object.values(policeKeys)) {
      for (const place of [tables, rows, logged]) expect(place).not.toContain(secret)
    }
  })

  it('cannot be read from the row of another account', async () => {
    await bench.accounts.connectWithKeys({ accountId: first, ...policeKeys })
    await bench.accounts.connectWithKeys({ accountId: second, ...keysOf(TOWN_HALL_ACCOUNT) })
    bench.store.db.exec(
      `UPDATE secret SET sealed = (SELECT sealed FROM secret WHERE account_id = '${first}') WHERE account_id = '${second}'`,
    )
    expect(bench.secrets.read(second)).toEqual({ kind: 'unreadable' })
  })
})

describe('disconnecting', () => {
  it('forgets the credentials and keeps the account', async () => {
    await bench.accounts.connectWithKeys({ accountId: first, ...policeKeys })
    bench.disconnecting.disconnect({ accountId: first })
    expect(bench.accounts.list()).toMatchObject([{ accountId: first, state: 'disconnected', problem: null }])
    expect(bench.store.dump('secret')).toBe('[]')
    expect(bench.clients.for(first)).toBeNull()
    expect(auditActions()).toEqual(['account.connect', 'account.disconnect'])
  })

  it('changes nothing more the second time', async () => {
    await bench.accounts.connectWithKeys({ accountId: first, ...policeKeys })
    bench.disconnecting.disconnect({ accountId: first })
    bench.disconnecting.disconnect({ accountId: first })
    expect(auditActions()).toEqual(['account.connect', 'account.disconnect'])
  })

  it('does not know an account that never was', async () => {
    expect(await failureOf(() => bench.disconnecting.disconnect({ accountId: third }))).toMatchObject({
      code: 'not_found',
    })
  })
})

describe('the colour', () => {
  it('is another one for each account, and can be chosen', () => {
    bench.accounts.addTraining({ accountId: first })
    bench.accounts.addAssisted({ accountId: second, handle: 'AytoSoto', displayName: 'Soto' })
    expect(bench.accounts.list().map(({ colour }) => colour)).toEqual(['blue', 'teal'])
    bench.accounts.setColour({ accountId: second, colour: 'red' })
    bench.accounts.addAssisted({ accountId: third, handle: 'AytoOtro', displayName: 'Otro' })
    expect(bench.accounts.list().map(({ colour }) => colour)).toEqual(['blue', 'red', 'teal'])
  })
})

describe('the health of an account', () => {
  beforeEach(() => bench.accounts.addTraining({ accountId: first }))
  const write = (work: (tx: Parameters<typeof bench.health.markSynced>[0]) => void) =>
    bench.store.uow.write(tester, (tx) => {
      work(tx)
      tx.audit({ action: 'test', entity: 'test' })
    })
  const problem = () => bench.accounts.list()[0]?.problem

  it('says since when something is wrong, however often it is found', async () => {
    const sinceMs = bench.ports.clock.now()
    write((tx) => bench.health.markProblem(tx, first, 'account_sync_failing'))
    await bench.ports.clock.advance(60_000)
    write((tx) => bench.health.markProblem(tx, first, 'account_sync_failing'))
    expect(problem()).toEqual({ code: 'account_sync_failing', params: {}, sinceMs })
    write((tx) => bench.health.clearProblem(tx, first))
    expect(problem()).toBeNull()
    expect(auditActions().filter((action) => action !== 'test')).toEqual([
      'account.connect',
      'account.problem',
      'account.problem_over',
    ])
  })

  it('keeps a missing sign-in until somebody signs in, and nothing is sent meanwhile', () => {
    write((tx) => bench.health.markNeedsSignIn(tx, first))
    write((tx) => bench.health.clearProblem(tx, first))
    expect(bench.accounts.list()[0]).toMatchObject({
      state: 'needs_sign_in',
      problem: { code: 'account_needs_sign_in' },
    })
    expect(bench.clients.for(first)).toBeNull()
  })

  it('does not bring a disconnected account back', () => {
    bench.disconnecting.disconnect({ accountId: first })
    write((tx) => bench.health.markNeedsSignIn(tx, first))
    write((tx) => bench.health.markProblem(tx, first, 'account_out_of_credit'))
    expect(bench.accounts.list()[0]).toMatchObject({ state: 'disconnected', problem: null })
  })

  it('remembers the last fetch', () => {
    write((tx) => bench.health.markSynced(tx, first))
    expect(bench.accounts.list()[0]?.lastSyncAtMs).toBe(bench.ports.clock.now())
  })
})

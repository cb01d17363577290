/** The state of the connection: what it follows from, since when, and who is told (docs/specs/connection.md §2, §3). */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createAccountTable, type AccountTable } from '../../src/main/store/accountTable.ts'
import { createConnectivityMonitor } from '../../src/main/sync/connectivityMonitor.ts'
import { createSettingTable } from '../../src/main/store/settingTable.ts'
import { createFakePorts, type FakePorts } from '../fakes/fakePorts.ts'
import { openTestStore, tester, type TestStore } from '../fakes/testStore.ts'

const REAL = '00000000-0000-7000-8000-000000000001'
const TRAINING = '00000000-0000-7000-8000-000000000002'

let test: TestStore
let ports: FakePorts
let accounts: AccountTable

const open = () =>
  createConnectivityMonitor({
    connectivity: ports.connectivity,
    settings: createSettingTable(test.db),
    accounts,
    uow: test.uow,
    clock: test.clock,
    publish: test.publish,
  })

beforeEach(() => {
  test = openTestStore()
  ports = createFakePorts({ clock: test.clock })
  accounts = createAccountTable(test.db)
  test.uow.write(tester, (tx) => {
    const common = { handle: 'puertoalba', displayName: 'Puertoalba', remoteId: null, colour: 'blue' } as const
    accounts.insert(tx, { ...common, id: REAL, mode: 'api' })
    accounts.insert(tx, { ...common, id: TRAINING, mode: 'training' })
    tx.audit({ action: 'account.insert', entity: 'account' })
  })
})
afterEach(() => test.cleanup())

it('takes the evidence of real exchanges before the word of the system, and says since when', async () => {
  const monitor = open()
  monitor.start()
  expect([monitor.state(), monitor.answeredAtMs()]).toEqual(['online', null])
  await test.clock.advance(1_000)
  monitor.noteExchange('captive_portal', REAL)
  expect([monitor.state(), monitor.sinceMs()]).toEqual(['captive_portal', test.clock.now()])
  await test.clock.advance(1_000)
  monitor.noteExchange('captive_portal', REAL)
  expect(monitor.sinceMs()).toBe(test.clock.now() - 1_000)
  monitor.noteExchange('answered', REAL)
  expect([monitor.state(), monitor.answeredAtMs()]).toEqual(['online', test.clock.now()])
})

it('does not flap for one lost request, and remembers the last answer through everything', async () => {
  const monitor = open()
  monitor.start()
  monitor.noteExchange('answered', REAL)
  const answeredAtMs = test.clock.now()
  await test.clock.advance(60_000)
  monitor.noteExchange('unreachable', REAL)
  expect(monitor.state()).toBe('online')
  await test.clock.advance(5_000)
  monitor.noteExchange('unreachable', REAL)
  expect(monitor.state()).toBe('unreachable')
  ports.levers.setNetworkUp(false)
  expect([monitor.state(), monitor.answeredAtMs()]).toEqual(['no_network', answeredAtMs])
  expect(test.events.filter(({ topic }) => topic === 'status')).toHaveLength(2)
})

it('measures by the clock that nobody can set', async () => {
  const monitor = open()
  monitor.noteExchange('answered', REAL)
  monitor.noteExchange('unreachable', REAL)
  test.clock.setWall(test.clock.now() + 3_600_000)
  monitor.noteExchange('unreachable', REAL)
  expect(monitor.state()).toBe('online')
  test.clock.setWall(test.clock.now() - 7_200_000)
  await test.clock.advance(3_000)
  monitor.noteExchange('unreachable', REAL)
  expect(monitor.state()).toBe('unreachable')
})

it('does not take the training network, which is inside Mando, for a connection', () => {
  const monitor = open()
  monitor.noteExchange('unreachable', REAL)
  monitor.noteExchange('answered', TRAINING)
  expect([monitor.state(), monitor.answeredAtMs()]).toEqual(['unreachable', null])
})

it('listens to the training network where no account reaches another, also after the last one has gone', () => {
  const monitor = open()
  monitor.noteExchange('unreachable', REAL)
  test.uow.write(tester, (tx) => {
    accounts.setState(tx, REAL, 'disconnected', null)
    tx.audit({ action: 'account.disconnect', entity: 'account' })
  })
  monitor.noteExchange('answered', TRAINING)
  expect([monitor.state(), monitor.answeredAtMs()]).toEqual(['online', test.clock.now()])
})

it('forgets the evidence when the network goes and comes back, or the way out is another', () => {
  const monitor = open()
  monitor.start()
  monitor.noteExchange('captive_portal', REAL)
  ports.levers.setNetworkUp(false)
  expect(monitor.state()).toBe('no_network')
  ports.levers.setNetworkUp(true)
  expect(monitor.state()).toBe('online')
  monitor.noteExchange('proxy_sign_in', REAL)
  monitor.forgetEvidence()
  expect(monitor.state()).toBe('online')
  monitor.stop()
  ports.levers.setNetworkUp(false)
  expect(monitor.state()).toBe('online')
})

it('keeps the choice to work offline over a restart, with an audit row', () => {
  const monitor = open()
  monitor.setWorkOffline(tester, true)
  monitor.setWorkOffline(tester, true)
  expect(monitor.state()).toBe('chosen_offline')
  expect(test.audit.recent(null, 1).map(({ action }) => action)).toEqual(['settings.work_offline'])
  expect(open().state()).toBe('chosen_offline')
})

it('says when things may be tried again, and when they get through again, and nothing else', () => {
  const monitor = open()
  monitor.start()
  const told: string[] = []
  monitor.onOnline(() => told.push(monitor.state()))
  ports.levers.setNetworkUp(false)
  ports.levers.setNetworkUp(true)
  monitor.noteExchange('unreachable', REAL)
  monitor.noteExchange('captive_portal', REAL)
  monitor.noteExchange('answered', REAL)
  monitor.setWorkOffline(tester, true)
  monitor.setWorkOffline(tester, false)
  expect(told).toEqual(['online', 'online', 'online'])
})

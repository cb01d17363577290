/** The state of the connection: what it follows from, since when, and who is told. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createConnectivityMonitor } from '../../src/main/sync/connectivityMonitor.ts'
import { createSettingTable } from '../../src/main/store/settingTable.ts'
import { createFakePorts, type FakePorts } from '../fakes/fakePorts.ts'
import { openTestStore, tester, type TestStore } from '../fakes/testStore.ts'

let test: TestStore
let ports: FakePorts

const open = () =>
  createConnectivityMonitor({
    connectivity: ports.connectivity,
    settings: createSettingTable(test.db),
    uow: test.uow,
    clock: test.clock,
    publish: test.publish,
  })

beforeEach(() => {
  test = openTestStore()
  ports = createFakePorts({ clock: test.clock })
})
afterEach(() => test.cleanup())

it('takes the evidence of real exchanges before the word of the system', async () => {
  const monitor = open()
  monitor.start()
  expect(monitor.state()).toBe('online')
  await test.clock.advance(1_000)
  monitor.noteExchange('wall')
  expect([monitor.state(), monitor.sinceMs()]).toEqual(['sign_in_wall', test.clock.now()])
  await test.clock.advance(1_000)
  monitor.noteExchange('wall')
  expect(monitor.sinceMs()).toBe(test.clock.now() - 1_000)
  monitor.noteExchange('failed')
  expect(monitor.state()).toBe('unreachable')
  monitor.noteExchange('answered')
  expect(monitor.state()).toBe('online')
})

it('forgets the evidence when the network goes and comes back: it is another network', () => {
  const monitor = open()
  monitor.start()
  monitor.noteExchange('wall')
  ports.levers.setNetworkUp(false)
  expect(monitor.state()).toBe('no_network')
  ports.levers.setNetworkUp(true)
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
  expect(test.audit.recent(null, 10).map(({ action }) => action)).toEqual(['settings.work_offline'])
  expect(open().state()).toBe('chosen_offline')
})

it('says when things may be tried again, and when they get through again, and nothing else', () => {
  const monitor = open()
  monitor.start()
  const told: string[] = []
  monitor.onOnline(() => told.push(monitor.state()))
  ports.levers.setNetworkUp(false)
  ports.levers.setNetworkUp(true)
  monitor.noteExchange('failed')
  monitor.noteExchange('wall')
  monitor.noteExchange('answered')
  monitor.setWorkOffline(tester, true)
  monitor.setWorkOffline(tester, false)
  expect(told).toEqual(['online', 'online', 'online'])
})

it('tells the window of each change once', () => {
  const monitor = open()
  monitor.start()
  monitor.noteExchange('answered')
  monitor.noteExchange('failed')
  monitor.noteExchange('failed')
  expect(test.events.filter(({ topic }) => topic === 'status')).toHaveLength(1)
})

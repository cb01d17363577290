/** The controls of the training network. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { accountIds, createAccountsBench, type AccountsBench } from './accountsBench.ts'

let bench: AccountsBench
beforeEach(() => {
  bench = createAccountsBench()
  bench.accounts.addTraining({ accountId: accountIds.first })
})
afterEach(() => bench.cleanup())

const readProfile = () => bench.clients.for(accountIds.first)?.client.readProfile(new AbortController().signal)

it('puts a fault into the wire of training accounts and takes it out again', async () => {
  expect(bench.training.get()).toEqual({ fault: 'none', remaining: null })
  bench.training.setFault({ fault: 'rate_limit', count: null })
  expect(bench.training.get()).toEqual({ fault: 'rate_limit', remaining: null })
  expect(await readProfile()).toMatchObject({ kind: 'rate_limited' })
  bench.training.setFault({ fault: 'none', count: null })
  expect(await readProfile()).toMatchObject({ kind: 'ok' })
  expect(bench.store.events.filter(({ topic }) => topic === 'training')).toHaveLength(2)
})

it('ends a fault by itself after so many requests', async () => {
  bench.training.setFault({ fault: 'cut', count: 1 })
  expect(await readProfile()).toMatchObject({ kind: 'retry', reason: 'offline' })
  expect(bench.training.get()).toEqual({ fault: 'none', remaining: null })
  expect(await readProfile()).toMatchObject({ kind: 'ok' })
})

it('lets citizens write, and asks to fetch what they wrote for the accounts that are connected', () => {
  const written = () => bench.network.record.citizenPosts().length + bench.network.record.directMessages().length
  bench.accounts.addTraining({ accountId: accountIds.second })
  bench.disconnecting.disconnect({ accountId: accountIds.second })
  bench.accounts.addAssisted({ accountId: accountIds.third, handle: 'AytoSoto', displayName: 'Soto' })
  const before = { written: written(), asked: bench.syncRequested.length }
  bench.training.citizensWrite({ count: 5, as: 'usual', urgent: 0 })
  expect(written() - before.written).toBe(5)
  expect(bench.syncRequested.slice(before.asked)).toEqual([accountIds.first])
})

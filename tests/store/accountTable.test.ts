/** Rows of accounts in a real encrypted database. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createAccountTable, type AccountTable, type NewAccount } from '../../src/main/store/accountTable.ts'
import type { WriteTx } from '../../src/main/store/unitOfWork.ts'
import { openTestStore, tester, type TestStore } from '../fakes/testStore.ts'

let store: TestStore
let table: AccountTable
beforeEach(() => {
  store = openTestStore()
  table = createAccountTable(store.db)
})
afterEach(() => store.cleanup())

const write = (work: (tx: WriteTx) => void): void =>
  store.uow.write(tester, (tx) => {
    work(tx)
    tx.audit({ action: 'test', entity: 'test' })
  })
const anAccount = (change: Partial<NewAccount> = {}): NewAccount => ({
  id: 'a1',
  mode: 'api',
  handle: 'AytoSoto',
  displayName: 'Soto',
  remoteId: '77',
  colour: 'blue',
  ...change,
})

it('refuses two rows in use for one profile, and allows a disconnected one beside it', () => {
  write((tx) => table.insert(tx, anAccount()))
  expect(() => write((tx) => table.insert(tx, anAccount({ id: 'a2' })))).toThrow(/UNIQUE/)
  write((tx) => table.setState(tx, 'a1', 'disconnected', null))
  write((tx) => table.insert(tx, anAccount({ id: 'a2' })))
  expect(() => write((tx) => table.connect(tx, 'a1', { handle: 'AytoSoto', displayName: 'Soto' }))).toThrow(/UNIQUE/)
})

it('finds the row in use before one that was disconnected', async () => {
  write((tx) => table.insert(tx, anAccount()))
  write((tx) => table.setState(tx, 'a1', 'disconnected', null))
  await store.clock.advance(1_000)
  write((tx) => table.insert(tx, anAccount({ id: 'a2' })))
  await store.clock.advance(1_000)
  write((tx) => table.setProblem(tx, 'a1', null))
  expect(table.byRemoteId('api', '77')?.id).toBe('a2')
  expect(table.byHandle('api', 'aytosoto')?.id).toBe('a2')
  expect(table.byRemoteId('training', '77')).toBeNull()
})

it('brings a row back with its new name and without its problem', () => {
  write((tx) => table.insert(tx, anAccount()))
  const problem = { code: 'account_needs_sign_in', params: { count: 1 }, sinceMs: store.clock.now() }
  write((tx) => table.setState(tx, 'a1', 'needs_sign_in', problem))
  expect(table.byId('a1')).toMatchObject({ state: 'needs_sign_in', problem })
  write((tx) => table.connect(tx, 'a1', { handle: 'SotoAyto', displayName: 'Soto del Real' }))
  expect(table.list()).toMatchObject([
    { id: 'a1', state: 'connected', problem: null, handle: 'SotoAyto', displayName: 'Soto del Real' },
  ])
})

it('announces each change', () => {
  write((tx) => table.insert(tx, anAccount()))
  write((tx) => table.setColour(tx, 'a1', 'red'))
  write((tx) => table.setSynced(tx, 'a1', 5))
  expect(store.events.filter(({ topic }) => topic === 'accounts')).toEqual([
    { topic: 'accounts', ids: ['a1'] },
    { topic: 'accounts', ids: ['a1'] },
    { topic: 'accounts', ids: ['a1'] },
  ])
})

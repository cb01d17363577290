/** Nothing is read unseen: what a client hands over is counted, whoever asked for it (docs/specs/accounts.md §7.2). */
import { beforeEach, expect, it } from 'vitest'
import { withReadsCounted } from '../../../src/main/services/countedClient.ts'
import type { NetworkClient, PostCheck, ReadOutcome } from '../../../src/main/networks/networkClient.ts'
import { createFakeNetwork } from '../../fakes/fakeNetwork.ts'
import { mention } from '../../fakes/inboxDesk.ts'

let recorded: unknown[]
beforeEach(() => {
  recorded = []
})

const counted = (change: Partial<NetworkClient> = {}) =>
  withReadsCounted({ ...createFakeNetwork(() => 0).client, ...change }, (...read) => void recorded.push(read))
const never = () => new AbortController().signal
const checkThat = async (outcome: ReadOutcome<PostCheck>) =>
  counted({ checkPosts: () => Promise.resolve(outcome) }).checkPosts(['1', '2', '3'], never())

it('counts the posts that are looked up again at the full price, and not those that are gone', async () => {
  const shown = [mention('1', 'uno', 0), mention('2', 'dos', 0)]
  const outcome = { kind: 'ok', value: { shown, gone: [{ id: '3', how: 'deleted' }] }, limits: null } as const
  expect(await checkThat(outcome)).toEqual(outcome)
  expect(recorded).toEqual([['post_read', 2, false]])
})

it('counts nothing of a check that is refused', async () => {
  await checkThat({ kind: 'rejected', code: 'forbidden', detail: '' })
  expect(recorded).toEqual([])
})

it('lets no reading of the client by', () => {
  const { client } = createFakeNetwork(() => 0)
  const through: NetworkClient = withReadsCounted(client, () => undefined)
  const isReading = (name: string): name is keyof NetworkClient => /^(read|check)/.test(name)
  expect(
    Object.keys(client)
      .filter(isReading)
      .filter((name) => through[name] === client[name]),
  ).toEqual([])
})

/** Answers written without a connection: sent where the conversation stands still, held where it moved on (inbox.md §8.6). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConversationDetail } from '../../src/shared/contract/inbox.ts'
import type { ConnectivityState } from '../../src/shared/domain/connectivity.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'
import { createAnswerFreshness } from '../../src/main/services/answerFreshness.ts'
import type { Effect } from '../../src/main/store/effectTable.ts'
import { createFakeClock } from '../fakes/fakeClock.ts'
import { openTestApp, type TestApp } from '../fakes/testApp.ts'

const MINUTE = 60_000

describe('over the whole core and the training network', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await openTestApp()
    await test.call('accounts.addTraining', { accountId: test.newId() })
    await test.ports.clock.advance(5_000)
  })
  afterEach(() => test.close())

  const answerable = async () => {
    const scope = { view: 'all', ...UNNARROWED } as const
    const { rows } = await test.call('inbox.list', { scope, cursor: null, limit: 50 })
    const details = await Promise.all(
      rows.map(({ conversationId }) => test.call('inbox.conversation', { conversationId })),
    )
    return details.filter(({ answering }) => answering.way === 'api').slice(0, 12)
  }
  const now = ({ conversationId }: { readonly conversationId: string }) =>
    test.call('inbox.conversation', { conversationId })
  const answerTo = ({ entries }: ConversationDetail) => entries.find(({ text }) => text.startsWith('Respuesta a'))!

  const answerAll = async (conversations: readonly ConversationDetail[], greeting: string): Promise<void> => {
    for (const { conversationId, citizen, lastReceivedId } of conversations) {
      await test.call('inbox.reply', {
        conversationId,
        answerId: test.newId(),
        text: `${greeting} a ${citizen.displayName}`,
        resolves: false,
        seenEntryId: lastReceivedId,
      })
    }
  }

  /** Answers, loses the connection, answers again while some citizens answer the first one, and comes back. */
  async function answeredMeanwhile(): Promise<{
    readonly held: readonly ConversationDetail[]
    readonly sent: readonly ConversationDetail[]
  }> {
    const first = await answerable()
    await answerAll(first, 'Primera respuesta')
    await test.ports.clock.advance(15_000)
    await test.call('status.setWorkOffline', { workOffline: true })
    const before = await Promise.all(first.map(now))
    await answerAll(before, 'Respuesta')
    await test.ports.clock.advance(10 * MINUTE)
    await test.call('status.setWorkOffline', { workOffline: false })
    await test.ports.clock.advance(20_000)
    const after = await Promise.all(before.map(now))
    const movedOn = ({ conversationId, entries }: ConversationDetail) => {
      const known = before.find((each) => each.conversationId === conversationId)!
      return entries.some(({ entryId, from }) => from === 'them' && !known.entries.some((e) => e.entryId === entryId))
    }
    return { held: after.filter(movedOn), sent: after.filter((each) => !movedOn(each)) }
  }

  it('sends what still answers, and holds the rest with what came in since', async () => {
    const { held, sent } = await answeredMeanwhile()
    expect(sent.length).toBeGreaterThan(0)
    for (const each of sent) expect(answerTo(each).delivery).toBeNull()
    expect(held.length).toBeGreaterThan(0)
    for (const each of held) {
      const { delivery } = answerTo(each)
      expect(delivery).toMatchObject({ state: 'needs_attention', problem: { code: 'conversation_moved_on' } })
      const unseen = each.entries.filter(({ entryId }) => delivery?.unseenEntryIds.includes(entryId))
      expect(unseen.length).toBeGreaterThan(0)
      expect(unseen.every(({ from }) => from === 'them')).toBe(true)
    }
    const problems = await test.call('status.problems', {})
    expect(problems.filter(({ code }) => code === 'answer_held')).toHaveLength(held.length)
  })

  it('calls the person once, without a word of what was written', async () => {
    await answeredMeanwhile()
    const notices = test.ports.levers.notices.filter(({ title }) => title.includes('avanzado'))
    expect(notices).toHaveLength(1)
    expect(JSON.stringify(notices)).not.toContain('Respuesta a')
  })

  it('sends it as it is to whoever has seen what came, and asks again for what they have not', async () => {
    const { held } = await answeredMeanwhile()
    const [one] = held
    const { effectId } = answerTo(one!).delivery!
    await test.call('outbox.retry', { effectId })
    await test.ports.clock.advance(10_000)
    expect(answerTo(await now(one!)).delivery?.state).toBe('needs_attention')
    await test.call('outbox.retry', { effectId, seenEntryId: one!.lastReceivedId })
    await test.ports.clock.advance(10_000)
    const after = await now(one!)
    expect(answerTo(after).delivery).toBeNull()
    expect(after.status).toBe('waiting_citizen')
  })

  it('gives the text back to the box of whoever wants to change it', async () => {
    const { held } = await answeredMeanwhile()
    const [one] = held
    const { text, delivery } = answerTo(one!)
    await test.call('outbox.cancel', { effectId: delivery!.effectId })
    const after = await now(one!)
    expect(after.draft).toBe(text)
    expect(after.entries.some((each) => each.delivery !== null)).toBe(false)
  })
})

describe('what waits until messages have been read', () => {
  const ONE = 'account-1'
  function open(first: ConnectivityState) {
    const clock = createFakeClock()
    let state = first
    let listener: (next: ConnectivityState) => void = () => undefined
    const readAt = new Map<string, number>()
    const asked: string[] = []
    const freshness = createAnswerFreshness({
      inbox: { unseenIds: () => [], itemByRemoteId: () => null },
      accounts: { list: () => [{ id: ONE }] },
      connectivity: {
        state: () => state,
        subscribe: (next) => {
          listener = next
          return () => undefined
        },
      },
      messagesReadAtMs: (accountId) => readAt.get(accountId) ?? null,
      effects: { inState: () => [{ kind: 'reply', accountId: ONE } as Effect] },
      readMessages: (accountId) => asked.push(accountId),
      clock,
    })
    freshness.start()
    return {
      freshness,
      clock,
      asked,
      become: (next: ConnectivityState) => {
        state = next
        listener(next)
      },
      read: () => readAt.set(ONE, clock.monotonicMs()),
    }
  }

  it('is each account, from a start or a connection that came back, until it has been read', async () => {
    const { freshness, clock, become, read, asked } = open('online')
    expect(freshness.unreadAccountIds()).toEqual([ONE])
    await clock.advance(1_000)
    read()
    expect(freshness.unreadAccountIds()).toEqual([])
    become('no_network')
    await clock.advance(60 * MINUTE)
    become('online')
    expect(freshness.unreadAccountIds()).toEqual([ONE])
    await clock.advance(1_000)
    expect(asked).toEqual([ONE, ONE])
    read()
    expect(freshness.unreadAccountIds()).toEqual([])
  })

  it('is none after two minutes: reading may be refused or cost too much, and an answer is not lost for it', async () => {
    const { freshness, clock } = open('online')
    await clock.advance(2 * MINUTE - 1)
    expect(freshness.unreadAccountIds()).toEqual([ONE])
    await clock.advance(1)
    expect(freshness.unreadAccountIds()).toEqual([])
  })
})

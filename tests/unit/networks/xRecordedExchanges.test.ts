/**
 * Thirty real exchanges of 2021–22 with X. Those that the client makes are made again through the client, which has to send
 * the recorded request and understand the recorded answer; the others go through the reading of answers. None is left out.
 */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createXClient } from '../../../src/main/networks/x/xClient.ts'
import {
  readCreatedMessage,
  readDeletion,
  readIdentity,
  readMessagePage,
} from '../../../src/main/networks/x/xAnswers.ts'
import { settleRead, settleVisible, verdictOf } from '../../../src/main/networks/x/xOutcome.ts'
import { sharedData } from './sharedData.ts'
import { anAccessToken, leapingClock, never, scriptedFetch, textAnswer } from './xTestBench.ts'

const recordings = z.object({
  interactions: z.array(
    z.object({
      cassette: z.string(),
      method: z.string(),
      uri: z.url(),
      requestBody: z.unknown(),
      status: z.number(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
    }),
  ),
})
type Recorded = z.infer<typeof recordings>['interactions'][number]

const us = '1072250532645998596'
const conversation = `750362064426721281-${us}`
const data = sharedData('x-recorded-exchanges.json')
const interactions = data === null ? [] : recordings.parse(data).interactions

const answerOf = ({ status, headers, body }: Recorded) => textAnswer(status, body, headers)
const recordedAtMs = ({ headers }: Recorded): number => Date.parse(headers.date ?? '')
const limitsOf = ({ headers }: Recorded) => ({
  window: {
    limit: Number(headers['x-rate-limit-limit']),
    remaining: Number(headers['x-rate-limit-remaining']),
    resetAtMs: Number(headers['x-rate-limit-reset']) * 1000,
  },
  reached: null,
})
const bodyOf = (recorded: Recorded): unknown =>
  typeof recorded.requestBody === 'string' ? JSON.parse(recorded.requestBody) : recorded.requestBody

const replayed = (recorded: Recorded) => {
  const { fetch, requests } = scriptedFetch([answerOf(recorded)])
  const client = createXClient({
    fetch,
    clock: leapingClock(recordedAtMs(recorded)),
    credentials: anAccessToken,
    userId: us,
  })
  return { client, requests }
}
const verdict = (recorded: Recorded) =>
  verdictOf({ kind: 'answer', answer: answerOf(recorded) }, recordedAtMs(recorded))
const dataOf = (json: unknown): unknown => z.object({ data: z.unknown() }).parse(json).data
const firstIdIn = (body: string): string => /"(?:id|dm_event_id)":"(\d+)"/.exec(body)?.[1] ?? ''
const path = ({ uri }: Recorded): string => new URL(uri).pathname.replace('/2/', '')

type Case = {
  readonly name: string
  readonly indices: readonly number[]
  readonly check: (recorded: Recorded) => Promise<void> | void
}

/** The request of the client, compared with the recorded one (the host has moved since). */
const expectSame = (
  sent: { readonly method: string; readonly url: string; readonly body: unknown } | undefined,
  recorded: Recorded,
) => {
  const url = new URL(sent?.url ?? 'missing:')
  expect(`${sent?.method ?? ''} ${url.pathname}`).toBe(`${recorded.method} ${new URL(recorded.uri).pathname}`)
  expect(url.host).toBe('api.x.com')
  expect(typeof sent?.body === 'string' ? JSON.parse(sent.body) : null).toEqual(bodyOf(recorded))
}

const throughTheClient: readonly Case[] = [
  {
    name: 'posts',
    indices: [0, 15],
    check: async (recorded) => {
      const { client, requests } = replayed(recorded)
      const outcome = await client.publish({ text: 'Test Tweet', inReplyTo: null, mediaIds: [] }, never())
      expect(outcome).toEqual({ kind: 'done', remoteId: firstIdIn(recorded.body), limits: limitsOf(recorded) })
      expectSame(requests[0], recorded)
    },
  },
  {
    name: 'deletes',
    indices: [1, 16],
    check: async (recorded) => {
      const { client, requests } = replayed(recorded)
      const id = path(recorded).split('/').at(-1) ?? ''
      expect(await client.deletePost(id, never())).toEqual({ kind: 'done', remoteId: id, limits: limitsOf(recorded) })
      expectSame(requests[0], recorded)
    },
  },
  {
    name: 'learns who the account is, and takes no missing count for zero followers',
    indices: [2, 17],
    check: async (recorded) => {
      const { client, requests } = replayed(recorded)
      expect(await client.readProfile(never())).toMatchObject({ kind: 'rejected', code: 'unexpected_answer' })
      expectSame(requests[0], recorded)
      expect(settleRead(verdict(recorded), readIdentity)).toEqual({
        kind: 'ok',
        value: { id: us, handle: 'TweepyDev', displayName: 'Tweepy Testing' },
        limits: limitsOf(recorded),
      })
    },
  },
  {
    name: 'sends a direct message into a conversation',
    indices: [8, 25],
    check: async (recorded) => {
      const { client, requests } = replayed(recorded)
      const outcome = await client.sendDirectMessage({ conversationId: conversation, text: 'Testing 2' }, never())
      expect(outcome).toEqual({ kind: 'done', remoteId: firstIdIn(recorded.body), limits: limitsOf(recorded) })
      expectSame(requests[0], recorded)
    },
  },
  {
    name: 'reads that there are no direct messages',
    indices: [10, 27],
    check: async (recorded) => {
      const { client, requests } = replayed(recorded)
      const outcome = await client.readDirectMessages({ olderToken: null }, never())
      expect(outcome).toEqual({ kind: 'ok', value: { items: [], olderToken: null }, limits: limitsOf(recorded) })
      expectSame(requests[0], recorded)
    },
  },
]

const okWith = (expected: unknown) => (recorded: Recorded) => {
  expect(settleRead(verdict(recorded), dataOf)).toEqual({ kind: 'ok', value: expected, limits: limitsOf(recorded) })
  // None of these is what a post or a message answers: taken for one, it would be uncertain, never done.
  expect(settleVisible(verdict(recorded), readCreatedMessage)).toEqual({
    kind: 'uncertain',
    reason: 'unreadable_answer',
  })
  expect(readDeletion({ data: expected })).toBeNull()
}

const throughTheReading: readonly Case[] = [
  { name: 'a reply hidden', indices: [3, 18], check: okWith({ hidden: true }) },
  { name: 'a reply shown again', indices: [4, 19], check: okWith({ hidden: false }) },
  { name: 'a like', indices: [5, 20], check: okWith({ liked: true }) },
  { name: 'a like taken back', indices: [6, 21], check: okWith({ liked: false }) },
  { name: 'a repost', indices: [13, 22], check: okWith({ retweeted: true }) },
  { name: 'a repost taken back', indices: [14, 23], check: okWith({ retweeted: false }) },
  {
    name: 'a direct message to a person or a new group',
    indices: [7, 9, 24, 26],
    check: (recorded) => {
      const outcome = settleVisible(verdict(recorded), readCreatedMessage)
      expect(outcome).toEqual({
        kind: 'done',
        remoteId: /"dm_event_id":"(\d+)"/.exec(recorded.body)?.[1],
        limits: limitsOf(recorded),
      })
    },
  },
  {
    name: 'messages of one conversation, asked without saying who wrote them',
    indices: [11, 12, 28, 29],
    check: (recorded) => {
      const read = verdict(recorded)
      if (read.kind !== 'ok') throw new Error('not a success')
      // As they are: messages of nobody are not taken in.
      expect(settleRead(read, readMessagePage)).toMatchObject({ kind: 'rejected', code: 'unexpected_answer' })
      // With the fields that the client asks for: two messages, with the instant that their ids carry, and the way to older ones.
      const page = z.looseObject({ data: z.array(z.looseObject({})) }).parse(read.json)
      const asked = {
        ...page,
        data: page.data.map((event) => ({ ...event, sender_id: us, dm_conversation_id: conversation })),
      }
      const value = readMessagePage(asked)
      expect(value?.items.map(({ text, conversationId, sender }) => [text, conversationId, sender.id])).toEqual([
        ['Testing 2', conversation, us],
        ['Testing 1', conversation, us],
      ])
      for (const { createdAtMs } of value?.items ?? [])
        expect(Math.abs(createdAtMs - recordedAtMs(recorded))).toBeLessThan(5_000)
      expect(value?.olderToken).toMatch(/^18LAA5G1/)
    },
  },
]

describe.skipIf(data === null)('the recorded exchanges', () => {
  const cases = [...throughTheClient, ...throughTheReading]

  it('are thirty, and every one is looked at once', () => {
    expect(interactions).toHaveLength(30)
    const looked = cases.flatMap(({ indices }) => indices).sort((a, b) => a - b)
    expect(looked).toEqual(interactions.map((_, index) => index))
  })

  describe.each([
    ['through the client', throughTheClient],
    ['through the reading of answers', throughTheReading],
  ] as const)('%s', (_way, group) => {
    const each = group.flatMap(({ name, indices, check }) => indices.map((index) => ({ name, index, check })))
    it.each(each)('$index: $name', async ({ index, check }) => {
      const recorded = interactions[index]
      if (recorded === undefined) throw new Error(`no exchange ${index}`)
      await check(recorded)
    })
  })
})

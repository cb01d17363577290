/**
 * The training network on a loopback socket, with what no lever does: a clock that differs from the office's, a timeline
 * that lags, a memory that may forget what it said, and requests over which the core is killed.
 */
import { z } from 'zod'
import type { FetchRequest } from '../src/main/ports.ts'
import { OWN_ACCOUNTS } from '../src/main/training/accounts.ts'
import type { Exchange } from '../src/main/training/exchange.ts'
import { startTrainingServer } from '../tests/fakes/trainingServer.ts'
import type { SteppedClock } from './steppedClock.ts'

const MINUTE_MS = 60_000
/** How far the office's clock may be from the network's: less than the grace, beyond which nothing planned leaves at all. */
const MOST_SKEW_MS = 4.5 * MINUTE_MS
/** Shorter than the time after which a post counts as surely absent. */
const MOST_LAG_MS = 60_000
const SUFFIX = /\s+https:\/\/otro\.example\.es\/\d+$/

/** Over the next effect the core dies: before it takes effect, instead of it, or about when the answer comes. */
export type KillPoint = 'before' | 'not_done' | 'after'

/** Something that is out: its words as they were asked for, its instant by the office's clock. */
type Out = {
  readonly handle: string
  readonly text: string
  readonly atMs: number
  readonly deletedAtMs: number | null
}

export async function startFaultyNetwork(options: {
  readonly seed: string
  readonly clock: SteppedClock
  readonly random: () => number
  readonly kill: () => void
}) {
  const { clock, random, kill } = options
  const skewMs = Math.round((random() - 0.5) * 2 * MOST_SKEW_MS)
  const lagMs = random() < 0.5 ? 0 : random() * MOST_LAG_MS
  // Half of the networks do not refuse a text that they have: X does not promise to either.
  const refusesDuplicates = random() < 0.5
  let killAt: KillPoint | null = null
  let document: string | null = null
  let posts = 0

  function lagging(request: FetchRequest, exchange: Exchange): Exchange {
    const isTimeline = request.method === 'GET' && /\/2\/users\/\d+\/tweets$/.test(new URL(request.url).pathname)
    if (!isTimeline || exchange.result.kind !== 'answer') return exchange
    const { answer } = exchange.result
    if (answer.status !== 200 || !(answer.headers['content-type'] ?? '').includes('json')) return exchange
    const body = withoutNewest(answer.body, clock.now() + skewMs - lagMs)
    return body === null ? exchange : { ...exchange, result: { kind: 'answer', answer: { ...answer, body } } }
  }

  function before(request: FetchRequest, perform: (request: FetchRequest) => Exchange): Exchange {
    const { pathname } = new URL(request.url)
    const isEffect = request.method !== 'GET' && /\/2\/(?:tweets(?:\/\d+)?|dm_conversations\/.+)$/.test(pathname)
    if (!isEffect) return lagging(request, perform(request))
    const point = killAt
    killAt = null
    if (point === 'not_done') {
      kill()
      return { delayMs: 0, result: { kind: 'reset' } }
    }
    if (point === 'before') kill()
    const exchange = perform(refusesDuplicates ? request : withSuffix(request, ++posts))
    if (point === 'after') setTimeout(kill, random() * 6)
    return exchange
  }

  const { network, origin, stop } = await startTrainingServer({
    port: 0,
    seed: options.seed,
    clock: { ...clock, now: () => clock.now() + skewMs },
    storage: { load: () => document, save: (next) => void (document = next) },
    before,
  })
  const { levers, citizens, record } = network

  return {
    origin,
    levers,
    citizens,
    stop,
    killAtNext: (point: KillPoint): void => {
      killAt = point
    },
    /** From now on nothing goes wrong. */
    heal: (): void => {
      killAt = null
      levers.clear()
    },
    /** Everything that own accounts published or sent. */
    published: (): Out[] => {
      const messages = record.directMessages()
      return OWN_ACCOUNTS.flatMap(({ handle, id }) =>
        [
          ...record.posts(handle),
          ...messages.filter(({ senderId }) => senderId === id).map((message) => ({ ...message, deletedAtMs: null })),
        ].map(({ text, createdAtMs, deletedAtMs }) => ({
          handle,
          text: text.replace(SUFFIX, ''),
          atMs: createdAtMs - skewMs,
          deletedAtMs: deletedAtMs === null ? null : deletedAtMs - skewMs,
        })),
      )
    },
    /** Words that went out without an image that has its alternative text. */
    outWithoutImage: (): ReadonlySet<string> =>
      new Set(
        OWN_ACCOUNTS.flatMap(({ handle }) => record.posts(handle))
          .filter(({ media }) => media.every(({ altText }) => altText === null))
          .map(({ text }) => text.replace(SUFFIX, '')),
      ),
  }
}

const timelineAnswer = z.looseObject({ data: z.array(z.looseObject({ created_at: z.string() })) })

/** Null where the answer holds no posts. */
function withoutNewest(body: Uint8Array, newestMs: number): Uint8Array | null {
  const parsed = timelineAnswer.safeParse(JSON.parse(new TextDecoder().decode(body)))
  if (!parsed.success) return null
  const data = parsed.data.data.filter((post) => Date.parse(post.created_at) <= newestMs)
  return new TextEncoder().encode(JSON.stringify({ ...parsed.data, data }))
}

/** Makes each published text another one for the network, as the link of an image does. */
function withSuffix(request: FetchRequest, number: number): FetchRequest {
  if (!new URL(request.url).pathname.endsWith('/2/tweets')) return request
  const body =
    typeof request.body === 'string' ? request.body : new TextDecoder().decode(request.body ?? new Uint8Array())
  const fields: unknown = JSON.parse(body)
  if (typeof fields !== 'object' || fields === null || !('text' in fields) || typeof fields.text !== 'string')
    return request
  return { ...request, body: JSON.stringify({ ...fields, text: `${fields.text} https://otro.example.es/${number}` }) }
}

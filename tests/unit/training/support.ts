/** A training network on a clock that stands still, and a short way to ask it something. */
import { z } from 'zod'
import { TRAINING_BEARER_TOKEN } from '../../../src/main/training/accounts.ts'
import { createTrainingNetwork, type TrainingNetwork } from '../../../src/main/training/trainingNetwork.ts'
import type { FetchAnswer, FetchRequest, TrainingStorage } from '../../../src/main/ports.ts'
import { createFakeClock, type FakeClock } from '../../fakes/fakeClock.ts'

export function createMemoryStorage(
  document: string | null = null,
): TrainingStorage & { readonly kept: () => string | null } {
  let kept = document
  return {
    load: () => kept,
    save: (next) => {
      kept = next
    },
    kept: () => kept,
  }
}

export type Asked = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

export type Bench = {
  readonly clock: FakeClock
  readonly storage: ReturnType<typeof createMemoryStorage>
  readonly network: TrainingNetwork
  readonly ask: (line: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Asked>
  /** The same network after its process ended and began again. */
  readonly restarted: () => Bench
}

export function createBench(
  options: { readonly clock?: FakeClock; readonly storage?: ReturnType<typeof createMemoryStorage> } = {},
): Bench {
  const clock = options.clock ?? createFakeClock()
  const storage = options.storage ?? createMemoryStorage()
  const network = createTrainingNetwork({ clock, seed: 'test', storage })
  return {
    clock,
    storage,
    network,
    ask: async (line, body, headers) => readAnswer(await network.fetch(requestOf(line, body, headers))),
    restarted: () => createBench({ clock, storage }),
  }
}

/** @param line method and path, such as `POST /2/tweets` */
export function requestOf(line: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): FetchRequest {
  const [method, path] = z.tuple([z.enum(['GET', 'POST', 'PUT', 'DELETE']), z.string()]).parse(line.split(' '))
  return {
    url: `https://api.x.com${path}`,
    method,
    headers: { authorization: `Bearer ${TRAINING_BEARER_TOKEN}`, 'content-type': 'application/json', ...headers },
    body:
      body === undefined ? null : body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body),
    timeoutMs: 10_000,
    maxAnswerBytes: 5_000_000,
    signal: null,
  }
}

function readAnswer(answer: FetchAnswer): Asked {
  const text = new TextDecoder().decode(answer.body)
  const isJson = answer.headers['content-type']?.includes('json') === true
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text }
}

const created = z.object({ data: z.object({ id: z.string(), text: z.string() }) })

/** Publishes as the training account and returns the id of the post. */
export async function publish(
  bench: Bench,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const answer = await bench.ask('POST /2/tweets', { text, ...more })
  if (answer.status !== 201) throw new Error(`not published: ${JSON.stringify(answer.body)}`)
  return created.parse(answer.body).data.id
}

const page = z.object({
  data: z.array(z.looseObject({ id: z.string(), text: z.string() })).default([]),
  meta: z.object({ result_count: z.int(), next_token: z.string().optional(), newest_id: z.string().optional() }),
})

export async function readPage(bench: Bench, path: string): Promise<z.infer<typeof page>> {
  const answer = await bench.ask(`GET ${path}`)
  if (answer.status !== 200) throw new Error(`not read: ${JSON.stringify(answer.body)}`)
  return page.parse(answer.body)
}

/** The core's way of asking Electron's thread: questions that are waited for, questions that cannot wait, and news. */
import { receiveMessageOnPort, type Transferable } from 'node:worker_threads'
import { rebuiltFailure } from './failures.ts'
import type { Ask, AskNow, Beginning, Outcome, Questions, QuestionsNow, Tell, Tellings, ToHost } from './messages.ts'

export type HostLine = {
  /** @throws (rejects) what the host's port threw, rebuilt */
  readonly ask: <N extends keyof Questions>(
    name: N,
    input: Questions[N]['input'],
    how?: { readonly signal?: AbortSignal | null; readonly handOver?: readonly Transferable[] },
  ) => Promise<Questions[N]['output']>
  /**
   * Holds this thread until Electron's has answered. That one never waits for this one, so the two cannot wait for each
   * other.
   * @throws what the host's port threw, rebuilt
   */
  readonly askNow: <N extends keyof QuestionsNow>(name: N, input: QuestionsNow[N]['input']) => QuestionsNow[N]['output']
  readonly tell: <N extends keyof Tellings>(name: N, input: Tellings[N]) => void
  /** To be called with every reply that arrives. */
  readonly settle: (id: number, outcome: Outcome) => void
}

/** Everything is posted on one port, so that Electron's thread hears it in the order in which it was said. */
export function createHostLine(
  post: (message: ToHost, handOver?: readonly Transferable[]) => void,
  { answersNow, answered }: Pick<Beginning, 'answersNow' | 'answered'>,
): HostLine {
  const flag = new Int32Array(answered)
  const waiting = new Map<number, (outcome: Outcome) => void>()
  let lastId = 0

  return {
    ask: (name, input, { signal = null, handOver = [] } = {}) =>
      new Promise((resolve, reject) => {
        lastId += 1
        const id = lastId
        const giveUp = (): void => post({ kind: 'abort', id })
        signal?.addEventListener('abort', giveUp)
        waiting.set(id, (outcome) => {
          signal?.removeEventListener('abort', giveUp)
          if (outcome.ok) resolve(outcome.value as Questions[typeof name]['output'])
          else reject(rebuiltFailure(outcome.failure))
        })
        // Name and input belong together by the signature, which the compiler cannot follow into the union.
        post({ kind: 'ask', id, name, input } as Ask, handOver)
      }),
    askNow: (name, input) => {
      Atomics.store(flag, 0, 0)
      post({ kind: 'askNow', name, input } as AskNow)
      Atomics.wait(flag, 0, 0)
      const outcome = receiveMessageOnPort(answersNow)?.message as Outcome
      if (!outcome.ok) throw rebuiltFailure(outcome.failure)
      return outcome.value as QuestionsNow[typeof name]['output']
    },
    tell: (name, input) => post({ kind: 'tell', name, input } as Tell),
    settle: (id, outcome) => {
      waiting.get(id)?.(outcome)
      waiting.delete(id)
    },
  }
}

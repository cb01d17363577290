/** What is asked of the core before the window has a cache to keep answers in, and what the core tells meanwhile. */
import type { InputOf, OutputOf, QueryName } from '#shared/contract/contract.ts'
import type { Bridge, ChangeEvent } from '#shared/rpc/envelope.ts'
import { callOperation } from './client.ts'

export type Ask = <K extends QueryName>(name: K, input: InputOf<K>) => Promise<OutputOf<K>>

export type EarlyCalls = {
  /** Asks now, where the same was not asked yet, and keeps the answer for who takes it. */
  readonly ask: Ask
  /** What was asked with the very same input, once; asks now where nothing was. */
  readonly take: Ask
  /** As the bridge's own, for one listener, who is told first what came before: an answer may be older than that. */
  readonly onEvent: Bridge['onEvent']
}

/** Listens to the core from now on. */
export function createEarlyCalls(bridge: Bridge): EarlyCalls {
  const answers = new Map<string, Promise<unknown>>()
  const told: ChangeEvent[] = []
  const stopKeeping = bridge.onEvent((change) => told.push(change))
  const keyOf = (name: QueryName, input: unknown): string => JSON.stringify([name, input])
  return {
    ask: <K extends QueryName>(name: K, input: InputOf<K>) => {
      const key = keyOf(name, input)
      const asked = answers.get(key)
      if (asked !== undefined) return asked as Promise<OutputOf<K>>
      const answer = callOperation(name, input)
      // Whoever takes it is told of a failure; nobody may.
      answer.catch(() => undefined)
      answers.set(key, answer)
      return answer
    },
    take: <K extends QueryName>(name: K, input: InputOf<K>) => {
      const key = keyOf(name, input)
      const answer = answers.get(key)
      answers.delete(key)
      return answer === undefined ? callOperation(name, input) : (answer as Promise<OutputOf<K>>)
    },
    onEvent: (listener) => {
      stopKeeping()
      const stop = bridge.onEvent(listener)
      for (const change of told.splice(0)) listener(change)
      return stop
    },
  }
}

/** Numbers the changes and hands them to whoever listens. Carries topics and ids, never data. */
import type { Topic } from '#shared/contract/operation.ts'
import type { ChangeEvent } from '#shared/rpc/envelope.ts'

export type EventHub = {
  readonly publish: (topic: Topic, ids: readonly string[]) => void
  readonly subscribe: (listener: (event: ChangeEvent) => void) => () => void
}

export function createEventHub(): EventHub {
  const listeners = new Set<(event: ChangeEvent) => void>()
  let seq = 0
  return {
    publish: (topic, ids) => {
      seq += 1
      const event = { seq, topic, ids }
      for (const listener of listeners) listener(event)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

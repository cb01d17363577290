/**
 * Which queries depend on which topic, as the contract declares it. Read after the first screen is drawn: the contract
 * brings its schemas along, which the window needs for nothing else.
 */
import { contract } from '#shared/contract/contract.ts'

export type QueriesByTopic = ReadonlyMap<string, readonly string[]>

export const queriesByTopic: QueriesByTopic = (() => {
  const names = new Map<string, string[]>()
  for (const [name, operation] of Object.entries(contract)) {
    if (operation.kind !== 'query') continue
    for (const topic of operation.topics) names.set(topic, [...(names.get(topic) ?? []), name])
  }
  return names
})()

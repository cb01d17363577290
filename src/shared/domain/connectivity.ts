/** The states of the connection, from real evidence: what happened to real exchanges outranks what the system says. */
import { assertNever } from './assertNever.ts'

export const CONNECTIVITY_STATES = [
  'online',
  'chosen_offline', // the person switched it off
  'no_network',
  'sign_in_wall', // a captive portal or a proxy answers in the network's place
  'unreachable', // there is a network, but the social network does not answer
] as const
export type ConnectivityState = (typeof CONNECTIVITY_STATES)[number]

export type ConnectivityFacts = {
  readonly workOffline: boolean
  readonly networkUp: boolean
  /** How the last exchange with any connected network ended; null before the first. */
  readonly lastExchange: 'answered' | 'wall' | 'failed' | null
}

export function connectivityOf(facts: ConnectivityFacts): ConnectivityState {
  if (facts.workOffline) return 'chosen_offline'
  if (!facts.networkUp) return 'no_network'
  switch (facts.lastExchange) {
    case 'wall':
      return 'sign_in_wall'
    case 'failed':
      return 'unreachable'
    case 'answered':
    case null:
      return 'online'
    default:
      return assertNever(facts.lastExchange)
  }
}

/** Whether anything may be tried: behind a wall or unreachable the next try is how we find out that it is over. */
export function mayTry(state: ConnectivityState): boolean {
  return state !== 'chosen_offline' && state !== 'no_network'
}

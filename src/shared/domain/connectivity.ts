/**
 * The states of the connection, from real evidence (docs/specs/connection.md §2, §3): what the person chose, what the
 * system says, and above all what became of real exchanges. Pure: evidence goes in, belief comes out.
 */
import { assertNever } from './assertNever.ts'

export const CONNECTIVITY_STATES = [
  'online',
  'chosen_offline', // the person switched it off
  'no_network',
  'captive_portal', // somebody answers in the network's place and wants a sign-in in a browser
  'proxy_sign_in', // the office's proxy wants a name and a password
  'proxy_unreachable', // the proxy that is set does not answer, or lets nothing through
  'untrusted', // whoever answers shows a certificate that nobody here vouches for
  'unreachable', // there is a network, but the social network does not answer
] as const
export type ConnectivityState = (typeof CONNECTIVITY_STATES)[number]

/** What stands between Mando and a network, as one exchange showed it. */
export type Setback = Exclude<ConnectivityState, 'online' | 'chosen_offline' | 'no_network'>

/** How an exchange ended: any answer of the network itself, or what came in its place. */
export type ExchangeEvidence = 'answered' | Setback

/** Where the evidence comes from: the training network is inside Mando and says nothing of the world. */
export type EvidenceSource = 'network' | 'training'

/** What is believed of the way to one source, and what speaks against it. */
export type Belief = {
  /** `unknown` until the first exchange, and again when the network or the way out is another. */
  readonly shown: 'unknown' | ExchangeEvidence
  /** Evidence that is not believed yet, and when its run began; monotonic milliseconds. */
  readonly doubt: { readonly setback: Setback; readonly sinceMonotonicMs: number } | null
}

export const NOTHING_KNOWN: Belief = { shown: 'unknown', doubt: null }

/** A setback that contradicts what is believed must last at least this before it is shown. */
export const CONFIRM_MS = 3_000

/**
 * One more exchange. An answer is proof and counts at once. A setback counts at once where nothing is known yet;
 * against a belief it must come again, with no answer in between, `CONFIRM_MS` or more after the first: one lost request,
 * or eight accounts that lose one each at the same moment, are no state of the connection.
 */
export function believe(before: Belief, evidence: ExchangeEvidence, monotonicMs: number): Belief {
  if (evidence === 'answered') return { shown: 'answered', doubt: null }
  if (before.shown === 'unknown' || before.shown === evidence) return { shown: evidence, doubt: null }
  const { doubt } = before
  // Away from "online" any setback counts, whichever comes; from one setback to another it must be the same again.
  const goesOn = doubt !== null && (before.shown === 'answered' || doubt.setback === evidence)
  if (!goesOn) return { ...before, doubt: { setback: evidence, sinceMonotonicMs: monotonicMs } }
  if (monotonicMs - doubt.sinceMonotonicMs >= CONFIRM_MS) return { shown: evidence, doubt: null }
  return { ...before, doubt: { ...doubt, setback: evidence } }
}

export type ConnectivityFacts = {
  readonly workOffline: boolean
  readonly networkUp: boolean
  readonly beliefs: Readonly<Record<EvidenceSource, Belief>>
}

/** What the person chose comes first, then what the system says, then what exchanges showed. */
export function connectivityOf({ workOffline, networkUp, beliefs }: ConnectivityFacts): ConnectivityState {
  if (workOffline) return 'chosen_offline'
  if (!networkUp) return 'no_network'
  // Once a real network was asked, the training network's word counts for nothing.
  const { shown } = beliefs.network.shown === 'unknown' ? beliefs.training : beliefs.network
  return shown === 'unknown' || shown === 'answered' ? 'online' : shown
}

/** Whether anything may be tried: behind a wall or unreachable the next try is how we find out that it is over. */
export function mayTry(state: ConnectivityState): boolean {
  return state !== 'chosen_offline' && state !== 'no_network'
}

/** Who can mend it, for the words beside the state: nobody needs to, the person, or time. */
export function remedyOf(state: ConnectivityState): ConnectivityRemedy {
  switch (state) {
    case 'online':
      return 'none'
    case 'chosen_offline':
      return 'switch_on'
    case 'no_network':
    case 'unreachable':
      return 'wait'
    case 'captive_portal':
      return 'open_browser'
    case 'proxy_sign_in':
    case 'proxy_unreachable':
    case 'untrusted':
      return 'open_settings'
    default:
      return assertNever(state)
  }
}
export type ConnectivityRemedy = 'none' | 'switch_on' | 'wait' | 'open_browser' | 'open_settings'

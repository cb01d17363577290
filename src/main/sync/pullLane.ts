/** What fetching remembers of an account while the program runs, and what it can do next. */
import type { Limits } from '../networks/networkClient.ts'
import type { Stream } from '../store/cursorTable.ts'
import type { Gap } from '../store/gapTable.ts'
import type { StreamHealth } from './pullPolicy.ts'

/** In-memory times are monotonic: a clock that is set wrong neither stops nor hurries the fetching. */
export type StreamState = {
  /** When its newest page is wanted for another reason than that its interval is over; infinite where there is none. */
  dueAtMs: number
  /** When it was last read; null before that, and where it counts from `dueAtMs` alone. */
  readAtMs: number | null
  /** After a failure nothing of it is read before then, gaps included. */
  retryAtMs: number
  health: StreamHealth
  /** What the network last said of its window of calls. */
  window: Limits['window']
}

/** One request. */
export type Task =
  | { readonly kind: 'newest'; readonly stream: Stream }
  | { readonly kind: 'gap'; readonly stream: Stream; readonly gap: Gap }

export type Lane = {
  readonly accountId: string
  readonly streams: Map<Stream, StreamState>
  /** Nothing of the account gets through until then. */
  notBeforeMs: number
  connectionFailures: number
  working: Promise<void> | null
  cancelTimer: (() => void) | null
  abort: AbortController | null
  lastSyncAtMs: number | null
  /** When something that a citizen wrote last came in; null before that. */
  newsAtMs: number | null
  /** Until then what waits in the outbox goes first. */
  outboxFirstUntilMs: number
}

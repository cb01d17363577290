/**
 * Whether an answer still answers what the citizen said (docs/specs/inbox.md §8.6): looked at before it leaves, and not before
 * the account's messages have been read since the connection came back.
 */
import type { ConnectivityState } from '#shared/domain/connectivity.ts'
import { isAnswerKind } from '#shared/domain/effect.ts'
import { mayTry } from '#shared/domain/connectivity.ts'
import { ANSWERED_GONE, MOVED_ON } from '#shared/domain/heldAnswer.ts'
import type { Clock } from '../ports.ts'
import { answerIn } from '../store/effectPayload.ts'
import type { Effect, EffectError, EffectTable } from '../store/effectTable.ts'
import type { InboxTable } from '../store/inboxTable.ts'

/** Reading may be refused or cost too much: an answer waits for it no longer than this. */
const PATIENCE_MS = 2 * 60_000

export function createAnswerFreshness(deps: {
  readonly inbox: Pick<InboxTable, 'unseenIds' | 'itemByRemoteId'>
  readonly accounts: { readonly list: () => readonly { readonly id: string }[] }
  readonly connectivity: {
    readonly state: () => ConnectivityState
    readonly subscribe: (listener: (state: ConnectivityState) => void) => () => void
  }
  /** When the messages of an account were last read, monotonic; null where they are to be read anew. */
  readonly messagesReadAtMs: (accountId: string) => number | null
  readonly effects: Pick<EffectTable, 'inState'>
  /** Has the messages of an account read soon, whatever its pace. */
  readonly readMessages: (accountId: string) => void
  readonly clock: Pick<Clock, 'monotonicMs'>
}) {
  const { inbox, clock } = deps
  /** Since when there has been a connection, monotonic; null without one. */
  let connectedAtMs: number | null = null
  let stopListening = (): void => undefined

  function note(state: ConnectivityState): void {
    if (!mayTry(state)) connectedAtMs = null
    else if (connectedAtMs === null) {
      connectedAtMs = clock.monotonicMs()
      const answers = deps.effects.inState('queued').filter(({ kind }) => isAnswerKind(kind))
      for (const accountId of new Set(answers.map((answer) => answer.accountId))) deps.readMessages(accountId)
    }
  }

  return {
    /** Accounts of which nobody knows yet what came in while there was no connection. */
    unreadAccountIds: (): readonly string[] => {
      // Whoever asks may have been told of the connection before us.
      note(deps.connectivity.state())
      const sinceMs = connectedAtMs
      if (sinceMs === null || clock.monotonicMs() - sinceMs >= PATIENCE_MS) return []
      return deps.accounts
        .list()
        .map(({ id }) => id)
        .filter((id) => (deps.messagesReadAtMs(id) ?? Number.NEGATIVE_INFINITY) < sinceMs)
    },
    /** Why an answer may not leave as it is; null for one that may, and for what is no answer. */
    heldBack: ({ payload, conversationId, accountId, createdAtMs }: Effect): EffectError | null => {
      const answer = answerIn(payload)
      if (conversationId === null || answer === null) return null
      if (answer.kind === 'reply') {
        const answered = inbox.itemByRemoteId(accountId, 'public', answer.inReplyToRemoteId)
        if (answered !== null && answered.deletedAtMs !== null) return { code: ANSWERED_GONE, params: {} }
      }
      return inbox.unseenIds(conversationId, answer.seenUntilMs ?? createdAtMs).length > 0
        ? { code: MOVED_ON, params: {} }
        : null
    },
    start: (): void => {
      note(deps.connectivity.state())
      stopListening = deps.connectivity.subscribe(note)
    },
    stop: (): void => stopListening(),
  }
}

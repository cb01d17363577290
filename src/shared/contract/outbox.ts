/** Every effect on a network that is still to happen or whose fate is open. */
import { z } from 'zod'
import { EFFECT_KINDS, EFFECT_STATES, LATE_CAUSES, WAITING_REASONS } from '../domain/effect.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs, nothing, reason } from './values.ts'

export const effectView = lazily(() =>
  z.object({
    effectId: id,
    kind: z.enum(EFFECT_KINDS),
    accountId: id,
    state: z.enum(EFFECT_STATES),
    /** Why it has not happened yet; null once its fate is known. */
    waiting: z.enum(WAITING_REASONS).nullable(),
    dueAtMs: instantMs,
    nextTryAtMs: instantMs.nullable(),
    attempts: z.int(),
    createdAtMs: instantMs,
    excerpt: z.string(),
    subject: z.object({ kind: z.enum(['post', 'conversation']), id }).nullable(),
    /** Of the thread it belongs to: how many texts are out, and of how many; null where it is one text alone. */
    thread: z.object({ out: z.int(), total: z.int() }).nullable(),
    /** For the choice that a missed post needs. */
    variantId: id.nullable(),
    /** Of a post that cannot leave at its hour as things stand: what holds it, and until when. */
    late: z.object({ cause: z.enum(LATE_CAUSES), untilMs: instantMs }).nullable(),
    /** Of an upload that has begun. */
    progress: z.object({ stage: z.enum(['sending', 'processing']), sentBytes: z.int(), sizeBytes: z.int() }).nullable(),
    problem: reason().nullable(),
  }),
)
export type EffectView = Parsed<typeof effectView>

const effect = lazily(() => z.strictObject({ effectId: id }))

export const outboxOperations = {
  'outbox.list': query({ input: nothing, output: () => z.array(effectView()), topics: ['outbox', 'status'] }),
  /**
   * Tries again what was rejected or waits. `seenEntryId`, of an answer alone, is what came in last of what is on the screen:
   * with it the answer goes as it is although the conversation moved on. Errors: not_found, wrong_state.
   */
  'outbox.retry': command({
    input: () => effect().extend({ seenEntryId: id.nullable().default(null) }),
    output: done,
    right: 'dispatch',
  }),
  /**
   * Gives what waits of one account's post another instant; null is now, after the seconds for undo. The hour of the post
   * in the calendar stays, and so do its other accounts. Errors: not_found, time_in_past, wrong_state (not a post that
   * waits).
   */
  'outbox.move': command({
    input: () => effect().extend({ dueAtMs: instantMs.nullable() }),
    output: () => z.object({ dueAtMs: instantMs }),
    right: 'dispatch',
  }),
  /**
   * Publishes now a post of one account that waits because the computer's clock is not believed; for five minutes it may
   * leave whatever the clock says.
   * Errors: not_found, wrong_state (not a post that waits, or the clock is believed).
   */
  'outbox.sendDespiteClock': command({ input: effect, output: done, right: 'release' }),
  /** Gives up what has not left. Errors: wrong_state. */
  'outbox.cancel': command({ input: effect, output: done, right: 'dispatch' }),
  /**
   * A person looked: it went out (with its link) or it did not. Settles `uncertain` and assisted effects.
   * Errors: link_not_recognised, wrong_state.
   */
  'outbox.settle': command({
    input: () =>
      effect().extend({
        verdict: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('published'), link: z.string().max(500) }),
          z.strictObject({ kind: z.literal('not_published') }),
        ]),
      }),
    output: done,
    right: 'dispatch',
  }),
  /** Assisted mode: copies the text and opens the network's own compose page. */
  'outbox.openByHand': command({ input: effect, output: () => z.object({ url: z.string() }), right: 'dispatch' }),
}

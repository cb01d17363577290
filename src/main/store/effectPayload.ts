/** What an effect of the outbox needs in order to be sent, by kind. Kept as JSON in the row; ids refer to our own rows. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'

/** Whether the conversation is resolved once it is out; answers of an earlier version do not say. */
const resolves = lazily(() => z.boolean().default(false))
/** What had come in by then the person had seen, by our clock; null: what had come in when it was queued. */
const seenUntilMs = lazily(() => z.int().nullable().default(null))
/** The person who wrote it; null: the office, or an answer of an earlier version. */
const writtenBy = lazily(() => z.string().nullable().default(null))

export const effectPayload = lazily(() =>
  z.discriminatedUnion('kind', [
    /** The text is read from the segment when it is sent, so that an edit until then counts. */
    z.object({ kind: z.literal('publish_segment'), segmentId: z.string() }),
    z.object({ kind: z.literal('upload_media'), mediaId: z.string(), segmentId: z.string() }),
    z.object({ kind: z.literal('set_alt_text'), mediaId: z.string(), segmentId: z.string() }),
    z.object({
      kind: z.literal('reply'),
      text: z.string(),
      inReplyToRemoteId: z.string(),
      resolves: resolves(),
      seenUntilMs: seenUntilMs(),
      writtenBy: writtenBy(),
    }),
    z.object({
      kind: z.literal('direct_message'),
      text: z.string(),
      remoteConversationId: z.string(),
      resolves: resolves(),
      seenUntilMs: seenUntilMs(),
      writtenBy: writtenBy(),
    }),
    z.object({ kind: z.literal('delete_post'), remoteId: z.string() }),
  ]),
)
export type EffectPayload = Parsed<typeof effectPayload>

/** What the payload of an answer to a citizen is, in public or direct. */
export type AnswerPayload = Extract<EffectPayload, { readonly kind: 'reply' | 'direct_message' }>

/** The answer that an effect sends; null for an effect that is none. */
export function answerIn(payload: EffectPayload): AnswerPayload | null {
  return payload.kind === 'reply' || payload.kind === 'direct_message' ? payload : null
}

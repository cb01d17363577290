/** What an effect of the outbox is on the price list. */
import { assertNever } from '#shared/domain/assertNever.ts'
import { kindOfPost, kindOfReply, type PriceKind } from '#shared/domain/prices.ts'
import type { Effect } from '../store/effectTable.ts'

/**
 * Null where the network charges nothing.
 * @param segmentText the text that would leave, or that left, of a part of a post
 */
export function priceKindOf(effect: Effect, segmentText: (effect: Effect) => string): PriceKind | null {
  const { payload } = effect
  switch (payload.kind) {
    case 'upload_media':
      return null
    case 'set_alt_text':
      return 'alt_text'
    case 'delete_post':
      return 'delete'
    case 'direct_message':
      return 'message_send'
    case 'reply':
      return kindOfReply(payload.text)
    case 'publish_segment':
      return kindOfPost(segmentText(effect))
    default:
      return assertNever(payload)
  }
}

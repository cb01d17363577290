/** What keeps a post from being scheduled. Pure. */
import type { PostDetail } from '#shared/contract/calendar.ts'
import type { AccountState } from '#shared/domain/account.ts'
import { weightedLength } from '#shared/domain/textLimits.ts'
import type { Segment } from '../store/postTable.ts'

export type PublishingAccount = {
  readonly accountId: string
  readonly handle: string
  readonly state: AccountState
  readonly mode: 'api' | 'assisted' | 'training'
  readonly textLimit: number
  readonly maxImages: number
  readonly imageMaxBytes: number
}

export type Blocker = PostDetail['blockers'][number]

/** In the order in which a person would mend them; empty when the post can be scheduled. */
export function blockersOf(segments: readonly Segment[], accounts: readonly PublishingAccount[]): readonly Blocker[] {
  const blockers: Blocker[] = []
  if (accounts.length === 0) blockers.push({ code: 'no_account', params: {}, segmentId: null })
  for (const account of accounts) {
    if (account.state === 'disconnected') {
      blockers.push({ code: 'account_disconnected', params: { handle: account.handle }, segmentId: null })
    }
  }
  const limit = Math.min(...accounts.map((account) => account.textLimit))
  for (const { segmentId, text, images } of segments) {
    if (text.trim() === '' && images.length === 0) blockers.push({ code: 'text_empty', params: {}, segmentId })
    const length = weightedLength(text)
    if (length > limit) blockers.push({ code: 'text_too_long', params: { length, limit }, segmentId })
    const missing = images.filter((image) => image.altText.trim() === '').length
    if (missing > 0) blockers.push({ code: 'alt_text_missing', params: { count: missing }, segmentId })
  }
  return blockers
}

/** What keeps a post from being scheduled. Pure. */
import type { PostDetail } from '#shared/contract/calendar.ts'
import type { AccountState } from '#shared/domain/account.ts'
import { mediaFlaws, type MediaFlaw, type MediaLimits } from '#shared/domain/mediaLimits.ts'
import { weightedLength } from '#shared/domain/textLimits.ts'
import type { Segment } from '../store/postTable.ts'

export type PublishingAccount = {
  readonly accountId: string
  readonly handle: string
  readonly state: AccountState
  readonly mode: 'api' | 'assisted' | 'training'
  readonly textLimit: number
  readonly mediaLimits: MediaLimits
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
  for (const { segmentId, text, media } of segments) {
    if (text.trim() === '' && media.length === 0) blockers.push({ code: 'text_empty', params: {}, segmentId })
    const length = weightedLength(text)
    if (length > limit) blockers.push({ code: 'text_too_long', params: { length, limit }, segmentId })
    for (const flaw of flawsFor(media, accounts))
      blockers.push({ code: flaw.code, params: { ...flaw.params }, segmentId })
    const describable = new Set(accounts.flatMap(({ mediaLimits }) => mediaLimits.describable))
    const missing = media.filter(({ kind, altText }) => describable.has(kind) && altText.trim() === '').length
    if (missing > 0) blockers.push({ code: 'alt_text_missing', params: { count: missing }, segmentId })
  }
  return blockers
}

/** What any of the accounts' networks would refuse; said once, whoever says it. */
function flawsFor(media: Segment['media'], accounts: readonly PublishingAccount[]): readonly MediaFlaw[] {
  const flaws = new Map<string, MediaFlaw>()
  for (const { mediaLimits } of accounts) {
    for (const flaw of mediaFlaws(media, mediaLimits)) {
      flaws.set(`${flaw.code}:${String(flaw.params.fileName ?? '')}`, flaw)
    }
  }
  return [...flaws.values()]
}

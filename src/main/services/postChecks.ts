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

/** What goes out on one account. */
export type AccountText = { readonly account: PublishingAccount; readonly segments: readonly Segment[] }

/** What goes out where; accounts that are not there any more are left out. */
export function accountTexts<V extends { readonly accountId: string }>(
  variants: readonly V[],
  accountOf: (accountId: string) => PublishingAccount | null,
  textsOf: (variant: V) => readonly Segment[],
): readonly AccountText[] {
  return variants.flatMap((variant) => {
    const account = accountOf(variant.accountId)
    return account === null ? [] : [{ account, segments: textsOf(variant) }]
  })
}

/**
 * In the order in which a person would mend them; empty when the post can be scheduled.
 * @param common the common text, looked at where there is no account yet
 */
export function blockersOf(common: readonly Segment[], texts: readonly AccountText[]): readonly Blocker[] {
  const blockers: Blocker[] = []
  if (texts.length === 0) blockers.push({ code: 'no_account', params: {}, segmentId: null })
  for (const { account } of texts) {
    if (account.state === 'disconnected') {
      blockers.push({ code: 'account_disconnected', params: { handle: account.handle }, segmentId: null })
    }
  }
  const segments = texts.length === 0 ? common : texts.flatMap((text) => text.segments)
  for (const segment of new Map(segments.map((each) => [each.segmentId, each])).values()) {
    const accounts = texts.filter((each) => each.segments.some(({ segmentId }) => segmentId === segment.segmentId))
    blockers.push(
      ...blockersOfText(
        segment,
        accounts.map(({ account }) => account),
      ),
    )
  }
  return blockers
}

/** @param accounts on which this text goes out */
function blockersOfText(
  { segmentId, text, media }: Segment,
  accounts: readonly PublishingAccount[],
): readonly Blocker[] {
  const blockers: Blocker[] = []
  if (text.trim() === '' && media.length === 0) blockers.push({ code: 'text_empty', params: {}, segmentId })
  const length = weightedLength(text)
  const isOver = accounts.filter(({ textLimit }) => length > textLimit)
  for (const [limit, over] of Map.groupBy(isOver, ({ textLimit }) => textLimit)) {
    const handles = over.map(({ handle }) => `@${handle}`).join(', ')
    blockers.push({ code: 'text_too_long', params: { length, limit, handles }, segmentId })
  }
  for (const flaw of flawsFor(media, accounts))
    blockers.push({ code: flaw.code, params: { ...flaw.params }, segmentId })
  const describable = new Set(accounts.flatMap(({ mediaLimits }) => mediaLimits.describable))
  const missing = media.filter(({ kind, altText }) => describable.has(kind) && altText.trim() === '').length
  if (missing > 0) blockers.push({ code: 'alt_text_missing', params: { count: missing }, segmentId })
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

/** How the posts that say the same are told, worked out from what the core answered. Pure. */
import type { Repeat } from '#shared/contract/calendar.ts'
import type { VariantState } from '#shared/domain/postLife.ts'
import { wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'

/** What is said of a post by how it stands. */
export type RepeatLine = 'goes' | 'going' | 'went' | 'mayHaveGone' | 'waits' | 'wentElsewhere'

type RepeatStanding = { readonly from: 'mando'; readonly state: VariantState } | { readonly from: 'elsewhere' }

const LINES: Readonly<Record<Exclude<VariantState, 'cancelled'>, RepeatLine>> = {
  pending: 'goes',
  publishing: 'going',
  published: 'went',
  uncertain: 'mayHaveGone',
  needs_attention: 'waits',
  missed: 'waits',
}

export function lineOf(repeat: RepeatStanding): RepeatLine {
  if (repeat.from === 'elsewhere') return 'wentElsewhere'
  const { state } = repeat
  // What was given up is never told; were it, it would still be true that it was to go out.
  return state === 'cancelled' ? 'waits' : LINES[state]
}

/** Where the other post is opened. */
export function addressOf(repeat: Repeat): string {
  return repeat.from === 'mando'
    ? `/calendar/post/${repeat.postId}`
    : `/calendar/outside/${repeat.accountId}/${repeat.remoteId}`
}

/** Told one by one, and of how many more it is only said that they are. */
export function toldOf(
  repeats: readonly Repeat[],
  most: number,
): { readonly told: readonly Repeat[]; readonly more: number } {
  return { told: repeats.slice(0, most), more: Math.max(0, repeats.length - most) }
}

export type DayInWords = 'today' | 'tomorrow' | 'yesterday' | 'otherDay'

/** The day of an instant as it is called now on the office's wall calendar. */
export function dayInWords(atMs: number, nowMs: number, zone: OfficeZone): DayInWords {
  const noonOf = (instantMs: number): number => Date.parse(`${wallTimeAt(instantMs, zone).slice(0, 10)}T12:00:00Z`)
  const days = Math.round((noonOf(atMs) - noonOf(nowMs)) / 86_400_000)
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : days === -1 ? 'yesterday' : 'otherDay'
}

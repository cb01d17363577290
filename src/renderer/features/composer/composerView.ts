/** What the composer shows and allows, derived from the post. Pure. */
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import type { MediaKind } from '#shared/domain/media.ts'
import { isEditable } from '#shared/domain/postLife.ts'
import { priceOfPost, type PostPrice, type Prices } from '#shared/domain/prices.ts'
import { weightedLength, X_TEXT_LIMIT } from '#shared/domain/textLimits.ts'
import { readWallTime, type OfficeZone, type RepeatedHour } from '#shared/domain/wallTime.ts'

export type SegmentDraft = { readonly segmentId: string; readonly text: string }

/** Draft and new posts change freely; a planned one keeps its changes aside; the rest is only read. */
export type Editing = 'free' | 'aside' | 'none'

export function editingOf(post: PostDetail | null): Editing {
  if (post === null || post.state === 'draft' || post.state === 'changes_requested') return 'free'
  if (post.state === 'cancelled' || post.state === 'waiting_approval' || post.state === 'approved_late') return 'none'
  return isEditable(post.variants.map(({ state }) => state)) ? 'aside' : 'none'
}

/** What the editor starts from: what was typed last, applied or not. */
export function textsOf(post: PostDetail): readonly SegmentDraft[] {
  return post.pendingEdit ?? post.segments.map(({ segmentId, text }) => ({ segmentId, text }))
}

/** The strictest limits of the chosen accounts. */
export type Limits = {
  readonly text: number
  readonly images: number
  readonly threads: boolean
  /** Kinds that at least one network takes a description of; there it is obligatory. */
  readonly describable: readonly MediaKind[]
}

export function limitsOf(chosen: readonly AccountView[]): Limits {
  return {
    text: Math.min(...chosen.map(({ textLimit }) => textLimit), chosen.length === 0 ? X_TEXT_LIMIT : Infinity),
    images: Math.min(...chosen.map(({ maxImages }) => maxImages), chosen.length === 0 ? 4 : Infinity),
    threads: chosen.every(({ threads }) => threads),
    describable:
      chosen.length === 0 ? ['image', 'gif'] : [...new Set(chosen.flatMap(({ describable }) => describable))],
  }
}

/** Images up to the limit; an animation or a video goes alone. */
export function mayAddMedia(media: readonly { readonly kind: MediaKind }[], arriving: number, most: number): boolean {
  return media.every(({ kind }) => kind === 'image') && media.length + arriving < most
}

/** `0:42`, `2:05` */
export function durationText(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export type Count = {
  readonly length: number
  readonly limit: number
  /** Negative where the text is too long. */
  readonly left: number
  /** From 0 to 1. */
  readonly filled: number
  readonly tone: 'calm' | 'near' | 'over'
}

export function countOf(text: string, limit: number): Count {
  const length = weightedLength(text)
  const left = limit - length
  return {
    length,
    limit,
    left,
    filled: Math.min(1, length / limit),
    tone: left < 0 ? 'over' : left <= 20 ? 'near' : 'calm',
  }
}

/** `@policia`, `@policia y @bomberos`, `@policia, @bomberos +2`: what a button has room for. */
export function handlesInWords(chosen: readonly Pick<AccountView, 'handle'>[], and: string): string {
  const handles = chosen.map(({ handle }) => `@${handle}`)
  if (handles.length <= 1) return handles[0] ?? ''
  if (handles.length === 2) return handles.join(` ${and} `)
  return `${handles.slice(0, 2).join(', ')} +${handles.length - 2}`
}

/** What it costs on the accounts that go by API; null where none does. Images are counted as they are stored. */
export function priceOf(
  texts: readonly {
    readonly segments: readonly SegmentDraft[]
    readonly accounts: readonly Pick<AccountView, 'mode'>[]
  }[],
  imagesOf: (segmentId: string) => number,
  prices: Prices,
): PostPrice | null {
  const paid = texts.flatMap(({ segments, accounts }) => {
    const apiAccounts = accounts.filter(({ mode }) => mode === 'api').length
    const priced = segments.map(({ segmentId, text }) => ({ text, describedImages: imagesOf(segmentId) }))
    return apiAccounts === 0 ? [] : [priceOfPost(priced, apiAccounts, prices)]
  })
  if (paid.length === 0) return null
  return paid.reduce((sum, price) => ({
    micros: sum.micros + price.micros,
    links: Math.max(sum.links, price.links),
    descriptions: Math.max(sum.descriptions, price.descriptions),
  }))
}

export type ChosenTime =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'past'; readonly atMs: number }
  | { readonly kind: 'never'; readonly before: string; readonly after: string }
  | {
      readonly kind: 'fine'
      readonly wallTime: string
      readonly repeatedHour: RepeatedHour | null
      readonly atMs: number
    }

/** What the chosen date and hour come to. @param repeatedHour which of the two, where the hour exists twice */
export function chosenTime(
  date: string | null,
  time: string | null,
  repeatedHour: RepeatedHour,
  zone: OfficeZone,
  nowMs: number,
): ChosenTime {
  if (date === null || time === null) return { kind: 'incomplete' }
  const wallTime = `${date}T${time}`
  const reading = readWallTime(wallTime, zone)
  if (reading.kind === 'never') return reading
  const atMs = reading.kind === 'once' ? reading.atMs : repeatedHour === 'later' ? reading.laterMs : reading.earlierMs
  // The wall clock has minutes: the one that has begun still counts, as in the core.
  if (atMs < nowMs - 60_000) return { kind: 'past', atMs }
  return { kind: 'fine', wallTime, repeatedHour: reading.kind === 'twice' ? repeatedHour : null, atMs }
}

/** Whether that hour happens twice, so that one has to be chosen. */
export function isTwice(date: string | null, time: string | null, zone: OfficeZone): boolean {
  return date !== null && time !== null && readWallTime(`${date}T${time}`, zone).kind === 'twice'
}

/** The steps a post allows now. */
export type Steps = {
  readonly schedule: 'plan' | 'move' | null
  readonly publishNow: boolean
  readonly toDraft: boolean
  readonly cancel: boolean
  readonly discard: boolean
}

/** Of who may not write. */
export const NO_STEPS: Steps = { schedule: null, publishNow: false, toDraft: false, cancel: false, discard: false }

export function stepsOf(post: PostDetail | null): Steps {
  const none = NO_STEPS
  if (post === null) return { ...none, schedule: 'plan', publishNow: true }
  switch (post.state) {
    case 'draft':
    case 'changes_requested':
      return { ...none, schedule: 'plan', publishNow: true, discard: true }
    case 'approved_late':
      return { ...none, schedule: 'plan', publishNow: true }
    case 'waiting_approval':
      return none
    case 'scheduled':
      return { schedule: 'move', publishNow: true, toDraft: true, cancel: true, discard: false }
    case 'missed':
    case 'needs_attention': {
      const untouched = isEditable(post.variants.map(({ state }) => state)) && nothingOut(post)
      return { schedule: 'move', publishNow: true, toDraft: untouched, cancel: untouched, discard: false }
    }
    case 'cancelled':
      return { ...none, toDraft: nothingOut(post), discard: true }
    case 'publishing':
    case 'published':
    case 'uncertain':
      return none
  }
}

const GRACES: readonly number[] = [1, 5, 15, 30, 60, 120, 240]

/** Minutes of grace to choose from, whole hours from one hour on; a post's own is among them. */
export function graceChoices(own: number | null): readonly number[] {
  return own === null || GRACES.includes(own) ? GRACES : [...GRACES, own].toSorted((a, b) => a - b)
}

/** The accounts a further step concerns: where it is out or given up, nothing more happens. */
export function stillToGo(post: PostDetail | null, chosen: readonly AccountView[]): readonly AccountView[] {
  if (post === null || post.state === 'draft' || post.state === 'cancelled') return chosen
  const over = new Set(
    post.variants
      .filter(({ state }) => state === 'published' || state === 'cancelled')
      .map(({ accountId }) => accountId),
  )
  return chosen.filter(({ accountId }) => !over.has(accountId))
}

function nothingOut(post: PostDetail): boolean {
  return post.variants.every(({ publishedSegments }) => publishedSegments === 0)
}

/** A text that was taken away comes back where it was; what was typed into the others meanwhile stays. */
export function putBack(
  segments: readonly SegmentDraft[],
  removed: SegmentDraft,
  index: number,
): readonly SegmentDraft[] {
  if (segments.some(({ segmentId }) => segmentId === removed.segmentId)) return segments
  return segments.toSpliced(index, 0, removed)
}

/** Puts a text one place up or down. */
export function moved(segments: readonly SegmentDraft[], index: number, by: -1 | 1): readonly SegmentDraft[] {
  const from = segments[index]
  const to = segments[index + by]
  if (from === undefined || to === undefined) return segments
  return segments.map((segment, at) => (at === index ? to : at === index + by ? from : segment))
}

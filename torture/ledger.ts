/**
 * What people asked for, kept apart from the core, and the verdict on what became of it. Pure: what was asked, what the
 * network holds and what the core shows go in; what was lost, doubled, late or stuck comes out, each in a sentence.
 */

/** When something may go out: from its hour until its grace is over, or until it was withdrawn. */
type Permit = { readonly fromMs: number; toMs: number; underWayMs: number; isWithdrawn: boolean }

export type AskedSegment = { readonly segmentId: string; readonly text: string }

export type AskedPost = {
  readonly postId: string
  readonly accountIds: readonly string[]
  /** What was written, or applied to a scheduled post. */
  segments: readonly AskedSegment[]
  /** Typed into a scheduled post and not applied. */
  pending: readonly AskedSegment[] | null
  stage: 'draft' | 'scheduled' | 'cancelled'
  /** Accounts for which the person gave it up. */
  readonly dropped: Set<string>
}

export type AskedAnswer = { readonly answerId: string; readonly accountId: string; readonly text: string }

/** What the network holds or held: when it was published, and when it was deleted again. */
export type Published = {
  readonly accountId: string
  readonly text: string
  readonly atMs: number
  readonly deletedAtMs: number | null
}

/** A row of the outbox as a person sees it. */
export type Shown = {
  readonly state: string
  readonly accountId: string
  readonly postId: string | null
  readonly excerpt: string
  readonly dueAtMs: number
}

export type Verdict = {
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly late: readonly string[]
  readonly stuck: readonly string[]
}

/** Between the last moment to claim and the network's own time of the post lies the request itself: at most its timeout. */
export const UNDER_WAY_MS = 60_000

const SHOWN_STATES: ReadonlySet<string> = new Set(['missed', 'needs_attention', 'uncertain'])

export type Ledger = ReturnType<typeof createLedger>

export function createLedger() {
  const posts = new Map<string, AskedPost>()
  const answers: AskedAnswer[] = []
  const permits = new Map<string, Permit[]>()
  /** When a person last had a text taken from the network, by account and text. */
  const takenDown = new Map<string, number>()

  const keyOf = (accountId: string, text: string): string => `${accountId} ${text}`
  const permitsOf = (accountId: string, text: string): Permit[] => {
    const key = keyOf(accountId, text)
    const known = permits.get(key) ?? []
    permits.set(key, known)
    return known
  }

  return {
    posts,
    answers,
    /** Segments that have an image with its alternative text. */
    withImage: new Set<string>(),
    /** It may go out from `fromMs` to `toMs`. */
    permit: (post: AskedPost, accountIds: readonly string[], fromMs: number, toMs: number): void => {
      for (const accountId of accountIds) {
        for (const { text } of post.segments)
          permitsOf(accountId, text).push({ fromMs, toMs, underWayMs: UNDER_WAY_MS, isWithdrawn: false })
      }
    },
    /** From now on it may not go out. @param underWayMs so long what has left already may still take */
    withdraw: (
      segments: readonly AskedSegment[],
      accountIds: readonly string[],
      atMs: number,
      underWayMs = 0,
    ): void => {
      for (const accountId of accountIds) {
        for (const { text } of segments) {
          for (const permit of permitsOf(accountId, text)) {
            if (permit.toMs <= atMs) continue
            permit.toMs = atMs
            permit.underWayMs = underWayMs
            permit.isWithdrawn = true
          }
        }
      }
    },
    /** What is out of it on that account is to be taken from the network. */
    takeDown: (segments: readonly AskedSegment[], accountId: string, atMs: number): void => {
      for (const { text } of segments) takenDown.set(keyOf(accountId, text), atMs)
    },
    /** It may stay published after all. */
    keep: (segments: readonly AskedSegment[], accountId: string): void => {
      for (const { text } of segments) takenDown.delete(keyOf(accountId, text))
    },
    judge: (network: readonly Published[], shown: readonly Shown[], nowMs: number): Verdict => {
      const times = new Map<string, Published[]>()
      for (const post of [...network].sort((a, b) => a.atMs - b.atMs)) {
        const key = keyOf(post.accountId, post.text)
        times.set(key, [...(times.get(key) ?? []), post])
      }
      const lost: string[] = []
      const late: string[] = []
      const isOut = (accountId: string, text: string): boolean =>
        (times.get(keyOf(accountId, text)) ?? []).some(({ deletedAtMs }) => deletedAtMs === null)
      const asksAbout = ({ accountId }: Published, postId: string | undefined): boolean =>
        shown.some((row) => row.postId === postId && row.accountId === accountId && SHOWN_STATES.has(row.state))

      for (const post of posts.values()) {
        if (post.stage !== 'scheduled') continue
        for (const accountId of post.accountIds.filter((id) => !post.dropped.has(id))) {
          const asks = shown.some((row) => row.postId === post.postId && row.accountId === accountId)
          for (const { text } of post.segments) if (!isOut(accountId, text) && !asks) lost.push(`"${text}"`)
        }
      }
      for (const { accountId, text } of answers) {
        const asks = shown.some((row) => row.accountId === accountId && row.excerpt === text)
        if (!isOut(accountId, text) && !asks) lost.push(`the answer "${text}"`)
      }
      /** The next text of a thread has its grace from when the one before it left (docs/specs/outbox.md §5.6). */
      const carriesOn = (out: Published, allowed: readonly Permit[]): boolean => {
        const standing = allowed.filter(({ isWithdrawn }) => !isWithdrawn)
        const graceMs = Math.max(...standing.map(({ fromMs, toMs }) => toMs - fromMs))
        for (const { segments } of posts.values()) {
          const at = segments.findIndex(({ text }) => text === out.text)
          const before = (at > 0 ? (times.get(keyOf(out.accountId, segments[at - 1]?.text ?? '')) ?? []) : []).findLast(
            ({ atMs }) => atMs <= out.atMs,
          )
          if (before !== undefined) {
            return out.atMs >= before.atMs && out.atMs <= before.atMs + graceMs + UNDER_WAY_MS
          }
        }
        return false
      }
      const answered = new Set(answers.map(({ accountId, text }) => keyOf(accountId, text)))
      for (const [key, all] of times) {
        const allowed = permits.get(key) ?? []
        const isAllowed = ({ atMs }: Published): boolean =>
          allowed.some(({ fromMs, toMs, underWayMs }) => atMs >= fromMs && atMs <= toMs + underWayMs)
        const tooLate = answered.has(key) ? undefined : all.find((out) => !isAllowed(out) && !carriesOn(out, allowed))
        if (tooLate === undefined) continue
        const windows = allowed.map(({ fromMs, toMs }) => `${seconds(fromMs)}–${seconds(toMs)}`).join(', ')
        late.push(`"${tooLate.text}" at ${seconds(tooLate.atMs)}, allowed ${windows === '' ? 'never' : windows}`)
      }
      /** Asked to be taken down, still there, and nobody is asked about it. */
      const stillOut = [...takenDown].flatMap(([key, atMs]) => {
        const left = (times.get(key) ?? []).find((out) => out.deletedAtMs === null && out.atMs <= atMs)
        if (left === undefined) return []
        const post = [...posts.values()].find(({ segments }) => segments.some(({ text }) => text === left.text))
        return asksAbout(left, post?.postId) ? [] : [`still out: "${left.text}"`]
      })
      return {
        lost,
        doubled: [...times.values()].filter(isDoubled).map((all) => `"${all[0]?.text ?? ''}"`),
        late,
        stuck: [
          ...shown.filter((row) => isStuck(row, shown, nowMs)).map((row) => `${row.state}: "${row.excerpt}"`),
          ...stillOut,
        ],
      }
    },
  }
}

/** Out again while it was still out; what was taken down before may be published anew. */
function isDoubled(all: readonly Published[]): boolean {
  return all.some(({ atMs }, i) =>
    all.slice(0, i).some(({ deletedAtMs }) => deletedAtMs === null || deletedAtMs > atMs),
  )
}

/** With the network whole again and time enough, nothing is left to do without a person. */
function isStuck(row: Shown, all: readonly Shown[], nowMs: number): boolean {
  if (row.state === 'running' || row.state === 'uncertain') return true
  if (row.state !== 'queued' || row.dueAtMs > nowMs) return false
  // Behind a part that asks a person.
  return !all.some(
    (other) => other.postId === row.postId && other.accountId === row.accountId && SHOWN_STATES.has(other.state),
  )
}

const seconds = (atMs: number): string => new Date(atMs).toISOString().slice(11, 19)

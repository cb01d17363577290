/** What goes wrong on the wire, drawn by chance: a lever of the training network, for how many requests, of which kind. */
import { pick } from '../src/main/training/seededRandom.ts'
import type { Lever, Levers, RequestKind } from '../src/main/training/levers.ts'

const STATUSES = [401, 402, 403, 429, 500, 502, 503, 504] as const

export function pullSomeLever(levers: Levers, random: () => number): void {
  const takesEffect = random() < 0.5
  const lever: Lever = pick(
    [
      { kind: 'lose_answer' },
      { kind: 'lose_answer' },
      { kind: 'hang', takesEffect },
      { kind: 'cut' },
      { kind: 'truncate' },
      { kind: 'slow', delayMs: 4_000 },
      { kind: 'captive_portal' },
      { kind: 'proxy' },
      // Refusals that are said after the fact would be a network that lies; a fault of its own may well do both.
      ...STATUSES.map((status): Lever => ({ kind: 'status', status, takesEffect: status >= 500 && takesEffect })),
    ],
    random,
  )
  const only: readonly RequestKind[] = pick([['publish'], ['publish'], ['direct_message'], ['media'], ['read']], random)
  const next = 1 + Math.floor(random() * (only[0] === 'read' ? 12 : 3))
  levers.pull(lever, { next, only })
}

/** What only uploads, or the posts that carry them, can come to. */
export function pullMediaLever(levers: Levers, random: () => number): void {
  const faults: readonly (readonly [Lever, RequestKind])[] = [
    [{ kind: 'chunk_lost' }, 'media'],
    [{ kind: 'slow_processing', delayMs: Math.round(random() * 90_000) }, 'media'],
    [{ kind: 'processing_fails' }, 'media'],
    [{ kind: 'media_expired' }, 'publish'],
  ]
  const [fault, only] = pick(faults, random)
  // An upload is three requests at least, and not each post carries one: of fewer most would meet nothing of theirs.
  levers.pull(fault, { next: 3 + Math.floor(random() * 6), only: [only] })
}

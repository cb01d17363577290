/** Repeatable chance: the same seed always plays the same citizens, the same followers and the same tokens. */
import { createHash } from 'node:crypto'

/** Numbers in [0, 1) that depend on nothing but `key` (mulberry32 over a hash of it). */
export function seededRandom(key: string): () => number {
  let state = createHash('sha256').update(key).digest().readUInt32LE(0)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of `choices`, which must not be empty. */
export function pick<T>(choices: readonly T[], random: () => number): T {
  const choice = choices[Math.floor(random() * choices.length)]
  if (choice === undefined) throw new Error('nothing to pick from')
  return choice
}

/** A token that nobody types: 43 characters of base64url, the same for the same key. */
export function seededToken(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

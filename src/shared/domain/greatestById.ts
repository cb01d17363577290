/**
 * The greatest weight that each of a great many ids was given. No id is kept, only 128 bits made of it, in plain arrays: half
 * a million texts in a map would hold everything up each time the memory is tidied.
 */

export type GreatestById = {
  /** @param weight from 0 to 254 */
  readonly add: (id: string, weight: number) => void
  /** How many ids have each weight as their greatest: place 0 is weight 0; as many places as were asked for. */
  readonly counts: (weights: number) => readonly number[]
}

/** Each part is small, so that none takes long to grow. */
const PARTS = 256
const LEAST_PLACES = 16
const WORDS = 4

type Part = {
  /** Four words of 32 bits a place. */
  keys: Uint32Array
  /** One more than the weight; 0 where the place is free. */
  weights: Uint8Array
  taken: number
}

export function createGreatestById(): GreatestById {
  const parts = Array.from({ length: PARTS }, () => emptyPart(LEAST_PLACES))
  const key = new Uint32Array(WORDS)
  return {
    add: (id, weight) => {
      fillKey(key, id)
      const at = (key[0] ?? 0) % PARTS
      const part = parts[at]
      if (part === undefined || !raise(part, key, weight + 1)) return
      if (part.taken * 4 > part.weights.length * 3) parts[at] = widened(part)
    },
    counts: (weights) => {
      const counts = new Array<number>(weights).fill(0)
      for (const part of parts) {
        for (const found of part.weights) if (found > 0) counts[found - 1] = (counts[found - 1] ?? 0) + 1
      }
      return counts
    },
  }
}

function emptyPart(places: number): Part {
  return { keys: new Uint32Array(places * WORDS), weights: new Uint8Array(places), taken: 0 }
}

/** @returns whether the key is new */
function raise(part: Part, key: Uint32Array, weight: number): boolean {
  const { keys, weights } = part
  const mask = weights.length - 1
  for (let place = (key[1] ?? 0) & mask; ; place = (place + 1) & mask) {
    const known = weights[place] ?? 0
    if (known === 0) {
      keys.set(key, place * WORDS)
      weights[place] = weight
      part.taken += 1
      return true
    }
    if (isAt(keys, place * WORDS, key)) {
      if (weight > known) weights[place] = weight
      return false
    }
  }
}

function isAt(keys: Uint32Array, from: number, key: Uint32Array): boolean {
  for (let word = 0; word < WORDS; word += 1) if (keys[from + word] !== key[word]) return false
  return true
}

function widened(part: Part): Part {
  const wider = emptyPart(part.weights.length * 2)
  part.weights.forEach((weight, place) => {
    if (weight > 0) raise(wider, part.keys.subarray(place * WORDS, (place + 1) * WORDS), weight)
  })
  return wider
}

/** Four hashes (FNV-1a with multipliers of their own, the bits mixed at the end): no two ids of an office share all of them. */
const MULTIPLIERS = [0x01000193, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const

function fillKey(key: Uint32Array, id: string): void {
  MULTIPLIERS.forEach((multiplier, word) => {
    let hash = 0x811c9dc5 ^ word
    for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), multiplier)
    hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
    key[word] = hash ^ (hash >>> 15)
  })
}

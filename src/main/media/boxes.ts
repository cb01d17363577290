/** Whether a file of the MP4 family is whole: its outer boxes follow each other to its very end (ISO/IEC 14496-12 §4.2). */

/** More boxes than this on the outside is nobody's recording. */
const MOST_BOXES = 100_000

export function boxesAreWhole({
  sizeBytes,
  read,
}: {
  readonly sizeBytes: number
  readonly read: (start: number, end: number) => Uint8Array
}): boolean {
  let at = 0
  for (let count = 0; count < MOST_BOXES; count += 1) {
    if (at === sizeBytes) return true
    const length = boxLength(read(at, Math.min(at + 16, sizeBytes)), sizeBytes - at)
    if (length === null || at + length > sizeBytes) return false
    at += length
  }
  return false
}

/** @param left bytes from the box's beginning to the end of the file, which is its length where it tells none */
function boxLength(head: Uint8Array, left: number): number | null {
  if (head.length < 8) return null
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const short = view.getUint32(0)
  if (short === 0) return left
  if (short >= 8) return short
  if (short !== 1 || head.length < 16) return null
  const long = Number(view.getBigUint64(8))
  return long >= 16 ? long : null
}

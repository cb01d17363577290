/** Images a post can carry: recognised by their first bytes, never by their name. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const
export type ImageType = (typeof IMAGE_TYPES)[number]

const SIGNATURES: readonly { readonly type: ImageType; readonly at: number; readonly bytes: readonly number[] }[] = [
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
]

/** The type of an image by its content, or null where it is none that can be published. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  const match = SIGNATURES.find((signature) => signature.bytes.every((byte, i) => bytes[signature.at + i] === byte))
  return match?.type ?? null
}

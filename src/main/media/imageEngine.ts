/** Loads the image library with the first image: most days begin without one, and it takes a while to load. */
import type { default as SharpLibrary, Sharp } from 'sharp'

export type ImageEngine = {
  /** @throws whatever the library finds wrong with the bytes, as soon as pixels are asked for */
  readonly open: (bytes: Uint8Array, maxPixels: number) => Sharp
}

/** The loaders of the types that Mando takes. Everything else that the library could read stays shut. */
const LOADERS = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif']

/**
 * `@img/sharp-wasm32` stands in for the native binaries (package.json, overrides): decoding what strangers made happens
 * inside WebAssembly, and on Linux the native ones do not get on with Electron's own GLib.
 */
export function createImageEngine(): () => Promise<ImageEngine> {
  let loading: Promise<ImageEngine> | null = null
  return () => (loading ??= import('sharp').then(({ default: sharp }) => engineOf(sharp)))
}

function engineOf(sharp: typeof SharpLibrary): ImageEngine {
  // Nothing of a picture stays in memory after it was prepared.
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: LOADERS })
  return { open: (bytes, maxPixels) => sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels }) }
}

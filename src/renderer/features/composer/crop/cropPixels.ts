/** Cuts a part out of an image, in the window: what comes out is a file like one that somebody chose. */
import type { MediaType } from '#shared/domain/media.ts'
import type { CropRect, ImageSize } from '#shared/domain/crop.ts'

/** It is encoded once more on the way in: little is to be lost here. */
const QUALITY = 0.97

/** A picture that the window has read whole. */
export type ReadImage = ImageSize & { readonly element: HTMLImageElement }

/** @throws where the window cannot read it */
export async function readImage(dataUrl: string): Promise<ReadImage> {
  const element = new Image()
  element.src = dataUrl
  await element.decode()
  return { element, widthPx: element.naturalWidth, heightPx: element.naturalHeight }
}

/** @param fileName which it goes on having */
export async function cutOut(
  { element }: ReadImage,
  { leftPx, topPx, widthPx, heightPx }: CropRect,
  { mimeType, fileName }: { readonly mimeType: MediaType; readonly fileName: string },
): Promise<File> {
  const bitmap = await createImageBitmap(element, leftPx, topPx, widthPx, heightPx)
  try {
    const canvas = new OffscreenCanvas(widthPx, heightPx)
    const drawing = canvas.getContext('2d')
    if (drawing === null) throw new Error('no canvas')
    drawing.drawImage(bitmap, 0, 0)
    // What is no photograph keeps its sharp edges and what shines through.
    const type = mimeType === 'image/jpeg' || mimeType === 'image/webp' ? mimeType : 'image/png'
    const blob = await canvas.convertToBlob({ type, quality: QUALITY })
    return new File([blob], fileName, { type })
  } finally {
    bitmap.close()
  }
}

/** Image files from the person: chosen, pasted or dropped. */
import { IMAGE_TYPES } from '#shared/domain/media.ts'

/** The images of a paste or drop; text and other files are not ours. */
export function imagesIn(transfer: DataTransfer | null): readonly File[] {
  if (transfer === null) return []
  return [...transfer.files].filter(({ type }) => IMAGE_TYPES.some((known) => known === type))
}

/** The content of a file in base64. */
export function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? contentOf(reader.result) : '')
    reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'))
    reader.readAsDataURL(file)
  })
}

/** The base64 part of a `data:` address. */
export function contentOf(dataUrl: string): string {
  return dataUrl.slice(dataUrl.indexOf(',') + 1)
}

/** Uploads an image in the steps that X asks for. */
import { z } from 'zod'
import type { Asked, Bench } from './support.ts'

/** Bytes that begin as a PNG does. */
export function pngBytes(length: number): Uint8Array {
  const bytes = Buffer.alloc(length, 7)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
  return bytes
}

export function multipart(
  index: number,
  bytes: Uint8Array,
): { readonly body: Uint8Array; readonly contentType: string } {
  const boundary = '--------------------------123456789012345678901234'
  const field = (head: string, value: Uint8Array | string): Buffer =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ])
  return {
    body: Buffer.concat([
      field('name="segment_index"', String(index)),
      field('name="media"\r\nContent-Type: application/octet-stream', bytes),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  }
}

export async function initialize(bench: Bench, mediaType: string, totalBytes: number): Promise<string> {
  const answer = await bench.ask('POST /2/media/upload/initialize', { media_type: mediaType, total_bytes: totalBytes })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return z.object({ data: z.object({ id: z.string() }) }).parse(answer.body).data.id
}

export function append(bench: Bench, mediaId: string, index: number, bytes: Uint8Array): Promise<Asked> {
  const { body, contentType } = multipart(index, bytes)
  return bench.ask(`POST /2/media/upload/${mediaId}/append`, body, { 'content-type': contentType })
}

/** The id of media that is ready to be published. */
export async function upload(
  bench: Bench,
  bytes: Uint8Array = pngBytes(1_000),
  mediaType = 'image/png',
): Promise<string> {
  const id = await initialize(bench, mediaType, bytes.length)
  await append(bench, id, 0, bytes)
  const answer = await bench.ask(`POST /2/media/upload/${id}/finalize`)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return id
}

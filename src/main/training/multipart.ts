/** Reads a multipart/form-data body (RFC 7578), as much of it as uploads need. */

/** Field names to their raw bytes, or null where the body is not what its header says. */
export function readMultipart(contentType: string, body: Uint8Array): ReadonlyMap<string, Uint8Array> | null {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined || !/^multipart\/form-data/i.test(contentType)) return null
  const whole = Buffer.from(body)
  const delimiter = Buffer.from(`--${boundary}`)
  const fields = new Map<string, Uint8Array>()
  let at = whole.indexOf(delimiter)
  while (at !== -1) {
    const start = at + delimiter.length
    const next = whole.indexOf(delimiter, start)
    if (next === -1) break
    const part = whole.subarray(start + 2, next - 2) // without the line breaks at both ends
    const head = part.indexOf('\r\n\r\n')
    const name = /name="([^"]*)"/.exec(part.subarray(0, Math.max(head, 0)).toString())?.[1]
    if (head === -1 || name === undefined) return null
    fields.set(name, part.subarray(head + 4))
    at = next
  }
  return fields
}

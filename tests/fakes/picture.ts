/** Pictures made on the spot, so that none has to be kept among the sources. */
import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [red: number, green: number, blue: number]

/** A PNG of 8-bit colour. @param colourAt asked for every pixel, from the top left */
export function createPng(width: number, height: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const rowBytes = 1 + width * 3
  const pixels = Buffer.alloc(height * rowBytes)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels.set(colourAt(x, y), y * rowBytes + 1 + x * 3)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A coast at dusk: something to look at where a picture is shown. */
export function coastPng(width: number, height: number): Buffer {
  return createPng(width, height, (x, y) => {
    const [across, down] = [x / width, y / height]
    const hills = 0.5 - 0.09 * Math.sin(across * 7) - 0.05 * Math.sin(across * 19 + 1)
    const fromSun = Math.hypot((across - 0.72) * (width / height), down - 0.27)
    if (down > 0.74) return mix([28, 78, 120], [14, 42, 74], (down - 0.74) / 0.26)
    if (down > hills) return mix([52, 92, 88], [24, 52, 62], (down - hills) / (0.74 - hills))
    if (fromSun < 0.08) return [255, 236, 190]
    return mix([88, 142, 196], [250, 196, 148], Math.min(1, down * 1.9))
  })
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2): number => Math.round(from[index] + (to[index] - from[index]) * share)
  return [part(0), part(1), part(2)]
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** The number on the program's icon, and on Windows, where an icon has none, a mark on its button in the task bar. */
import { app, nativeImage, type BrowserWindow } from 'electron'
import type { Badge } from '../ports.ts'

const SIZE = 16
/** Blue, green, red, alpha, as the bitmap wants them. */
const COLOURS = { unread: [0xb2, 0x5b, 0x2b, 0xff], urgent: [0x1c, 0x1c, 0xb3, 0xff] } as const

export function createBadge(window: BrowserWindow): Badge {
  return {
    show: ({ unread, urgent }) => {
      app.setBadgeCount(unread)
      if (process.platform !== 'win32' || window.isDestroyed()) return
      const kind = urgent > 0 ? 'urgent' : 'unread'
      window.setOverlayIcon(unread + urgent === 0 ? null : dot(kind), unread + urgent === 0 ? '' : String(unread))
    },
  }
}

function dot(kind: keyof typeof COLOURS): Electron.NativeImage {
  const pixels = Buffer.alloc(SIZE * SIZE * 4)
  const middle = (SIZE - 1) / 2
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      if (Math.hypot(x - middle, y - middle) <= SIZE / 2 - 1) pixels.set(COLOURS[kind], (y * SIZE + x) * 4)
    }
  }
  return nativeImage.createFromBitmap(pixels, { width: SIZE, height: SIZE })
}

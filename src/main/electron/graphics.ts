/**
 * Graphics hardware that is not there is not looked for at every start. Chromium draws in software without it either way, but
 * comes to it at once where it is told so: looking costs a tenth of the start on virtual desktops and other machines that have
 * none (docs/adr/0013).
 */
import path from 'node:path'
import type { App } from 'electron'
import { readTexts } from '#shared/rpc/readTexts.ts'
import type { Clock } from '../ports.ts'
import { readWholeFile, writeWholeFile } from '../wholeFile.ts'

/** Hardware may be built in and a driver mended: it is looked for again after this time, and by every new Electron. */
export const LOOK_AGAIN_MS = 7 * 86_400_000

/** What is needed of Electron's `app`. */
type GraphicsApp = Pick<App, 'disableHardwareAcceleration'> & {
  readonly getGPUFeatureStatus: () => { readonly gpu_compositing: string }
  readonly on: (event: 'gpu-info-update', listener: () => void) => unknown
}

/**
 * Must run before Electron is ready.
 * @param folder of what belongs to this machine
 * @param electronVersion as in `process.versions`
 */
export function skipMissingGraphics(
  app: GraphicsApp,
  folder: string,
  clock: Pick<Clock, 'now'>,
  electronVersion: string,
): void {
  const file = path.join(folder, 'missing-graphics.json')
  const sinceMs = clock.now() - missedAt(file, electronVersion)
  // One that lies in the future was written under another clock.
  if (sinceMs >= 0 && sinceMs < LOOK_AGAIN_MS) {
    app.disableHardwareAcceleration()
    return
  }
  let isNoted = false
  app.on('gpu-info-update', () => {
    // `disabled_software`: it was looked for, and in this run all drawing is done without it.
    if (isNoted || app.getGPUFeatureStatus().gpu_compositing !== 'disabled_software') return
    isNoted = true
    try {
      writeWholeFile(file, JSON.stringify({ electronVersion, at: new Date(clock.now()).toISOString() }))
    } catch {
      // A full or read-only disk: the next start looks again.
    }
  })
}

/** Epoch milliseconds; NaN where it was not missed by this Electron, or the file cannot be read: then it is looked for. */
function missedAt(file: string, electronVersion: string): number {
  try {
    const noted = readTexts(readWholeFile(file) ?? '')
    return noted.electronVersion === electronVersion ? Date.parse(noted.at ?? '') : Number.NaN
  } catch {
    return Number.NaN
  }
}

/** The Fetch port in a real Electron without Mando around it. */
import path from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import type { FetchRequest } from '../../../src/main/ports.ts'
import type { NetworkWaySettings } from '../../../src/shared/domain/networkWay.ts'
import { electronExecutable, loadedFirst } from './launch.ts'
import type { ProbeAnswer } from './networkProbe.ts'

export type RunningProbe = {
  readonly ask: (request: Partial<FetchRequest> & { readonly url: string }) => Promise<ProbeAnswer>
  readonly take: (settings: NetworkWaySettings, proxyPassword: string | null) => Promise<void>
  readonly close: () => Promise<void>
}

/** @param origins that may be reached */
export async function launchProbe(origins: readonly string[]): Promise<RunningProbe> {
  const electronApp: ElectronApplication = await _electron.launch({
    executablePath: electronExecutable(),
    args: [...loadedFirst('waitForPlaywright.cjs'), path.join(import.meta.dirname, 'networkProbe.ts')],
    env: { ...process.env, PROBE_ORIGINS: origins.join(' ') },
  })
  return {
    ask: (request) => electronApp.evaluate((_electronModule, given) => globalThis.mandoProbe.ask(given), request),
    take: (settings, password) =>
      electronApp.evaluate((_electronModule, given) => globalThis.mandoProbe.take(given.settings, given.password), {
        settings,
        password,
      }),
    close: () => electronApp.close(),
  }
}

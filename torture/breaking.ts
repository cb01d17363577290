/** Takes one promise's mainstay away from the core, from outside, so that the torture shows that it would notice. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Fetch, SecretVault } from '../src/main/ports.ts'
import { fromBase64, readKeyFile } from '../src/main/store/keyFile.ts'
import { openStore } from '../src/main/store/openStore.ts'

/** As if the attempt were not on the disk before the request leaves: what a dead process was sending waits again. */
export function forgetAttempts(dataDir: string, vault: SecretVault, nowMs: number): void {
  const path = join(dataDir, 'mando.db')
  const document = readKeyFile(join(dataDir, 'key.json'))
  if (!existsSync(path) || document?.scheme !== 'os' || vault.kind !== 'os') return
  const store = openStore({
    path,
    key: vault.open(fromBase64(document.sealed)),
    nowMs,
    backupPathFor: (version) => `${path}.before-v${version}`,
  })
  store.db
    .prepare(`UPDATE effect SET state = 'queued', lease_until = NULL, sent_at = NULL WHERE state = 'running'`)
    .run()
  store.close()
}

/** As if nobody looked properly: the account's own posts and messages always come back empty. */
export function withEmptyTimelines(fetch: Fetch): Fetch {
  return async (request) => {
    const answer = await fetch(request)
    const isOwn = /\/2\/(?:users\/\d+\/tweets|dm_events)/.test(new URL(request.url).pathname)
    if (request.method !== 'GET' || !isOwn || answer.status !== 200) return answer
    return { ...answer, body: new TextEncoder().encode('{"meta":{"result_count":0}}') }
  }
}

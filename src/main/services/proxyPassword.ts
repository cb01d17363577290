/** The password of the office's proxy: sealed in the encrypted database, together with the proxy it is for. */
import { z } from 'zod'
import { proxyIdentity, type ProxyChoice } from '#shared/domain/networkWay.ts'
import { AppError } from '../rpc/appError.ts'
import { fromBase64, toBase64, type Sealer } from '../store/keyFile.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'

const KEY = 'proxyPassword'
const kept = z.object({ sealed: z.string() })
const inside = z.object({ identity: z.string(), password: z.string() })

export type ProxyPassword = ReturnType<typeof createProxyPassword>

/** @param deps.sealer null in a profile that protects nothing yet (training only) */
export function createProxyPassword(deps: { readonly table: SettingTable; readonly sealer: () => Sealer | null }) {
  return {
    /** Null where there is none, where it is for another proxy, and where the vault no longer opens it. */
    read: (proxy: ProxyChoice): string | null => {
      const stored = kept.safeParse(deps.table.get(KEY))
      const sealer = deps.sealer()
      if (!stored.success || sealer === null) return null
      const opened = inside.safeParse(openedJson(sealer, stored.data.sealed))
      return opened.success && opened.data.identity === proxyIdentity(proxy) ? opened.data.password : null
    },
    /** Null forgets it. @throws AppError passphrase_required */
    save: (tx: WriteTx, proxy: ProxyChoice, password: string | null): void => {
      const identity = proxyIdentity(proxy)
      if (identity === null || password === null) {
        deps.table.put(tx, KEY, null)
        return
      }
      const sealer = deps.sealer()
      if (sealer === null) throw new AppError('passphrase_required')
      const plain = new TextEncoder().encode(JSON.stringify({ identity, password }))
      deps.table.put(tx, KEY, { sealed: toBase64(sealer.seal(plain)) })
    },
  }
}

/** What a vault throws may quote what it was given: nothing of it is passed on. */
function openedJson(sealer: Sealer, sealed: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(sealer.open(fromBase64(sealed))))
  } catch {
    return null
  }
}

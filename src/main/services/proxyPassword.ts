/** The password of the office's proxy: sealed in the encrypted database, together with the proxy it is for. */
import { proxyIdentity, type ProxyChoice } from '#shared/domain/networkWay.ts'
import type { Sealer } from '../store/keyFile.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'
import { createSealedPassword } from './sealedPassword.ts'

export type ProxyPassword = ReturnType<typeof createProxyPassword>

/** @param deps.sealer null in a profile that protects nothing yet (training only) */
export function createProxyPassword(deps: { readonly table: SettingTable; readonly sealer: () => Sealer | null }) {
  const password = createSealedPassword({ ...deps, key: 'proxyPassword' })
  return {
    /** Null where there is none, where it is for another proxy, and where the vault no longer opens it. */
    read: (proxy: ProxyChoice): string | null => password.read(proxyIdentity(proxy)),
    /** Null forgets it. @throws AppError passphrase_required */
    save: (tx: WriteTx, proxy: ProxyChoice, value: string | null): void =>
      password.save(tx, proxyIdentity(proxy), value),
  }
}

/** A password of the office, sealed in the encrypted database together with what it is for, and offered to nothing else. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import { AppError } from '../rpc/appError.ts'
import { fromBase64, toBase64, type Sealer } from '../store/keyFile.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'

const kept = lazily(() => z.object({ sealed: z.string() }))
const inside = lazily(() => z.object({ identity: z.string(), password: z.string() }))

export type SealedPassword = ReturnType<typeof createSealedPassword>

/** @param deps.sealer null in a profile that protects nothing yet (training only) */
export function createSealedPassword(deps: {
  readonly table: SettingTable
  readonly sealer: () => Sealer | null
  /** The setting that holds it. */
  readonly key: string
}) {
  return {
    /**
     * Null where there is none, where it is for something else, and where the vault no longer opens it.
     * @param identity of the user and the server; null where nothing is asked for
     */
    read: (identity: string | null): string | null => {
      const stored = kept().safeParse(deps.table.get(deps.key))
      const sealer = deps.sealer()
      if (identity === null || !stored.success || sealer === null) return null
      const opened = inside().safeParse(openedJson(sealer, stored.data.sealed))
      return opened.success && opened.data.identity === identity ? opened.data.password : null
    },
    /** Null forgets it. @throws AppError passphrase_required */
    save: (tx: WriteTx, identity: string | null, password: string | null): void => {
      if (identity === null || password === null) {
        deps.table.put(tx, deps.key, null)
        return
      }
      const sealer = deps.sealer()
      if (sealer === null) throw new AppError('passphrase_required')
      const plain = new TextEncoder().encode(JSON.stringify({ identity, password }))
      deps.table.put(tx, deps.key, { sealed: toBase64(sealer.seal(plain)) })
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

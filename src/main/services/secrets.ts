/**
 * Credentials of accounts. They are sealed — by the operating system's vault, or under the key of the passphrase —
 * before they reach the database, and never appear in the audit log, a log line or an error.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import { AppError } from '../rpc/appError.ts'
import type { Sealer } from '../store/keyFile.ts'
import type { SecretTable } from '../store/secretTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'

const keys = lazily(() =>
  z.object({
    kind: z.literal('oauth1'),
    appKey: z.string(),
    appSecret: z.string(),
    accessToken: z.string(),
    accessSecret: z.string(),
  }),
)
const tokens = lazily(() =>
  z.object({
    kind: z.literal('oauth2'),
    clientId: z.string(),
    accessToken: z.string(),
    /** Good for one use; null where the network handed out none. */
    refreshToken: z.string().nullable(),
    expiresAtMs: z.int(),
    /** When this pair of tokens was handed out. */
    obtainedAtMs: z.int(),
    /** What the person permitted; null where the network did not say, or an earlier version did not keep it. */
    scopes: z.array(z.string()).nullable().default(null),
  }),
)
const credentials = lazily(() => z.discriminatedUnion('kind', [keys(), tokens()]))

export type StoredTokens = Parsed<typeof tokens>
export type StoredCredentials = Parsed<typeof credentials>

export type CredentialsReading =
  | StoredCredentials
  | { readonly kind: 'none' }
  /** The vault no longer opens them: another machine, another user, or a vault that was reset. */
  | { readonly kind: 'unreadable' }

export type UnnamedApp = { readonly accountId: string; readonly appDigest: string }

/**
 * By what accounts of the same registered app are known outside the vault. A client id is public; a consumer key is not
 * to be seen, and has far too many possible values to be guessed from its digest.
 */
const appDigestOf = (kept: StoredCredentials): string =>
  createHash('sha256')
    .update(`mando app\n${kept.kind}\n${kept.kind === 'oauth2' ? kept.clientId : kept.appKey}`)
    .digest('hex')

/** The account id is sealed in, so that credentials cannot be moved to another row. */
const envelope = lazily(() => z.object({ accountId: z.string(), credentials: credentials() }))
const NAME = 'credentials'

export type Secrets = ReturnType<typeof createSecrets>

/** @param deps.sealer null in a profile that protects nothing yet (training only) */
export function createSecrets(deps: { readonly table: SecretTable; readonly sealer: () => Sealer | null }) {
  /** @throws AppError passphrase_required */
  function sealerNow(): Sealer {
    const sealer = deps.sealer()
    if (sealer === null) throw new AppError('passphrase_required')
    return sealer
  }

  function read(accountId: string): CredentialsReading {
    const sealed = deps.table.get(accountId, NAME)
    if (sealed === null) return { kind: 'none' }
    const sealer = deps.sealer()
    if (sealer === null) return { kind: 'unreadable' }
    const opened = envelope().safeParse(openedJson(sealer, sealed))
    return opened.success && opened.data.accountId === accountId ? opened.data.credentials : { kind: 'unreadable' }
  }

  return {
    /** Asked before a person is sent to sign in. @throws AppError passphrase_required */
    assertCanKeep: (): void => {
      sealerNow()
    },
    /** @throws AppError passphrase_required */
    save: (tx: WriteTx, accountId: string, kept: StoredCredentials): void => {
      const plain = new TextEncoder().encode(JSON.stringify({ accountId, credentials: kept }))
      deps.table.put(tx, accountId, NAME, sealerNow().seal(plain), appDigestOf(kept))
    },
    read,
    /**
     * Which app each account uses, where an earlier version did not keep it: a limit of the app holds for all of them.
     * Empty where nothing is to be noted, or the vault does not open what is kept.
     */
    unnamedApps: (): readonly UnnamedApp[] =>
      deps.table.withoutApp(NAME).flatMap((accountId) => {
        const kept = read(accountId)
        return kept.kind === 'oauth1' || kept.kind === 'oauth2' ? [{ accountId, appDigest: appDigestOf(kept) }] : []
      }),
    nameApp: (tx: WriteTx, { accountId, appDigest }: UnnamedApp): void =>
      deps.table.setApp(tx, accountId, NAME, appDigest),
    /** Differs for different credentials, and says nothing of them; null where there are none. */
    fingerprint: (accountId: string): string | null => {
      const sealed = deps.table.get(accountId, NAME)
      return sealed === null ? null : createHash('sha256').update(sealed).digest('hex')
    },
    forget: (tx: WriteTx, accountId: string): void => deps.table.removeAll(tx, accountId),
  }
}

/** What a vault throws may quote what it was given: nothing of it is passed on. */
function openedJson(sealer: Sealer, sealed: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(sealer.open(sealed)))
  } catch {
    return null
  }
}

/** What the accounts screen says about each account. Pure. */
import type { AccountView } from '#shared/contract/accounts.ts'
import type { SpendView } from '#shared/contract/spend.ts'
import { assertNever } from '#shared/domain/assertNever.ts'

export type AccountHealth =
  | { readonly kind: 'problem'; readonly code: KnownProblem | 'other'; readonly sinceMs: number }
  | { readonly kind: 'disconnected' }
  /** Assisted: nothing is fetched, so there is nothing to be late. */
  | { readonly kind: 'by_hand' }
  | { readonly kind: 'never_synced' }
  | { readonly kind: 'fine'; readonly lastSyncAtMs: number }

const KNOWN_PROBLEMS = [
  'account_needs_sign_in',
  'account_refused_for_now',
  'account_renewal_open',
  'account_scopes_missing',
  'account_sync_failing',
  'account_out_of_credit',
] as const
export type KnownProblem = (typeof KNOWN_PROBLEMS)[number]

export function healthOf(account: AccountView): AccountHealth {
  if (account.state === 'disconnected') return { kind: 'disconnected' }
  if (account.problem !== null) {
    const { code, sinceMs } = account.problem
    return { kind: 'problem', code: KNOWN_PROBLEMS.find((known) => known === code) ?? 'other', sinceMs }
  }
  if (account.mode === 'assisted') return { kind: 'by_hand' }
  return account.lastSyncAtMs === null ? { kind: 'never_synced' } : { kind: 'fine', lastSyncAtMs: account.lastSyncAtMs }
}

/** Instants `…Ms` as day and hour under their bare name, for the sentence of a problem. */
export function readableParams(
  params: Readonly<Record<string, string | number>>,
  format: { readonly dayTime: (atMs: number) => string },
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) =>
      name.endsWith('Ms') && typeof value === 'number' ? [name.slice(0, -2), format.dayTime(value)] : [name, value],
    ),
  )
}

/** Whose permissions "withdraw all" concerns: what stands on X, not what lives on this machine alone. */
export function revocable(accounts: readonly AccountView[]): readonly AccountView[] {
  return accounts.filter(({ mode, state }) => mode === 'api' && state !== 'disconnected')
}

/** How an account is connected again: at once, or by signing in. */
export type Reconnection = 'none' | 'at_once' | 'sign_in'

export function reconnectionOf({ state, mode }: AccountView): Reconnection {
  if (state === 'connected') return 'none'
  switch (mode) {
    case 'training':
    case 'assisted':
      return 'at_once'
    case 'api':
      return 'sign_in'
    default:
      return assertNever(mode)
  }
}

export function splitAccounts(accounts: readonly AccountView[]): {
  readonly inUse: readonly AccountView[]
  readonly disconnected: readonly AccountView[]
} {
  return {
    inUse: accounts.filter(({ state }) => state !== 'disconnected'),
    disconnected: accounts.filter(({ state }) => state === 'disconnected'),
  }
}

/** The texts there are for a sign-in that did not work. */
const SIGN_IN_ERRORS = [
  'sign_in_refused',
  'sign_in_ports_taken',
  'network_unreachable',
  'credentials_rejected',
  'conflict',
  'timeout',
] as const
export type SignInError = (typeof SIGN_IN_ERRORS)[number] | 'other'

export function signInErrorOf(error: {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}): SignInError {
  // Nobody refused anything when the ten minutes simply passed.
  const code = error.params.reason === 'timeout' ? 'timeout' : error.code
  return SIGN_IN_ERRORS.find((known) => known === code) ?? 'other'
}

/** A handle as X allows it, with or without its at sign; the core asks for the same. */
export function isHandle(typed: string): boolean {
  return /^@?\w{1,15}$/.test(typed.trim())
}

/** The month's spend line by line, the dearest first. `handle` is null for an account that is no longer listed. */
export function spendRows(spend: Pick<SpendView, 'accounts'>, accounts: readonly AccountView[]) {
  return spend.accounts
    .flatMap(({ accountId, kinds }) => {
      const handle = accounts.find((account) => account.accountId === accountId)?.handle ?? null
      return kinds.map((row) => ({ key: `${accountId}:${row.kind}`, handle, ...row }))
    })
    .sort((a, b) => b.micros - a.micros || a.key.localeCompare(b.key))
}

/** An amount as a field shows it: dollars, empty where there is no limit. */
export function dollarsOf(micros: number | null): number | '' {
  return micros === null ? '' : micros / 1_000_000
}

/** What three fields come to; null where one of them is no amount. Empty and zero mean no limit. */
export function budgetInput(
  month: string | number,
  day: string | number,
  reserve: string | number,
): SpendView['budget'] | null {
  const limit = (typed: string | number): number | null => (typed === '' ? 0 : microsOfDollars(typed))
  const monthMicros = limit(month)
  const dayMicros = limit(day)
  const reservePercent = Number(reserve)
  if (monthMicros === null || dayMicros === null) return null
  if (reserve === '' || !Number.isInteger(reservePercent) || reservePercent < 0 || reservePercent > 50) return null
  return { monthMicros: monthMicros || null, dayMicros: dayMicros || null, reservePercent }
}

function microsOfDollars(typed: string | number): number | null {
  const dollars = Number(typed)
  return Number.isFinite(dollars) && dollars >= 0 && dollars <= 1_000_000 ? Math.round(dollars * 1_000_000) : null
}

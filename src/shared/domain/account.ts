/** What an account is, whatever its network. */
export const ACCOUNT_MODES = ['api', 'assisted', 'training'] as const
export type AccountMode = (typeof ACCOUNT_MODES)[number]

/** `needs_sign_in`: the network no longer accepts our credentials; nothing is sent until a person signs in again. */
export const ACCOUNT_STATES = ['connected', 'needs_sign_in', 'disconnected'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]

/**
 * What became of an account's permissions on the network when it was disconnected: `not_revoked` could not be reached or
 * was refused, `by_hand` are keys that only the network's own console can end.
 */
export const REVOCATIONS = ['pending', 'revoked', 'not_revoked', 'by_hand'] as const
export type Revocation = (typeof REVOCATIONS)[number]

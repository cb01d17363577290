/** What an account is, whatever its network. */
export const ACCOUNT_MODES = ['api', 'assisted', 'training'] as const
export type AccountMode = (typeof ACCOUNT_MODES)[number]

/** `needs_sign_in`: the network no longer accepts our credentials; nothing is sent until a person signs in again. */
export const ACCOUNT_STATES = ['connected', 'needs_sign_in', 'disconnected'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]

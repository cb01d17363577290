/** Effects on a network: the rows of the outbox. The full text is docs/specs/outbox.md. */
export const EFFECT_KINDS = [
  'publish_segment',
  'upload_media',
  'set_alt_text',
  'reply',
  'direct_message',
  'delete_post',
] as const
export type EffectKind = (typeof EFFECT_KINDS)[number]

export const EFFECT_STATES = [
  'queued',
  'running',
  'done',
  'uncertain', // may have happened: nobody knows yet, its lane is held
  'needs_attention', // refused, or by hand: a person decides
  'missed', // its hour passed by more than the grace: a person decides
  'cancelled',
] as const
export type EffectState = (typeof EFFECT_STATES)[number]

/** Still to happen, or its fate is open. */
export const OPEN_EFFECT_STATES = ['queued', 'running', 'uncertain', 'needs_attention', 'missed'] as const

/** What holds a post for longer than its hour and grace. */
export const LATE_CAUSES = ['rate_limit', 'app_limit', 'brake'] as const satisfies readonly WaitingReason[]
export type LateCause = (typeof LATE_CAUSES)[number]

/** Why a queued effect has not happened yet. */
export const WAITING_REASONS = [
  'time', // its hour has not come
  'clock', // the computer's clock is not believed
  'connection',
  'chosen_offline',
  'rate_limit', // the network's limit of the account
  'app_limit', // that of the app, for every account that uses it
  'brake', // the account has published as much as it may in a while
  'retry', // a try failed; the next one has a time
  'predecessor', // an earlier part of the same thread comes first
  'lane', // another effect of the account is running or uncertain
  'account', // the account cannot send: sign in again
  'verdict', // being looked for on the network
  'uploading', // between two steps of an upload
  'processing', // uploaded; the network makes something of it
] as const
export type WaitingReason = (typeof WAITING_REASONS)[number]

/** Whether it answers a citizen, in public or direct. */
export function isAnswerKind(kind: EffectKind): boolean {
  return kind === 'reply' || kind === 'direct_message'
}

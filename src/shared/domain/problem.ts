/** Everything that can be wrong, in one list; the window says it in words with the next step. */
export const PROBLEM_CODES = [
  'post_missed',
  'post_uncertain',
  'post_rejected',
  'held_by_budget',
  'post_by_hand', // assisted mode: its hour has come
  'answer_rejected',
  'answer_uncertain',
  'account_needs_sign_in',
  'account_will_not_publish', // planned posts that will not go out as things stand
  'account_refused_for_now', // 401 to everything, not long enough to ask anybody
  'account_renewal_open', // nobody knows whether the permission was renewed
  'account_scopes_missing',
  'account_sync_failing',
  'account_out_of_credit',
  'budget_near',
  'budget_reached',
  'messages_missing', // between two instants, and the network no longer gives them
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

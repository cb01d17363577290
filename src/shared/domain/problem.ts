/** Everything that can be wrong, in one list; the window says it in words with the next step. */
export const PROBLEM_CODES = [
  'post_missed',
  'posts_will_be_late', // held for longer than hour and grace: a person decides before the hour
  'post_uncertain',
  'post_rejected',
  'held_by_budget',
  'post_hour_gone', // the rules of the zone changed: its wall time no longer exists
  'withdrawal_failed', // a text that was to be taken down is still on the network
  'thread_broken', // read back, a text of a published thread does not answer the one before
  'approval_due', // nobody has decided by the deadline
  'approval_hour_gone', // its hour has come or gone, and it was not agreed to in time
  'post_by_hand', // assisted mode: its hour has come
  'answer_rejected',
  'answer_held', // its conversation moved on before it left
  'answer_uncertain',
  'mail_refused', // the e-mail of a hand-off: the server said no, or it cannot leave as it is
  'mail_uncertain', // it may have gone out, and nothing can be looked up
  'mail_waiting', // tried for a long time
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
  'clock_ahead',
  'clock_behind',
  'backup_old', // no good one for three days
  'backup_failed',
  'backup_folder_failed', // the copy to the chosen folder
  'report_failed', // the monthly report could not be made or written
  'restored',
  'recovered', // what could be read of a damaged database
  'zone_rules_changed', // posts keep their wall time; a person confirms having read it
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/**
 * Every expected failure of an operation, by code. The window translates the code; the core never sends prose.
 * `params` of an error carries what the sentence needs (a path, a count, a time in epoch milliseconds).
 */
export const ERROR_CODES = [
  // The wire
  'unsupported', // no operation of that name
  'invalid_input', // the input does not fit its schema; `paths` says where
  'internal', // a bug; logged once under `correlationId`
  'locked', // the database is not open yet
  'nobody_acting', // there are people and none of them acts
  'not_permitted', // the role of the person who acts does not reach so far; params.right
  // The domain
  'not_found',
  'conflict', // the thing changed meanwhile, or an id made by the caller is already used for something else
  'wrong_state', // the step is not allowed from the present state; params.state
  'text_too_long',
  'text_empty',
  'variable_open', // a saved reply's variable still stands in the answer; params.names, as they are written
  'alt_text_missing',
  'media_unsupported', // nothing that can be published
  'media_damaged', // breaks off, or cannot be decoded
  'media_too_large',
  'media_dimensions',
  'media_too_long',
  'media_too_short',
  'media_format', // its picture or sound is coded in a way that the network does not take
  'media_mixed', // an animation or a video with something else
  'media_too_many',
  'time_in_past',
  'time_does_not_exist', // the hour skipped by the spring clock change
  'rule_wrong', // nothing can repeat by it; params.flaw
  'still_resting', // used again before its rest is over; params.day
  'no_slot', // none of the accounts has a free one
  'checks_blocked', // a check that the office lets nothing pass; params.check
  'checks_unconfirmed', // what was found has to be confirmed by whoever plans it; params.checks
  'approval_needed', // somebody else has to agree first
  'approval_not_needed',
  'approval_refused', // whoever acts may not decide about it; params.why
  'under_embargo', // not before params.atMs
  'nobody_to_agree', // there is nobody else who may approve
  'no_account',
  'account_disconnected',
  'reply_not_allowed', // the network's reply rule forbids it by API; the assisted way stays open
  'mail_not_set', // no mail server is set up
  'pin_wrong', // params.left: tries before it has to wait
  'pin_wait', // too many wrong ones; params.untilMs
  'pin_given', // by somebody else: its person sets another one
  'pin_same', // as the one that was given
  'pin_easy', // among the first that anybody would try
  'name_taken',
  'key_taken', // another macro has it; params.key, params.name
  'urgent_term_wrong', // an entry of the urgent lists; params.problem, params.part
  'last_coordinator', // there must be one
  'passphrase_required', // a real account needs the database key protected first
  'passphrase_wrong',
  'passphrase_weak',
  'sign_in_refused',
  'sign_in_ports_taken',
  'network_unreachable',
  'credentials_rejected',
  'link_not_recognised',
  'backup_passphrase_needed', // of the time of the backup, or its recovery passphrase
  'backup_key_foreign', // sealed by another machine's vault, and no recovery passphrase was set
  'ca_unreadable', // the file holds no certificate that can be read
  'ca_not_authority', // a certificate in it may not vouch for others; params.subject
  'ca_expired', // params.subject, params.validToMs
  // The machine
  'disk_full',
  'read_only',
  'database_damaged',
  'database_newer',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** What of an error a person may see. `params` holds no message bodies and no secrets. */
export type WireError = {
  readonly code: ErrorCode
  readonly params: Readonly<Record<string, string | number>>
  /** For `invalid_input`: dotted paths into the input, empty string for the root. */
  readonly paths: readonly string[]
  /** For `internal`: the id under which the fault was logged. */
  readonly correlationId: string | null
}

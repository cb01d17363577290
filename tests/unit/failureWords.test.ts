/** Whatever code the core leaves with an effect or an account, the window has a sentence for it, in both languages. */
import { describe, expect, it } from 'vitest'
import type { EffectOutcome, RejectionCode, RetryReason } from '../../src/main/networks/networkClient.ts'
import type { MailFault, MailRefusal } from '../../src/main/ports.ts'
import type { Effect } from '../../src/main/store/effectTable.ts'
import { abandoned, afterLook, decide, started } from '../../src/main/sync/policy.ts'
import { errors as english } from '../../src/renderer/i18n/en/errors.ts'
import { outbox as problemsEnglish } from '../../src/renderer/i18n/en/outbox.ts'
import { errors as spanish } from '../../src/renderer/i18n/es/errors.ts'
import { outbox as problemsSpanish } from '../../src/renderer/i18n/es/outbox.ts'
import { EFFECT_KINDS, type EffectKind } from '../../src/shared/domain/effect.ts'
import { MAIL_BY_HAND, MAIL_RESTORED } from '../../src/shared/domain/handoff.ts'
import { PROBLEM_CODES } from '../../src/shared/domain/problem.ts'
import { ERROR_CODES } from '../../src/shared/rpc/errors.ts'

type UncertainReason = Extract<EffectOutcome, { kind: 'uncertain' }>['reason']
const namesOf = <K extends string>(all: Record<K, true>): K[] => Object.keys(all) as K[]

/** By type: a code that is added to the port does not compile until it stands here. */
const REJECTIONS = namesOf<RejectionCode>({
  duplicate_content: true,
  reply_not_allowed: true,
  text_too_long: true,
  media_invalid: true,
  media_expired: true,
  media_failed: true,
  not_found: true,
  forbidden: true,
  account_suspended: true,
  credits_depleted: true,
  credentials_rejected: true,
  missing_permission: true,
  invalid_request: true,
  by_hand: true,
  unexpected_answer: true,
})
const RETRIES = namesOf<RetryReason>({
  offline: true,
  unreachable: true,
  captive_portal: true,
  proxy_sign_in: true,
  proxy_unreachable: true,
  untrusted: true,
  server_error: true,
  credentials_unsure: true,
})
const UNCERTAIN = namesOf<UncertainReason>({
  timeout: true,
  reset: true,
  truncated: true,
  server_error: true,
  unreadable_answer: true,
})

const MAIL = namesOf<MailFault | MailRefusal>({
  smtp_dns: true,
  smtp_unreachable: true,
  smtp_certificate: true,
  smtp_timeout: true,
  smtp_lost: true,
  smtp_busy: true,
  smtp_aborted: true,
  smtp_sign_in: true,
  smtp_no_starttls: true,
  smtp_recipient: true,
  smtp_sender: true,
  smtp_refused: true,
  smtp_protocol: true,
})
/** What the outbox of mail writes itself. */
const MAIL_OWN = ['smtp_interrupted', 'smtp_not_set', 'handoff_changed', MAIL_BY_HAND, MAIL_RESTORED, 'chosen_offline']

const OUTCOMES: readonly EffectOutcome[] = [
  ...REJECTIONS.map((code) => ({ kind: 'rejected', code, detail: '' }) as const),
  ...RETRIES.map((reason) => ({ kind: 'retry', reason, notBeforeMs: null }) as const),
  ...UNCERTAIN.map((reason) => ({ kind: 'uncertain', reason }) as const),
  { kind: 'rate_limited', scope: 'account', untilMs: 1 },
]

const effectOf = (kind: EffectKind): Effect => ({
  seq: 1,
  id: 'e',
  kind,
  accountId: 'a',
  afterSeq: null,
  postId: null,
  variantId: null,
  conversationId: null,
  part: 1,
  payload: { kind: 'reply', text: '', inReplyToRemoteId: '1', resolves: false, seenUntilMs: null, writtenBy: null },
  idempotencyKey: 'k',
  state: 'queued',
  attempts: 0,
  dueAtMs: 0,
  notBeforeMs: 0,
  missAtMs: null,
  leaseUntilMs: null,
  sentAtMs: null,
  leftAtMs: null,
  absentChecks: 9,
  remoteId: null,
  lastError: null,
  createdAtMs: 0,
})

/** Everything that the policy can leave as the reason, and what the runner writes itself. */
function reasonsOfEffects(): readonly string[] {
  const codes = EFFECT_KINDS.flatMap((kind) => {
    const running = started(effectOf(kind), 0)
    const ends = OUTCOMES.flatMap((outcome) => [
      decide(running, outcome, 0).effect,
      decide({ ...running, attempts: 99 }, outcome, 0).effect,
    ])
    const looked = ends.filter(({ state }) => state === 'uncertain').map((effect) => ({ ...effect, absentChecks: 9 }))
    return [...ends, abandoned(running, 0), ...looked.map((effect) => afterLook(effect, { kind: 'absent' }, 9e9))]
  }).flatMap(({ lastError }) => lastError?.code ?? [])
  return [...new Set([...codes, 'content_gone'])]
}

/** What an account's failing fetch names as its reason is a retry or a refusal too. */
const REASONS = [...new Set([...reasonsOfEffects(), ...REJECTIONS, ...RETRIES, ...MAIL, ...MAIL_OWN])]

describe.each([
  ['Spanish', spanish, problemsSpanish],
  ['English', english, problemsEnglish],
] as const)('in %s', (_language, texts, { problem }) => {
  it.each(REASONS)('there is a sentence for the reason %s', (code) => {
    expect(texts.reasons).toHaveProperty(code, expect.stringMatching(/\w{3}.*\.$/))
  })

  it.each(ERROR_CODES)('there is a title and what to do for the failure %s', (code) => {
    expect(texts.codes[code].title).toMatch(/\w{3}/)
    expect(texts.codes[code].body).toMatch(/\w{3}.*\.$/)
  })

  it.each(PROBLEM_CODES)('the problem %s says what it is and what comes next', (code) => {
    expect(problem[code].what).toMatch(/\.$/)
    expect(problem[code].next).toMatch(/\.$/)
  })
})

it('does not promise a repeat where the fate is open', () => {
  for (const reason of UNCERTAIN) {
    expect(spanish.reasons[reason]).not.toMatch(/lo vuelve a intentar/)
    expect(english.reasons[reason]).not.toMatch(/keeps trying/)
  }
})

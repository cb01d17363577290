/** What of the e-mail of hand-offs needs a person. Pure. */
import type { ProblemView } from '#shared/contract/status.ts'
import { MAIL_BY_HAND } from '#shared/domain/handoff.ts'
import type { ProblemCode } from '#shared/domain/problem.ts'
import type { Mail } from '../store/mailTable.ts'

/** What has not left for so long although it was tried is said, whatever the reason. */
const LONG_WAIT_MS = 30 * 60_000

/** Null where it needs nobody; what a person writes in their own mail program calls nobody. */
export function problemOfMail(mail: Mail, accountId: string, nowMs: number): ProblemView | null {
  const code = codeOf(mail, nowMs)
  if (code === null) return null
  return {
    problemId: `mail:${mail.handoffId}:${code}`,
    code,
    severity: code === 'mail_waiting' ? 'warning' : 'urgent',
    accountId,
    subject: { kind: 'conversation', id: mail.conversationId },
    sinceMs: mail.sentAtMs ?? mail.createdAtMs,
    params: { reason: mail.lastError?.code ?? '', ...mail.lastError?.params },
  }
}

function codeOf({ state, lastError, attempts, createdAtMs }: Mail, nowMs: number): ProblemCode | null {
  switch (state) {
    case 'uncertain':
      return 'mail_uncertain'
    case 'needs_attention':
      return lastError?.code === MAIL_BY_HAND ? null : 'mail_refused'
    case 'queued':
      return attempts > 0 && nowMs - createdAtMs > LONG_WAIT_MS ? 'mail_waiting' : null
    case 'running':
    case 'done':
    case 'cancelled':
      return null
  }
}

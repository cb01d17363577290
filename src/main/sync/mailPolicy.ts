/** What becomes of an e-mail after a try. Pure (docs/specs/outbox.md §10). */
import { assertNever } from '#shared/domain/assertNever.ts'
import { MAIL_RESTORED } from '#shared/domain/handoff.ts'
import type { MailOutcome } from '../ports.ts'
import type { Mail } from '../store/mailTable.ts'
import { backoffMs } from './backoff.ts'
import { LONGEST_RETRY_WAIT_MS } from './policy.ts'

/** What stops every message alike: the next one is not tried either, lest the server lock the office out. */
export const HOLDS_ALL: ReadonlySet<string> = new Set(['smtp_sign_in', 'smtp_no_starttls', 'smtp_not_set'])

/** About to leave: to be committed before anything goes over the wire. */
export function leaving(mail: Mail, nowMs: number): Mail {
  return { ...mail, state: 'running', attempts: mail.attempts + 1, sentAtMs: nowMs, lastError: null }
}

export function afterSending(mail: Mail, outcome: MailOutcome, nowMs: number): Mail {
  const settled = { ...mail, sentAtMs: null }
  switch (outcome.kind) {
    case 'done':
      return {
        ...settled,
        state: 'done',
        leftAtMs: mail.sentAtMs,
        serverMessageId: outcome.serverMessageId,
        lastError: null,
      }
    case 'retry':
      return {
        ...settled,
        state: 'queued',
        notBeforeMs: nowMs + backoffMs(mail.attempts),
        lastError: errorOf(outcome.code, outcome.detail),
      }
    case 'uncertain':
      return { ...mail, state: 'uncertain', lastError: errorOf(outcome.code, outcome.detail) }
    case 'rejected':
      return { ...settled, state: 'needs_attention', lastError: errorOf(outcome.code, outcome.detail) }
    default:
      return assertNever(outcome)
  }
}

/** Found running by a process that is not carrying it out: nobody knows whether it left, and nothing can be looked up. */
export function left(mail: Mail): Mail {
  return { ...mail, state: 'uncertain', lastError: errorOf('smtp_interrupted', '') }
}

/** Needs a person for a reason of our own. */
export function asking(mail: Mail, code: string): Mail {
  return { ...mail, state: 'needs_attention', sentAtMs: null, lastError: errorOf(code, '') }
}

/** A person decided that it is to be tried (again). */
export function queuedAgain(mail: Mail, nowMs: number): Mail {
  return { ...mail, state: 'queued', attempts: 0, sentAtMs: null, notBeforeMs: nowMs, lastError: null }
}

/** A person says that it went out. */
export function wentOut(mail: Mail, nowMs: number): Mail {
  return { ...mail, state: 'done', leftAtMs: mail.sentAtMs ?? nowMs, sentAtMs: null, lastError: null }
}

export function givenUp(mail: Mail): Mail {
  return { ...mail, state: 'cancelled', sentAtMs: null }
}

/** In a database that is a copy: what it still meant to send may have left since it was made. */
export function inCopy(mail: Mail): Mail {
  return asking(mail, MAIL_RESTORED)
}

/** The clock was set back: what was to wait a little would wait until it has caught up. */
export function rearmed(mail: Mail, nowMs: number): Mail {
  return mail.notBeforeMs > nowMs + LONGEST_RETRY_WAIT_MS ? { ...mail, notBeforeMs: nowMs } : mail
}

function errorOf(code: string, detail: string): Mail['lastError'] {
  return { code, params: detail === '' ? {} : { detail } }
}

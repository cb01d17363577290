/** What is wrong with the machine rather than with a post or an account, and what happened by itself. Pure. */
import type { ProblemView } from '#shared/contract/status.ts'
import type { ClockVerdict } from '../sync/clockTrust.ts'
import type { StandingNotice } from './standingNotices.ts'

const MINUTE_MS = 60_000

/** @param sinceMs since when the clock is known to be wrong */
export function clockProblem(verdict: ClockVerdict, sinceMs: number): ProblemView | null {
  if (verdict.kind === 'good' || verdict.kind === 'unsure') return null
  const code = verdict.offsetMs > 0 ? 'clock_ahead' : 'clock_behind'
  return {
    problemId: `machine:${code}`,
    code,
    severity: verdict.kind === 'wrong' ? 'urgent' : 'warning',
    accountId: null,
    subject: null,
    sinceMs,
    params: { span: spanOf(Math.abs(verdict.offsetMs)), held: verdict.kind === 'wrong' ? 1 : 0 },
  }
}

export function noticeProblem({ code, sinceMs, params }: StandingNotice): ProblemView {
  return {
    problemId: `notice:${code}`,
    code,
    severity: code === 'restored' || code === 'recovered' ? 'urgent' : 'warning',
    accountId: null,
    subject: null,
    sinceMs,
    params: { ...params },
  }
}

/** `12 min`, `3 h`, `3 h 20 min`, `2 d`: the same in both languages. */
export function spanOf(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS)
  if (minutes < 60) return `${String(minutes)} min`
  if (minutes >= 48 * 60) return `${String(Math.round(minutes / (24 * 60)))} d`
  const rest = minutes % 60
  return `${String(Math.floor(minutes / 60))} h${rest === 0 ? '' : ` ${String(rest)} min`}`
}

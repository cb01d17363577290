/**
 * Answers a proxy that asks who we are (docs/specs/connection.md §5.4). Only the proxy that was set, only when it asks,
 * and a password that is not known to be right to one request at a time: eight accounts that offer a wrong one every few
 * seconds would lock the person out of the office's directory. Knows no Electron.
 */
export type ProxyCredentials = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}
export type ProxyQuestion = { readonly isProxy: boolean; readonly host: string; readonly port: number }
type Answer = (user?: string, password?: string) => void

/** What one request does about it. */
export type ProxyAttendant = {
  /** Answers at once, or when another request has found out whether the password is right. */
  readonly onLogin: (question: ProxyQuestion, answer: Answer) => void
  /** True where the proxy asked and got nothing that it accepts. */
  readonly wasRefused: () => boolean
  /** Must be called when the request has ended. `passed` says that it got beyond the proxy. */
  readonly ended: (passed: boolean) => void
}

/** After a refusal the password is offered again no sooner than this: a directory that had a bad moment is not for ever. */
const REFUSAL_PAUSE_MS = 15 * 60_000

export function createProxySignIn(deps: {
  readonly credentials: ProxyCredentials | null
  readonly monotonicMs: () => number
}): { readonly attend: () => ProxyAttendant } {
  const { credentials } = deps
  let isProven = false
  let refusedAtMs: number | null = null
  /** Those who wait while one request tries the password. */
  let trial: (() => void)[] | null = null

  const isPaused = () => refusedAtMs !== null && deps.monotonicMs() - refusedAtMs < REFUSAL_PAUSE_MS
  const isOurs = ({ isProxy, host, port }: ProxyQuestion) =>
    credentials !== null &&
    isProxy &&
    host.toLowerCase() === credentials.host.toLowerCase() &&
    port === credentials.port

  function endTrial(): void {
    const waiting = trial ?? []
    trial = null
    for (const go of waiting) go()
  }

  function attend(): ProxyAttendant {
    let hasOffered = false
    let isTrying = false
    let isRefused = false

    function refuse(answer: Answer): void {
      isRefused = true
      answer()
    }

    function onLogin(question: ProxyQuestion, answer: Answer): void {
      if (!isOurs(question) || credentials === null) {
        if (question.isProxy) refuse(answer)
        else answer()
      } else if (hasOffered) {
        isProven = false
        refusedAtMs = deps.monotonicMs()
        refuse(answer)
        if (isTrying) endTrial()
        isTrying = false
      } else if (isPaused()) {
        refuse(answer)
      } else if (!isProven && trial !== null) {
        trial.push(() => onLogin(question, answer))
      } else {
        if (!isProven) {
          trial = []
          isTrying = true
        }
        hasOffered = true
        answer(credentials.user, credentials.password)
      }
    }

    return {
      onLogin,
      wasRefused: () => isRefused,
      ended: (passed) => {
        if (passed && hasOffered) {
          isProven = true
          refusedAtMs = null
        }
        if (isTrying) endTrial()
        isTrying = false
      },
    }
  }

  return { attend }
}

/**
 * The outbox of e-mail: one message at a time, the attempt committed before anything goes over the wire, an unknown fate left
 * to a person (docs/specs/outbox.md §10). It shares no lane, limit or evidence with the networks.
 */
import { createHash } from 'node:crypto'
import { faultPlace } from '../faultPlace.ts'
import type { Clock, Connectivity, Ids, Log, OutgoingMail, SendMail, SmtpServer } from '../ports.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Mail, MailTable } from '../store/mailTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { afterSending, asking, HOLDS_ALL, leaving, left, rearmed } from './mailPolicy.ts'

const LONGEST_SLEEP_MS = 30_000
/** After a fault of our own. */
const FAULT_PAUSE_MS = 1_000

/** What is about to leave, or why it cannot. */
export type PreparedMail =
  | { readonly kind: 'ready'; readonly message: OutgoingMail; readonly server: SmtpServer }
  | { readonly kind: 'held'; readonly code: string }

export function createMailRunner(deps: {
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly mails: MailTable
  readonly sendMail: SendMail
  /** What the operating system says; what a network's servers answer says nothing about a mail server. */
  readonly connectivity: Pick<Connectivity, 'isUp' | 'onChange'>
  readonly isWorkOffline: () => boolean
  readonly prepare: (mail: Mail) => PreparedMail
  readonly onNeedsPerson: (mail: Mail) => void
}) {
  const { uow, clock, mails } = deps
  const stopping = new AbortController()
  let underWay: { readonly handoffId: string; readonly task: Promise<void> } | null = null
  let cancelTimer: (() => void) | null = null
  let stopListening: (() => void) | null = null
  let running = false

  const by = (): Actor => ({ actor: 'outbox', correlationId: deps.ids.next() })

  function save(tx: WriteTx, before: Mail, after: Mail): void {
    mails.save(tx, after)
    tx.audit({
      action: `mail.${after.state}`,
      entity: `handoff:${after.handoffId}`,
      before: { state: before.state },
      after: { state: after.state, attempts: after.attempts, error: after.lastError?.code ?? null },
    })
  }

  function change(before: Mail, after: Mail): void {
    uow.write(by(), (tx) => save(tx, before, after))
    if (after.state === 'needs_attention' || after.state === 'uncertain') deps.onNeedsPerson(after)
  }

  /** What an earlier process left running, or a try of ours whose end could not be written down. */
  function takeOver(): void {
    for (const mail of mails.inState('running')) if (mail.handoffId !== underWay?.handoffId) change(mail, left(mail))
  }

  function rearm(): void {
    for (const mail of mails.inState('queued')) {
      const next = rearmed(mail, clock.now())
      if (next !== mail) change(mail, next)
    }
  }

  /** One transaction: what goes next, and that it is about to. Null where nothing may. */
  function claim(): { readonly mail: Mail; readonly message: OutgoingMail; readonly server: SmtpServer } | null {
    if (mails.inState('needs_attention').some(({ lastError }) => HOLDS_ALL.has(lastError?.code ?? ''))) return null
    const next = mails.inState('queued').find(({ notBeforeMs }) => notBeforeMs <= clock.now())
    if (next === undefined) return null
    const prepared = deps.prepare(next)
    if (prepared.kind === 'held') {
      change(next, asking(next, prepared.code))
      return claim()
    }
    const { message, server } = prepared
    const mail = leaving(next, clock.now())
    uow.write(by(), (tx) => {
      mails.startAttempt(tx, mail, createHash('sha256').update(JSON.stringify(message)).digest('hex'))
      save(tx, next, mail)
    })
    return { mail, message, server }
  }

  async function perform({ mail, message, server }: NonNullable<ReturnType<typeof claim>>): Promise<void> {
    const outcome = await deps.sendMail(message, server, stopping.signal)
    const after = afterSending(mail, outcome, clock.now())
    uow.write(by(), (tx) => {
      mails.endAttempt(tx, mail, outcome)
      save(tx, mail, after)
    })
    if (after.state === 'needs_attention' || after.state === 'uncertain') deps.onNeedsPerson(after)
  }

  /** Throws nothing: it runs from timers and after a person's commands. */
  function turn(): void {
    try {
      takeOver()
      rearm()
      const mayTry = underWay === null && deps.connectivity.isUp() && !deps.isWorkOffline()
      const claimed = mayTry ? claim() : null
      if (claimed !== null) launch(claimed)
      schedule()
    } catch (error) {
      deps.log.error('mail_fault', { fault: faultPlace(error) })
      schedule(FAULT_PAUSE_MS)
    }
  }

  function launch(claimed: NonNullable<ReturnType<typeof claim>>): void {
    const ended = (next: () => void): void => {
      underWay = null
      if (running) next()
    }
    const task = perform(claimed).then(
      () => ended(turn),
      (error: unknown) => {
        deps.log.error('mail_fault', { fault: faultPlace(error) })
        ended(() => schedule(FAULT_PAUSE_MS))
      },
    )
    underWay = { handoffId: claimed.mail.handoffId, task }
  }

  function schedule(atLeastMs = 1): void {
    cancelTimer?.()
    const waits = mails.inState('queued').map(({ notBeforeMs }) => notBeforeMs - clock.now())
    // What is due and cannot leave is looked at again when what holds it ends, or with the longest sleep.
    const next = waits.filter((ms) => ms > 0)
    const waitMs = Math.max(atLeastMs, Math.min(LONGEST_SLEEP_MS, ...next))
    cancelTimer = clock.after(waitMs, () => {
      if (running) turn()
    })
  }

  return {
    start: (): void => {
      running = true
      stopListening = deps.connectivity.onChange(() => {
        if (running) turn()
      })
      turn()
    },
    wake: (): void => {
      if (running) turn()
    },
    /** Resolves when what is under way has been written down. */
    stop: async (): Promise<void> => {
      running = false
      cancelTimer?.()
      stopListening?.()
      stopping.abort()
      await underWay?.task
    },
  }
}

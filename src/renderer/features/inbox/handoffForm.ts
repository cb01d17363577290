/** A hand-off as it is being filled in, and what becomes of it. Pure. */
import type { InputOf } from '#shared/contract/contract.ts'
import { MAIL_ADDRESS, ONE_LINE, type HandoffChannel, type MailWay } from '#shared/domain/handoff.ts'
import { wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import { otherHour } from './snoozeTimes.ts'

export type HandoffForm = {
  readonly channel: HandoffChannel
  readonly recipient: string
  readonly subject: string
  readonly by: MailWay
  readonly text: string
  readonly noticeGiven: boolean
  readonly hasConsented: boolean
  readonly consentTo: string
  /** The office's wall time, as a date and time field gives it. */
  readonly consentAt: string
  /** Chosen messages, and whether each goes with its personal data. */
  readonly items: ReadonlyMap<string, boolean>
  readonly reference: string
  readonly followerId: string | null
}

export type HandoffFault = 'recipient' | 'subject' | 'text' | 'consent'
export type HandoffReading =
  | { readonly kind: 'ready'; readonly input: Omit<InputOf<'handoffs.open'>, 'conversationId' | 'handoffId'> }
  | { readonly kind: 'faults'; readonly faults: ReadonlySet<HandoffFault> }

/** Messages are passed on to somebody else: not where the citizen goes themselves. */
export function passesOn(channel: HandoffChannel): boolean {
  return channel === 'email' || channel === 'other'
}

export function firstForm(given: {
  readonly hasServer: boolean
  readonly consentTo: string
  readonly followerId: string | null
  readonly nowMs: number
  readonly zone: OfficeZone
}): HandoffForm {
  return {
    channel: 'email',
    recipient: '',
    subject: '',
    by: given.hasServer ? 'smtp' : 'program',
    text: '',
    noticeGiven: true,
    hasConsented: false,
    consentTo: given.consentTo,
    consentAt: wallTimeAt(given.nowMs, given.zone),
    items: new Map(),
    reference: '',
    followerId: given.followerId,
  }
}

export function toggledItem(items: HandoffForm['items'], entryId: string): HandoffForm['items'] {
  const next = new Map(items)
  if (!next.delete(entryId)) next.set(entryId, false)
  return next
}

export function readHandoffForm(form: HandoffForm, zone: OfficeZone): HandoffReading {
  const faults = new Set<HandoffFault>()
  const recipient = form.recipient.trim()
  const subject = form.subject.trim()
  const isMail = form.channel === 'email'
  const items = passesOn(form.channel) ? [...form.items].map(([entryId, unmasked]) => ({ entryId, unmasked })) : []
  if (recipient === '' || !ONE_LINE.test(recipient) || (isMail && !MAIL_ADDRESS.test(recipient)))
    faults.add('recipient')
  if (isMail && (subject === '' || !ONE_LINE.test(subject))) faults.add('subject')
  if (isMail && form.text.trim() === '' && items.length === 0) faults.add('text')
  const consent = consentOf(form, zone)
  if (consent === 'fault') faults.add('consent')
  if (faults.size > 0 || consent === 'fault') return { kind: 'faults', faults }
  return {
    kind: 'ready',
    input: {
      way: wayOf(form, recipient, subject),
      text: form.text,
      consent,
      items,
      reference: form.reference.trim(),
      followerId: form.followerId,
    },
  }
}

function wayOf(form: HandoffForm, recipient: string, subject: string): InputOf<'handoffs.open'>['way'] {
  switch (form.channel) {
    case 'email':
      return { channel: 'email', recipient, subject, by: form.by }
    case 'form':
      return { channel: 'form', recipient, noticeGiven: form.noticeGiven }
    case 'direct':
    case 'other':
      return { channel: form.channel, recipient }
  }
}

function consentOf(form: HandoffForm, zone: OfficeZone): InputOf<'handoffs.open'>['consent'] | 'fault' {
  if (!form.hasConsented) return null
  const to = form.consentTo.trim()
  const at = otherHour(form.consentAt, 0, zone)
  return to === '' || at.kind !== 'chosen' ? 'fault' : { to, atMs: at.untilMs }
}

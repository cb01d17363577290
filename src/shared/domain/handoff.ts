/** Handing a citizen over to a private or official channel (docs/specs/inbox.md §13). Pure. */
import { masked } from './exposure.ts'
import { wallTimeAt, type OfficeZone } from './wallTime.ts'

export const HANDOFF_CHANNELS = ['direct', 'email', 'form', 'other'] as const
export type HandoffChannel = (typeof HANDOFF_CHANNELS)[number]

/** How an e-mail leaves: from here, or from the person's own mail program. */
export const MAIL_WAYS = ['smtp', 'program'] as const
export type MailWay = (typeof MAIL_WAYS)[number]

export const MAIL_STATES = ['queued', 'running', 'done', 'uncertain', 'needs_attention', 'cancelled'] as const
export type MailState = (typeof MAIL_STATES)[number]

/** Why an e-mail needs a person although no server said so. */
export const MAIL_BY_HAND = 'mail_by_hand'
/** The database is a copy, and what it still meant to send may have left since. */
export const MAIL_RESTORED = 'mail_restored'

/**
 * One address and nothing that could become a second one or another header: a local part of RFC 5322 atoms, and a domain
 * of letters, digits and hyphens (an international one in its ASCII form). Names with quotation marks are not taken.
 */
export const MAIL_ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
/** RFC 5321 §4.5.3.1.3, without the brackets. */
export const MAIL_ADDRESS_LENGTH = 254
/** One line, printable. */
// eslint-disable-next-line no-control-regex -- the control characters are what is refused
export const ONE_LINE = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/

/** What may be done about an e-mail, by hand. */
export type MailStanding = { readonly state: MailState; readonly lastErrorCode: string | null }

/** Whether a person may say whether it went out: nobody else can know. */
export function isToBeSettled({ state, lastErrorCode }: MailStanding): boolean {
  return (
    state === 'uncertain' ||
    (state === 'needs_attention' && (lastErrorCode === MAIL_BY_HAND || lastErrorCode === MAIL_RESTORED))
  )
}

/** Whether it can be tried again as it is. */
export function isToBeRetried(standing: MailStanding): boolean {
  return standing.state === 'needs_attention' && !isToBeSettled(standing)
}

/** Whether it can still be given up. */
export function isToBeGivenUp({ state }: MailStanding): boolean {
  return state === 'queued' || state === 'needs_attention'
}

/** A message of the conversation as it is passed on. */
export type PassedOn = {
  readonly authorName: string
  readonly authorHandle: string
  readonly text: string
  readonly writtenAtMs: number
  readonly unmasked: boolean
}

/** The text with personal data replaced, unless the person chose otherwise. */
export function passedOnText(text: string, unmasked: boolean): string {
  return unmasked ? text : masked(text)
}

/** The body of an e-mail: what the person wrote, then what they chose to pass on, quoted. */
export function mailBody(
  text: string,
  items: readonly PassedOn[],
  {
    reference,
    zone,
    isTraining,
  }: { readonly reference: string; readonly zone: OfficeZone; readonly isTraining: boolean },
): string {
  const quoted = items.map(({ authorName, authorHandle, text: said, writtenAtMs, unmasked }) =>
    [
      `${authorName} (@${authorHandle}), ${dayAndTime(writtenAtMs, zone)}:`,
      ...passedOnText(said, unmasked)
        .split(/\r\n|\r|\n/)
        .map((line) => `> ${line}`),
    ].join('\n'),
  )
  return [
    ...(isTraining ? ['ESTO ES UN EJERCICIO: la persona y sus mensajes son inventados.'] : []),
    ...(text.trim() === '' ? [] : [text.trim()]),
    ...(quoted.length === 0 ? [] : ['Mensajes que se trasladan:', ...quoted]),
    ...(reference === '' ? [] : [`Referencia: ${reference}`]),
  ].join('\n\n')
}

/** `23/11/2026 10:30`, by the office's clock. */
function dayAndTime(atMs: number, zone: OfficeZone): string {
  const [day = '', time = ''] = wallTimeAt(atMs, zone).split('T')
  return `${day.split('-').toReversed().join('/')} ${time}`
}

/**
 * Longer ones are cut or refused by systems and mail programs (Windows hands on 2,081 characters at most).
 */
export const MAILTO_LENGTH = 2_000

/**
 * An address that opens the person's mail program with everything filled in (RFC 6068).
 * @param body null where it does not fit and is given in another way
 */
export function mailtoAddress(to: string, subject: string, body: string | null): string {
  const parts = [
    `subject=${encoded(subject)}`,
    ...(body === null ? [] : [`body=${encoded(body.replace(/\r\n|\r|\n/g, '\r\n'))}`]),
  ]
  return `mailto:${to.split('@').map(encoded).join('@')}?${parts.join('&')}`
}

/** As RFC 3986 reserves characters; `encodeURIComponent` leaves some that a mail program or a shell may take for its own. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** True for what `mailtoAddress` makes: one recipient, a subject, perhaps a body, nothing else that a mail program obeys. */
export function isMailtoAddress(address: string): boolean {
  return (
    address.length <= MAILTO_LENGTH &&
    /^mailto:[A-Za-z0-9%._~-]+@[A-Za-z0-9.-]+\?subject=[A-Za-z0-9%._~-]*(?:&body=[A-Za-z0-9%._~-]*)?$/.test(address)
  )
}

/** Offered to tell the citizen in public that their matter has been handed over. In Spanish, for the reason above. */
export const TOLD_IN_PUBLIC = 'Hemos trasladado su consulta a quien puede resolverla. Gracias por avisarnos.'
/** Offered in public where there is no direct conversation with the citizen yet. */
export const ASK_FOR_DIRECT_MESSAGE = 'Para atenderle con sus datos a salvo, escríbanos por mensaje directo, por favor.'
/** Offered in a direct conversation. */
export const GO_ON_IN_DIRECT = 'Le atendemos por aquí, en privado. Cuéntenos lo que necesite.'

/**
 * Everything the core needs from the outside, as values it is given. Electron fills these in `electron/`,
 * tests fill them with fakes that have levers. The core itself touches no clock, no randomness and no network.
 */
import type { PrintedDocument } from '#shared/contract/printed.ts'
import type { QuietHours } from '#shared/domain/quietHours.ts'
import type { NetworkWaySettings } from '#shared/domain/networkWay.ts'

import type { ZoneRules } from '#shared/domain/zoneRules.ts'

/** Wall clock and timers. `now` is epoch milliseconds and may jump; `monotonicMs` never goes back. */
export type Clock = {
  readonly now: () => number
  readonly monotonicMs: () => number
  /** Runs `task` once after `delayMs`; returns the function that cancels it. */
  readonly after: (delayMs: number, task: () => void) => () => void
}

/** Makes UUIDv7 identifiers (RFC 9562): they sort by time of creation. */
export type Ids = { readonly next: () => string }

/** Cryptographic randomness. */
export type Random = { readonly bytes: (count: number) => Uint8Array }

/**
 * The operating system's vault. `kind: 'none'` means that it would store plain text or is absent
 * (Linux without a keyring, headless): the core then asks for a passphrase.
 */
export type SecretVault =
  | {
      readonly kind: 'os'
      readonly name: string
      readonly seal: (plain: Uint8Array) => Uint8Array
      /** Throws when the sealed bytes were made on another machine or by another user. */
      readonly open: (sealed: Uint8Array) => Uint8Array
    }
  | { readonly kind: 'none'; readonly reason: string }

export type FetchRequest = {
  readonly url: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string | null
  /** Whole exchange, from connecting to the last byte. */
  readonly timeoutMs: number
  readonly maxAnswerBytes: number
  readonly signal: AbortSignal | null
}

/** Header names are in lower case. Redirects are never followed: a 3xx arrives as it is. */
export type FetchAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/**
 * Why no complete answer came. `sent: false` is said only where it is certain that no byte of the request
 * reached the other side; everything else is `sent: true`, so that the outbox treats it as uncertain.
 */
export type FetchFailureReason =
  | 'offline'
  | 'dns'
  | 'refused'
  | 'tls'
  | 'proxy' // not reached, or it lets nothing through
  | 'proxy_auth' // it wants a name and a password, or refused the ones it got
  | 'reset'
  | 'timeout'
  | 'truncated'
  | 'too_large'
  | 'aborted'
  | 'forbidden_host'
  | 'other'

/** Why the certificate of whoever answered was refused, and who had signed it. */
export type CertificateRefusal = {
  readonly issuer: string
  readonly problem: 'unknown_issuer' | 'wrong_host' | 'expired' | 'other'
}

export class FetchFailure extends Error {
  readonly reason: FetchFailureReason
  readonly sent: boolean
  /** For `tls`, where it is known. */
  readonly certificate: CertificateRefusal | null
  constructor(
    reason: FetchFailureReason,
    sent: boolean,
    cause?: unknown,
    certificate: CertificateRefusal | null = null,
  ) {
    super(`fetch failed: ${reason}${sent ? ' after the request left' : ''}`, { cause })
    this.name = 'FetchFailure'
    this.reason = reason
    this.sent = sent
    this.certificate = certificate
  }
}

/** The one way out of the machine. Resolves with any complete answer whatever its status, rejects with FetchFailure. */
export type Fetch = (request: FetchRequest) => Promise<FetchAnswer>

/** The way that every request of the Fetch port takes. It belongs to the machine, so it is kept beside the database. */
export type NetworkWay = {
  readonly get: () => NetworkWaySettings
  /** Kept, and taken by the next request; connections of the old way end with what is under way on them. */
  readonly set: (settings: NetworkWaySettings, proxyPassword: string | null) => void
  /** For the proxy that is set; never kept. */
  readonly setProxyPassword: (proxyPassword: string | null) => void
}

/** The mail server that messages are handed to. */
export type SmtpServer = {
  readonly host: string
  readonly port: number
  /** `starttls`: required; `unprotected`: taken where it is offered. */
  readonly security: 'starttls' | 'tls' | 'unprotected'
  /** Null where the server asks for nothing. */
  readonly signIn: { readonly user: string; readonly password: string } | null
  /** Certificates of authorities that are trusted besides the system's, in PEM. */
  readonly extraCaPem: string | null
}

/** One message in plain text to one address. */
export type OutgoingMail = {
  /** RFC 5322, without brackets. */
  readonly messageId: string
  readonly dateMs: number
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
}

/**
 * What became of a message. `retry` is said only where it is certain that no server took it; `uncertain` where all of it may
 * have arrived and no answer came. `detail` is the server's own wording, for people; it is not interpreted.
 */
export type MailOutcome =
  | { readonly kind: 'done'; readonly serverMessageId: string | null }
  | { readonly kind: 'retry'; readonly code: MailFault; readonly detail: string }
  | { readonly kind: 'uncertain'; readonly code: MailFault; readonly detail: string }
  | { readonly kind: 'rejected'; readonly code: MailRefusal; readonly detail: string }
export type MailFault =
  | 'smtp_dns'
  | 'smtp_unreachable'
  | 'smtp_certificate'
  | 'smtp_timeout'
  | 'smtp_lost'
  | 'smtp_busy' // 4xx
  | 'smtp_aborted'
export type MailRefusal =
  | 'smtp_sign_in' // name and password refused, or asked for
  | 'smtp_no_starttls' // required, and not offered
  | 'smtp_recipient' // 5xx to the recipient
  | 'smtp_sender' // 5xx to the sender
  | 'smtp_refused' // any other 5xx
  | 'smtp_protocol' // what answers speaks no SMTP

/** Hands one message to a mail server, once. Never rejects. */
export type SendMail = (mail: OutgoingMail, server: SmtpServer, signal: AbortSignal) => Promise<MailOutcome>

/** What the operating system says of the network; evidence from real exchanges outranks it. */
export type Connectivity = {
  readonly isUp: () => boolean
  readonly onChange: (listener: (isUp: boolean) => void) => () => void
}

/** Whether somebody may be looking at Mando: what is on no screen is kept up to date less often. */
export type Presence = {
  readonly isInFront: () => boolean
  readonly onChange: (listener: (isInFront: boolean) => void) => () => void
}

/**
 * Notifications of the operating system, without a sound. Never a message body of a citizen. `place` is where in the window a
 * click leads, as the path of a screen.
 */
export type Notifier = {
  readonly notify: (notice: { readonly title: string; readonly body: string; readonly place: string }) => void
}

/** Opens https addresses of an allow-list in the person's own browser, and puts text on the clipboard. */
export type ExternalBrowser = {
  readonly open: (url: string) => Promise<void>
  /** Opens the person's mail program at an address that `mailtoAddress` made, and at no other. */
  readonly writeMail: (mailto: string) => Promise<void>
  readonly copyText: (text: string) => void
}

/**
 * Waits on one loopback address for the browser to come back from a sign-in. Binds the first free port of `ports`
 * (rejects with code EADDRINUSE when none is), answers one GET on `path` with `page(query)`, then closes. A call for which
 * `page` is null is not the one that is waited for: it gets a 404 and the waiting goes on.
 */
export type LoopbackListener = {
  readonly listen: (options: {
    readonly ports: readonly number[]
    readonly path: string
    readonly page: (query: Readonly<Record<string, string>>) => string | null
  }) => Promise<{
    readonly port: number
    /** Resolves with the query of the call; rejects when closed first. */
    readonly received: Promise<Readonly<Record<string, string>>>
    readonly close: () => void
  }>
}

/** Lets a person choose one file of theirs. */
export type FilePicker = {
  /** Null when they think better of it; one that is too large is not read. `name` has no folder in it. */
  readonly pick: (wanted: {
    readonly title: string
    readonly extensions: readonly string[]
    readonly maxBytes: number
  }) => Promise<
    { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array } | { readonly kind: 'too_large' } | null
  >
}

/** Settings that are needed before the database opens. */
export type Preferences = {
  readonly get: () => OfWorkstation
  readonly set: (change: Partial<OfWorkstation>) => void
}
type OfWorkstation = {
  readonly theme: 'light' | 'dark' | 'auto'
  readonly language: 'es' | 'en'
  /** Whether an urgent message is heard. */
  readonly urgentSound: boolean
  /** Whether it is announced that citizens wrote. */
  readonly messageNotices: boolean
  /** Whether it is announced that an account reached a round number of followers. */
  readonly milestoneNotices: boolean
  readonly quietHours: QuietHours | null
}

/** Small choices of the window that outlive it, by key. `keep` returns after the bytes are on the disk. */
export type WindowMemory = {
  readonly all: () => Readonly<Record<string, string>>
  readonly keep: (key: string, value: string) => void
}

/** What the program's icon and the task bar say: unread conversations, and those that are urgent. */
export type Badge = { readonly show: (counts: { readonly unread: number; readonly urgent: number }) => void }

/** Keeps one small document of the training network between runs. `save` returns after the bytes are on the disk. */
export type TrainingStorage = { readonly load: () => string | null; readonly save: (document: string) => void }

/** The person shows a folder in the system's own dialog; null where they changed their mind. */
export type FolderPicker = {
  readonly choose: (purpose: 'backups' | 'restore' | 'export' | 'figures' | 'reports') => Promise<string | null>
}

/** Makes a tagged PDF, with its language and title, of a report or of a sheet of the calendar. */
export type DocumentPrinter = { readonly print: (document: PrintedDocument) => Promise<Uint8Array> }

/** Structured log lines: an event name and facts. Never message bodies, never secrets. */
export type Log = {
  readonly info: (event: string, facts?: Readonly<Record<string, string | number | boolean | null>>) => void
  readonly error: (event: string, facts?: Readonly<Record<string, string | number | boolean | null>>) => void
}

export type Ports = {
  readonly clock: Clock
  readonly ids: Ids
  readonly random: Random
  readonly vault: SecretVault
  readonly fetch: Fetch
  readonly networkWay: NetworkWay
  readonly connectivity: Connectivity
  readonly presence: Presence
  readonly filePicker: FilePicker
  readonly notifier: Notifier
  readonly badge: Badge
  readonly browser: ExternalBrowser
  readonly sendMail: SendMail
  readonly loopback: LoopbackListener
  readonly preferences: Preferences
  readonly trainingStorage: TrainingStorage
  readonly windowMemory: WindowMemory
  readonly zoneRules: ZoneRules
  readonly folders: FolderPicker
  readonly printer: DocumentPrinter
  readonly log: Log
}

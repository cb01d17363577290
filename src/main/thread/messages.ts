/**
 * Everything that passes between Electron's thread and the core's, both ways: values that the structured clone keeps, each
 * with its `kind`. What is bytes and belongs to nobody any more is handed over, not copied.
 */
import type { MessagePort } from 'node:worker_threads'
import type { NetworkWaySettings } from '#shared/domain/networkWay.ts'
import type { ChangeEvent } from '#shared/rpc/envelope.ts'
import type { AppConfig } from '../app.ts'
import type {
  Badge,
  DocumentPrinter,
  ExternalBrowser,
  FetchAnswer,
  FetchRequest,
  FilePicker,
  FolderPicker,
  NetworkWay,
  Notifier,
  Preferences,
  SecretVault,
} from '../ports.ts'
import type { SentFailure } from './failures.ts'

/** What the core begins with, as far as only Electron's thread knows it. */
export type Beginning = {
  readonly config: AppConfig
  readonly vault: { readonly kind: 'os'; readonly name: string } | { readonly kind: 'none'; readonly reason: string }
  readonly preferences: ReturnType<Preferences['get']>
  readonly networkWay: NetworkWaySettings
  readonly isUp: boolean
  readonly isInFront: boolean
  /** Where the answer to a question that cannot wait for a turn arrives. */
  readonly answersNow: MessagePort
  /** One Int32: 0 while such a question is out, 1 when its answer lies in `answersNow`. */
  readonly answered: SharedArrayBuffer
}

type ExchangeOf<F extends (given: never) => unknown> = {
  readonly input: Parameters<F>[0]
  readonly output: Awaited<ReturnType<F>>
}
type OsVault = Extract<SecretVault, { readonly kind: 'os' }>

/** What the core asks and waits for, by name. */
export type Questions = {
  /** Given up by a message of its own. */
  readonly fetch: { readonly input: Omit<FetchRequest, 'signal'>; readonly output: FetchAnswer }
  readonly pickFile: ExchangeOf<FilePicker['pick']>
  readonly chooseFolder: ExchangeOf<FolderPicker['choose']>
  readonly print: ExchangeOf<DocumentPrinter['print']>
  readonly openPage: ExchangeOf<ExternalBrowser['open']>
  readonly writeMail: ExchangeOf<ExternalBrowser['writeMail']>
}

/** What the core asks within a turn, because its ports answer at once. */
export type QuestionsNow = {
  readonly seal: ExchangeOf<OsVault['seal']>
  readonly open: ExchangeOf<OsVault['open']>
  readonly setPreferences: ExchangeOf<Preferences['set']>
  readonly setNetworkWay: {
    readonly input: { readonly settings: NetworkWaySettings; readonly proxyPassword: string | null }
    readonly output: ReturnType<NetworkWay['set']>
  }
  readonly setProxyPassword: ExchangeOf<NetworkWay['setProxyPassword']>
}

/** What the core says without expecting an answer. */
export type Tellings = {
  readonly notify: Parameters<Notifier['notify']>[0]
  readonly showBadge: Parameters<Badge['show']>[0]
  readonly copyText: string
}

export type Ask<N extends keyof Questions = keyof Questions> = {
  [K in N]: { readonly kind: 'ask'; readonly id: number; readonly name: K; readonly input: Questions[K]['input'] }
}[N]
export type AskNow<N extends keyof QuestionsNow = keyof QuestionsNow> = {
  [K in N]: { readonly kind: 'askNow'; readonly name: K; readonly input: QuestionsNow[K]['input'] }
}[N]
export type Tell<N extends keyof Tellings = keyof Tellings> = {
  [K in N]: { readonly kind: 'tell'; readonly name: K; readonly input: Tellings[K] }
}[N]

/** How a question ended. */
export type Outcome =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: SentFailure }

export type ToCore =
  | { readonly kind: 'begin'; readonly beginning: Beginning }
  | { readonly kind: 'call'; readonly id: number; readonly operation: string; readonly input: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly outcome: Outcome }
  | { readonly kind: 'connectivity'; readonly isUp: boolean }
  | { readonly kind: 'presence'; readonly isInFront: boolean }
  | { readonly kind: 'stop' }

export type ToHost =
  /** The profile is open, or it is known why not. */
  | { readonly kind: 'started' }
  /** `text` is the JSON of an Envelope. */
  | { readonly kind: 'answer'; readonly id: number; readonly text: string }
  | { readonly kind: 'event'; readonly change: ChangeEvent }
  | { readonly kind: 'stopped'; readonly failure: SentFailure | null }
  | Ask
  /** The question with this id need not be answered any more; it is, all the same. */
  | { readonly kind: 'abort'; readonly id: number }
  | AskNow
  | Tell

/**
 * Sends one request to X. twitter-api-v2 builds it (address, signature, body) and the Fetch port carries it: a plugin
 * answers every request itself, so that the library never opens a connection of its own.
 */
import type * as twitterApi from 'twitter-api-v2'
import { FetchFailure, type Fetch, type FetchAnswer, type FetchRequest } from '../../ports.ts'
import type { ReadOutcome } from '../networkClient.ts'
import type { XExchange } from './xOutcome.ts'

/** How the account proves who it is. Secrets live in the vault; this is what was taken out for the calls at hand. */
export type XCredentials =
  | {
      readonly kind: 'oauth2'
      /** Asked before every request, so that a token refreshed meanwhile is used; says why when there is none. */
      readonly accessToken: () => Promise<ReadOutcome<string>>
    }
  | {
      readonly kind: 'oauth1'
      readonly appKey: string
      readonly appSecret: string
      readonly accessToken: string
      readonly accessSecret: string
    }

export type XCall = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below `https://api.x.com/2/`, with `:name` where `params` go in. */
  readonly path: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?:
    | { readonly kind: 'json'; readonly fields: Readonly<Record<string, unknown>> }
    | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string | Uint8Array>> }
  readonly timeoutMs?: number
}

export type XReply =
  XExchange | { readonly kind: 'no_access'; readonly outcome: Exclude<ReadOutcome<never>, { kind: 'ok' }> }

/** Resolves whatever happens on the wire. */
export type XTransport = (call: XCall, signal: AbortSignal) => Promise<XReply>

// Declared protected, yet the only way to have the library's address, signature and body without its connection.
const buildRequest = 'getHttpRequestArgs'

const usualTimeoutMs = 20_000
const maxAnswerBytes = 2 * 1024 * 1024

export const createXTransport = (fetch: Fetch, credentials: XCredentials): XTransport => {
  const send: XTransport = async (call, signal) => {
    if (signal.aborted) return { kind: 'failure', reason: 'aborted', sent: false }
    const access = await accessFor(credentials)
    if (access.kind !== 'ok') return { kind: 'no_access', outcome: access }

    const exchanges: XExchange[] = []
    const plugin: twitterApi.ITwitterApiClientPlugin = {
      onBeforeRequestConfig: async ({ client, params }) => {
        const { url, method, headers, body } = client[buildRequest](params)
        const exchange = await carry(fetch, {
          url: url.toString(),
          method: methodOf(method),
          headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
          body: body ?? null,
          timeoutMs: call.timeoutMs ?? usualTimeoutMs,
          maxAnswerBytes,
          signal,
        })
        exchanges.push(exchange)
        return { data: null, headers: {} }
      },
    }
    await request(access.value(plugin), call)
    const exchange = exchanges[0]
    if (exchange === undefined) throw new Error('the library did not ask the plugin')
    return exchange
  }
  return send
}

let library: Promise<typeof twitterApi> | null = null
/** Read when there is first something to send: a start, which sends nothing, is sooner over without it (docs/adr/0013). */
export const readLibrary = (): Promise<typeof twitterApi> => (library ??= import('twitter-api-v2'))

type ClientMaker = (plugin: twitterApi.ITwitterApiClientPlugin) => twitterApi.TwitterApi

const accessFor = async (credentials: XCredentials): Promise<ReadOutcome<ClientMaker>> => {
  const { TwitterApi } = await readLibrary()
  if (credentials.kind === 'oauth1') {
    const { appKey, appSecret, accessToken, accessSecret } = credentials
    const tokens = { appKey, appSecret, accessToken, accessSecret }
    return { kind: 'ok', value: (plugin) => new TwitterApi(tokens, { plugins: [plugin] }), limits: null }
  }
  const token = await credentials.accessToken()
  if (token.kind !== 'ok') return token
  return { kind: 'ok', value: (plugin) => new TwitterApi(token.value, { plugins: [plugin] }), limits: null }
}

const request = async (
  { v2 }: twitterApi.TwitterApi,
  { method, path, params = {}, query = {}, body }: XCall,
): Promise<void> => {
  // The library writes its own name where X asks for a user agent; each call starts from a fresh header object.
  const options = { params: { ...params }, headers: { 'x-user-agent': 'Mando' } }
  switch (method) {
    case 'GET':
      await v2.get(path, { ...query }, options)
      return
    case 'DELETE':
      await v2.delete(path, { ...query }, options)
      return
    case 'POST':
      await (body?.kind === 'form'
        ? v2.post(path, bufferedFields(body.fields), { ...options, forceBodyMode: 'form-data' })
        : v2.post(path, { ...body?.fields }, options))
      return
  }
}

/** The library recognises bytes of a form only as Buffer; this one shares the memory. */
const bufferedFields = (fields: Readonly<Record<string, string | Uint8Array>>): Record<string, string | Buffer> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength),
    ]),
  )

const methodOf = (method: string): FetchRequest['method'] => {
  if (method === 'GET' || method === 'POST' || method === 'DELETE') return method
  throw new Error(`unexpected method ${method}`)
}

/** Carries one request; a failure of the wire becomes a value. Anything else that is thrown is a mistake of ours. */
export const carry = async (fetch: Fetch, outgoing: FetchRequest): Promise<XExchange> => {
  let answer: FetchAnswer
  try {
    answer = await fetch(outgoing)
  } catch (failure) {
    if (failure instanceof FetchFailure) return { kind: 'failure', reason: failure.reason, sent: failure.sent }
    throw failure
  }
  return { kind: 'answer', answer }
}

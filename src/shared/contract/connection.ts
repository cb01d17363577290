/** The way out of the machine, trying it, and what to do when something stands in it. */
import { z } from 'zod'
import { BYPASS_RULE, PAC_ADDRESS, PROXY_HOST } from '../domain/networkWay.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { done, instantMs, nothing, STOPS } from './values.ts'

export const proxyChoice = lazily(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('system') }),
    z.strictObject({
      kind: z.literal('pac'),
      url: z
        .url({ protocol: /^https?$/ })
        .max(2_000, STOPS)
        .regex(PAC_ADDRESS),
    }),
    z.strictObject({
      kind: z.literal('manual'),
      host: z.string().max(253, STOPS).regex(PROXY_HOST),
      port: z.int().min(1).max(65_535),
      user: z.string().min(1).max(200).nullable(),
      bypass: z.array(z.string().max(253, STOPS).regex(BYPASS_RULE)).max(100).readonly(),
    }),
  ]),
)

const certificate = lazily(() =>
  z.object({
    subject: z.string(),
    issuer: z.string(),
    /** SHA-256 of the certificate, as pairs of hexadecimal digits with colons between. */
    fingerprint: z.string(),
    validToMs: instantMs,
  }),
)
export type CertificateView = Parsed<typeof certificate>

/** What trying the way out showed. */
const finding = lazily(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.enum([
        'ok',
        'chosen_offline',
        'no_network',
        'dns',
        'refused',
        'proxy_unreachable',
        'proxy_sign_in',
        'captive_portal',
        'timeout',
        'broken', // the connection or the answer broke off
        'server_error', // the network answers, with a fault of its own
      ]),
    }),
    z.object({
      kind: z.literal('untrusted'),
      /** Who signed the certificate of whoever answered; null where even that is unknown. */
      issuer: z.string().nullable(),
      problem: z.enum(['unknown_issuer', 'wrong_host', 'expired', 'other']),
    }),
  ]),
)
export type ConnectionFinding = Parsed<typeof finding>

export const connectionOperations = {
  'connection.get': query({
    input: nothing,
    output: () => z.object({ proxy: proxyChoice(), hasPassword: z.boolean(), extraCa: z.array(certificate()) }),
    topics: ['settings'],
  }),
  'connection.setProxy': command({
    input: () =>
      z.strictObject({
        proxy: proxyChoice(),
        /** `keep` keeps the one there is, as long as it is for the same user of the same proxy. */
        password: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('keep') }),
          z.strictObject({ kind: z.literal('none') }),
          z.strictObject({ kind: z.literal('new'), value: z.string().min(1).max(200) }),
        ]),
      }),
    output: done,
    right: 'administer',
  }),
  /** Lets the person choose a file with the certificate of an authority. Replaces what was there. */
  'connection.chooseExtraCa': command({
    input: nothing,
    output: () => z.object({ kind: z.enum(['cancelled', 'kept']) }),
    right: 'administer',
  }),
  'connection.removeExtraCa': command({ input: nothing, output: done, right: 'administer' }),
  /** Really asks the network, the way that is set, without an account. */
  'connection.test': command({
    input: nothing,
    output: () => z.object({ finding: finding(), tookMs: z.int() }),
    right: 'dispatch',
  }),
  /** Opens the network's own page in the person's browser, where a sign-in portal then shows itself. */
  'connection.openBrowser': command({ input: nothing, output: done, right: 'dispatch' }),
}

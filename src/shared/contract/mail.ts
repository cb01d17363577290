/** The office's mail server, and the official form that citizens are pointed to. */
import { z } from 'zod'
import { ONE_LINE } from '../domain/handoff.ts'
import { PROXY_HOST } from '../domain/networkWay.ts'
import { complaintForm, mailAddress } from './handoffs.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { done, nothing, STOPS } from './values.ts'

/** `starttls` is required then; `unprotected` takes it where the server offers it, and goes on without where not. */
export const MAIL_SECURITY = ['starttls', 'tls', 'unprotected'] as const

export const mailServer = lazily(() =>
  z.strictObject({
    host: z.string().max(253, STOPS).regex(PROXY_HOST),
    port: z.int().min(1).max(65_535),
    security: z.enum(MAIL_SECURITY),
    /** Null where the server asks for nothing. */
    user: z.string().min(1).max(200, STOPS).regex(ONE_LINE).nullable(),
    senderName: z.string().trim().max(100, STOPS).regex(ONE_LINE),
    senderAddress: mailAddress(),
  }),
)
export type MailServer = Parsed<typeof mailServer>

/** What a trial showed; `code` as in the outbox of mail. */
const trial = lazily(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sent') }),
    z.object({ kind: z.literal('failed'), code: z.string(), detail: z.string() }),
  ]),
)

export const mailOperations = {
  'mail.get': query({
    input: nothing,
    output: () => z.object({ server: mailServer().nullable(), hasPassword: z.boolean(), form: complaintForm() }),
    topics: ['settings'],
    right: 'administer',
  }),
  /** Null forgets the server and its password. Errors: passphrase_required. */
  'mail.setServer': command({
    input: () =>
      z.strictObject({
        server: mailServer().nullable(),
        /** `keep` keeps the one there is, as long as it is for the same user of the same server. */
        password: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('keep') }),
          z.strictObject({ kind: z.literal('none') }),
          z.strictObject({ kind: z.literal('new'), value: z.string().min(1).max(200) }),
        ]),
      }),
    output: done,
    right: 'administer',
  }),
  /** The text that a message is no formal complaint, and the page of the official form. */
  'mail.setForm': command({ input: complaintForm, output: done, right: 'administer' }),
  /** Sends a message that says it is a trial, at once. Errors: mail_not_set. */
  'mail.test': command({
    input: () => z.strictObject({ to: mailAddress() }),
    output: () => z.object({ finding: trial() }),
    right: 'administer',
  }),
}

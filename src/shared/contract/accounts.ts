/** Profiles on networks: connecting, checking, disconnecting. No operation ever answers with a token. */
import { z } from 'zod'
import { ACCOUNT_MODES, ACCOUNT_STATES, REVOCATIONS } from '../domain/account.ts'
import { FORECAST_CAUSES } from '../domain/forecast.ts'
import { MEDIA_KINDS } from '../domain/media.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs, nothing, reason } from './values.ts'

export const accountColour = lazily(() => z.enum(['blue', 'teal', 'grape', 'orange', 'red', 'green', 'indigo', 'pink']))

export const accountView = lazily(() =>
  z.object({
    accountId: id,
    network: z.enum(['x']),
    mode: z.enum(ACCOUNT_MODES),
    /** Without the at sign. */
    handle: z.string(),
    displayName: z.string(),
    colour: accountColour(),
    state: z.enum(ACCOUNT_STATES),
    lastSyncAtMs: instantMs.nullable(),
    /** When the network last accepted the credentials; kept to the hour. */
    checkedAtMs: instantMs.nullable(),
    /** What is wrong and since when; null when all is well. */
    problem: reason().extend({ sinceMs: instantMs }).nullable(),
    /** The first planned post that will not go out as things stand, why, and how many there are. */
    forecast: z.object({ cause: z.enum(FORECAST_CAUSES), postId: id, atMs: instantMs, posts: z.int() }).nullable(),
    /** Since when the network refuses the account's app the search of comments that do not name it; null where it does not. */
    commentsRefusedSinceMs: instantMs.nullable(),
    /** Of a disconnected account: what became of its permissions on the network. */
    revocation: z.enum(REVOCATIONS).nullable(),
    textLimit: z.int(),
    maxImages: z.int(),
    /** Of which kinds the network takes a description; there it is obligatory. */
    describable: z.array(z.enum(MEDIA_KINDS)),
    threads: z.boolean(),
  }),
)
export type AccountView = Parsed<typeof accountView>

const handle = lazily(() => z.string().regex(/^@?\w{1,15}$/))
const secretText = lazily(() => z.string().trim().min(1).max(512))

export const accountsOperations = {
  'accounts.list': query({ input: nothing, output: () => z.array(accountView()), topics: ['accounts', 'posts'] }),
  /** Creates the account on the training network, with its two years of follower history and first messages. */
  'accounts.addTraining': command({
    input: () => z.strictObject({ accountId: id }),
    output: done,
    right: 'administer',
  }),
  /** Errors: passphrase_required. */
  'accounts.addAssisted': command({
    input: () => z.strictObject({ accountId: id, handle: handle(), displayName: z.string().trim().min(1).max(50) }),
    output: done,
    right: 'administer',
  }),
  /** Tries the keys before keeping them. Errors: passphrase_required, credentials_rejected, network_unreachable. */
  'accounts.connectWithKeys': command({
    input: () =>
      z.strictObject({
        accountId: id,
        appKey: secretText(),
        appSecret: secretText(),
        accessToken: secretText(),
        accessSecret: secretText(),
      }),
    output: done,
    right: 'administer',
  }),
  /**
   * Opens the person's browser on X's consent page and waits on a loopback port; progress is `accounts.signIn`.
   * Errors: passphrase_required, sign_in_ports_taken.
   */
  'accounts.beginSignIn': command({
    input: () => z.strictObject({ accountId: id, clientId: secretText() }),
    output: () => z.object({ authorizeUrl: z.string(), redirectUri: z.string() }),
    right: 'administer',
  }),
  'accounts.cancelSignIn': command({
    input: () => z.strictObject({ accountId: id }),
    output: done,
    right: 'administer',
  }),
  'accounts.signIn': query({
    input: () => z.strictObject({ accountId: id }),
    output: () =>
      z.object({ phase: z.enum(['none', 'waiting', 'finishing', 'done', 'failed']), error: reason().nullable() }),
    topics: ['accounts'],
  }),
  /** The loopback addresses to register with X, in the order they are tried. */
  'accounts.redirectUris': query({ input: nothing, output: () => z.array(z.string()), topics: ['settings'] }),
  /** Forgets the tokens here (and revokes them there when possible); what was written and received stays. */
  'accounts.disconnect': command({
    input: () => z.strictObject({ accountId: id }),
    output: done,
    right: 'administer',
  }),
  /**
   * The same for all accounts that the person saw named, in one act; what the network did not confirm is each account's
   * `revocation`. Errors: not_found, and then nothing is changed.
   */
  'accounts.revokeAll': command({
    input: () => z.strictObject({ accountIds: z.array(id).min(1).max(50) }),
    output: done,
    right: 'administer',
  }),
  /** Asks the network now whether it accepts the credentials; answers at once. Errors: not_found. */
  'accounts.check': command({ input: () => z.strictObject({ accountId: id }), output: done, right: 'dispatch' }),
  'accounts.setColour': command({
    input: () => z.strictObject({ accountId: id, colour: accountColour() }),
    output: done,
    right: 'administer',
  }),
}

/**
 * Finds out what became of an effect whose answer was lost: looks for it where the network shows our own posts and
 * messages (docs/specs/outbox.md §4).
 */
import twitterText from 'twitter-text'
import type { NetworkClient, ReadOutcome, RemoteDirectMessage, RemotePost } from '../networks/networkClient.ts'
import type { Look } from './policy.ts'
import type { SendRequest } from './sendEffect.ts'

/**
 * The office's clock may be wrong, by minutes or by a time zone: a post this much older than our attempt may still be
 * ours. No further, or the same words of the day before would be taken for today's.
 */
const CLOCK_SLACK_MS = 12 * 3_600_000
/** A busy account posts a few dozen times between attempt and look; more pages than this are not read in one look. */
const MAX_PAGES = 5

export type Sought = {
  readonly request: SendRequest
  /** When the first attempt left. */
  readonly sinceMs: number
  /** The account's own id on the network. */
  readonly ownRemoteId: string | null
  /** Whether a remote id is known to be another's: of another effect, or here before the first attempt left. */
  readonly isTaken: (remoteId: string) => boolean
}

export async function look(client: NetworkClient, sought: Sought, signal: AbortSignal): Promise<Look> {
  const { request } = sought
  if (request.kind === 'publish') {
    const { text, inReplyTo } = request
    return lookThrough<RemotePost>(
      (olderToken) => client.readOwnTimeline({ sinceId: null, olderToken }, signal),
      (post) => post.inReplyToId === inReplyTo && saysTheSame(text, post.text) && !sought.isTaken(post.id),
      sought.sinceMs,
    )
  }
  if (request.kind === 'direct_message') {
    const { text, remoteConversationId } = request
    return lookThrough<RemoteDirectMessage>(
      (olderToken) => client.readDirectMessages({ olderToken }, signal),
      (message) =>
        message.conversationId === remoteConversationId &&
        message.sender.id === sought.ownRemoteId &&
        saysTheSame(text, message.text) &&
        !sought.isTaken(message.id),
      sought.sinceMs,
    )
  }
  throw new Error(`${request.kind} is repeatable and never uncertain`)
}

type Dated = { readonly id: string; readonly createdAtMs: number }

async function lookThrough<T extends Dated>(
  readPage: (
    olderToken: string | null,
  ) => Promise<ReadOutcome<{ readonly items: readonly T[]; readonly olderToken: string | null }>>,
  matches: (item: T) => boolean,
  sinceMs: number,
): Promise<Look> {
  let olderToken: string | null = null
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const outcome: Awaited<ReturnType<typeof readPage>> = await readPage(olderToken)
    if (outcome.kind === 'rate_limited') return { kind: 'unreadable', notBeforeMs: outcome.untilMs }
    if (outcome.kind === 'retry') return { kind: 'unreadable', notBeforeMs: outcome.notBeforeMs }
    if (outcome.kind === 'rejected') return { kind: 'unreadable', notBeforeMs: null }
    const recent = outcome.value.items.filter((item) => item.createdAtMs >= sinceMs - CLOCK_SLACK_MS)
    const found = recent.find(matches)
    if (found !== undefined) return { kind: 'found', remoteId: found.id }
    olderToken = outcome.value.olderToken
    if (olderToken === null || recent.length < outcome.value.items.length) return { kind: 'absent' }
  }
  // Not read to the end of the window: absence is not proven.
  return { kind: 'unreadable', notBeforeMs: null }
}

const LINK = /https?:\/\/\S+/gu
const LEADING_MENTIONS = /^(?:@\w{1,15}\s+)+/u

/**
 * The network shortens links (a bare `www.example.es` comes back with its scheme), appends one for each attachment, puts
 * the handles of a conversation in front of a reply, and folds white space: none of it makes another text.
 */
export function saysTheSame(ours: string, theirs: string): boolean {
  const own = plain(ours)
  const shown = plain(theirs)
  return shown === own || (shown.startsWith(own) && /^(?:\s*<link>)+$/u.test(shown.slice(own.length)))
}

function plain(text: string): string {
  const folded = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const linked = withLinksNamed(folded).replace(LINK, '<link>')
  return linked.replace(LEADING_MENTIONS, '')
}

/** Links as the network's own rules find them, with or without a scheme. */
function withLinksNamed(text: string): string {
  return twitterText
    .extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: true })
    .reduceRight((rest, { indices: [from, to] }) => `${rest.slice(0, from)}<link>${rest.slice(to)}`, text)
}

/** The people who write to the accounts: a beginning, more on request, and exact words for tests. */
import { OWN_ACCOUNTS, POLICE_ACCOUNT, type OwnAccount } from '../accounts.ts'
import { pick, seededRandom } from '../seededRandom.ts'
import type { StoredPost } from '../state.ts'
import {
  addDirectMessage,
  addPost,
  citizenByHandle,
  mentions,
  userByHandle,
  visiblePost,
  type World,
} from '../world.ts'
import { pickPerson } from './people.ts'
import { COMMENTS, fill, PRIVATE_OPENINGS, phraseFor, pickIntent, type Intent } from './phrases.ts'

/** Exact words of one citizen. `inReplyToId` puts a mention under a post. */
export type Saying = {
  readonly kind: 'mention' | 'comment' | 'dm'
  readonly handle: string
  readonly text: string
  readonly name?: string
  /** The account spoken to; the police account unless said. */
  readonly to?: string
  readonly inReplyToId?: string
}

export type Citizens = {
  /** Writes the mentions and messages of the last days, once in the life of this network. */
  readonly seed: () => void
  /** Writes the next `count` mentions, comments and messages, now. Returns their ids. */
  readonly play: (count: number) => readonly string[]
  /**
   * Writes a day of a large account, now: one in twenty is angry, `urgent` cannot wait, the rest ask and thank. Returns their
   * ids in the order in which they came.
   */
  readonly playDay: (count: number, urgent: number) => readonly string[]
  /** Mentions of the days before, evenly; only on a network on which nobody has written yet. Returns their ids. */
  readonly writeHistory: (count: number, days: number) => readonly string[]
  /**
   * One citizen says exactly this, now: a `mention` gets the account's handle in front unless the text has it,
   * a `comment` stands under the account's post (its newest unless said) and names nobody, a `dm` is private.
   * Returns the id.
   */
  readonly say: (saying: Saying) => string
}

const BEGINNING: readonly Intent[] = [
  'question',
  'thanks',
  'complaint',
  'question',
  'insult',
  'question',
  'tip',
  'complaint',
  'hostile',
  'question',
  'thanks',
  'complaint',
  'question',
  'hostile',
  'thanks',
  'tip',
  'complaint',
  'question',
  'hostile',
  'complaint',
  'thanks',
  'question',
  'emergency',
  'question',
  'thanks',
]
const BEGINNING_MS = 4 * 86_400_000

/** What X keeps in reach of a client is far less; older ones are forgotten so that the document stays small. */
const KEPT_FROM_CITIZENS = 4_000

export function createCitizens(world: World, save: () => void): Citizens {
  const write = (position: number, intent: Intent | null, atMs: number, account: OwnAccount): string => {
    const random = seededRandom(`${world.seed}:citizen:${position}`)
    const person = pickPerson(random)
    const wish = intent ?? pickIntent(random)
    const author = citizenByHandle(world, person.handle, person.name)
    const how = random()
    const below = newestOwnPost(world, account)
    if (intent === null && how < 0.12 && below !== null) {
      const text = fill(pick(COMMENTS, random), random)
      return addPost(world, { authorId: author.id, text, leadingMentions: [], inReplyTo: below, mediaIds: [], atMs }).id
    }
    const text = phraseFor(wish, random)
    // What is told in confidence comes in private more often than not.
    if (how > (wish === 'tip' || wish === 'emergency' ? 0.4 : 0.72)) {
      const message = pick(PRIVATE_OPENINGS, random) + text
      return addDirectMessage(world, { senderId: author.id, recipientId: account.id, text: message, atMs }).id
    }
    const public_ = random() < 0.7 ? `@${account.handle} ${text}` : `${text} @${account.handle}`
    return addPost(world, {
      authorId: author.id,
      text: public_,
      leadingMentions: [],
      inReplyTo: null,
      mediaIds: [],
      atMs,
    }).id
  }

  const next = (intent: Intent | null, atMs: number): string => {
    const { citizens } = world.state
    citizens.position += 1
    return write(citizens.position, intent, atMs, POLICE_ACCOUNT)
  }

  const seed = (): void => {
    if (world.state.citizens.seeded) return
    world.state.citizens.seeded = true
    const now = world.nowMs()
    for (const [i, intent] of BEGINNING.entries()) {
      const share = (i + 1) / (BEGINNING.length + 1)
      next(intent, Math.floor(now - BEGINNING_MS * (1 - share)))
    }
    save()
  }

  const play = (count: number): readonly string[] => {
    const ids = Array.from({ length: count }, () => next(null, world.nowMs()))
    forgetTheOldest(world)
    save()
    return ids
  }

  const playDay = (count: number, urgent: number): readonly string[] => {
    const random = seededRandom(`${world.seed}:day:${String(world.state.citizens.position)}`)
    const ids = dayOf(count, Math.min(urgent, count), random).map((intent) => next(intent, world.nowMs()))
    forgetTheOldest(world)
    save()
    return ids
  }

  const writeHistory = (count: number, days: number): readonly string[] => {
    const now = world.nowMs()
    const stepMs = (days * 86_400_000) / count
    const ids = Array.from({ length: count }, (_, i) => {
      const random = seededRandom(`${world.seed}:history:${String(i)}`)
      const person = pickPerson(random)
      const author = citizenByHandle(world, person.handle, person.name)
      const text = `@${POLICE_ACCOUNT.handle} ${phraseFor(pickIntent(random), random)}`
      const atMs = Math.floor(now - (count - i) * stepMs)
      return addPost(world, { authorId: author.id, text, leadingMentions: [], inReplyTo: null, mediaIds: [], atMs }).id
    })
    save()
    return ids
  }

  const say = (saying: Saying): string => {
    const id = speak(world, saying)
    save()
    return id
  }

  return { seed, play, playDay, writeHistory, say }
}

const ANGRY_SHARE = 0.05
const CALM: readonly Intent[] = ['question', 'question', 'thanks']

/** What a day of so many messages is about, in a random order. */
function dayOf(count: number, urgent: number, random: () => number): readonly Intent[] {
  const angry = Math.min(count - urgent, Math.round(count * ANGRY_SHARE))
  const intents = [
    ...Array.from({ length: urgent }, (): Intent => 'emergency'),
    ...Array.from({ length: angry }, (_, i): Intent => (i % 2 === 0 ? 'complaint' : 'insult')),
    ...Array.from({ length: count - urgent - angry }, () => pick(CALM, random)),
  ]
  return intents
    .map((intent) => ({ intent, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ intent }) => intent)
}

function speak(world: World, saying: Saying): string {
  const account = userByHandle(world, saying.to ?? POLICE_ACCOUNT.handle)?.account
  if (account === undefined || account === null) throw new Error(`no such own account: ${saying.to ?? ''}`)
  const author = citizenByHandle(world, saying.handle, saying.name ?? saying.handle)
  const atMs = world.nowMs()
  if (saying.kind === 'dm') {
    return addDirectMessage(world, { senderId: author.id, recipientId: account.id, text: saying.text, atMs }).id
  }
  const under = saying.inReplyToId === undefined ? null : visiblePost(world, saying.inReplyToId)
  if (saying.inReplyToId !== undefined && under === null) throw new Error(`no such post: ${saying.inReplyToId}`)
  if (saying.kind === 'comment') {
    const inReplyTo = under ?? newestOwnPost(world, account)
    if (inReplyTo === null) throw new Error(`@${account.handle} has no post to comment on`)
    return addPost(world, {
      authorId: author.id,
      text: saying.text,
      leadingMentions: [],
      inReplyTo,
      mediaIds: [],
      atMs,
    }).id
  }
  const post = addPost(world, {
    authorId: author.id,
    text: saying.text,
    leadingMentions: [],
    inReplyTo: under,
    mediaIds: [],
    atMs,
  })
  if (!mentions(post, account.handle)) post.text = `@${account.handle} ${saying.text}`
  return post.id
}

function newestOwnPost(world: World, account: OwnAccount): StoredPost | null {
  return world.state.posts.findLast((post) => post.authorId === account.id && post.deletedAtMs === null) ?? null
}

function forgetTheOldest(world: World): void {
  const { state } = world
  const isOwn = (post: StoredPost): boolean => OWN_ACCOUNTS.some((account) => account.id === post.authorId)
  const forgotten = new Set(state.posts.filter((post) => !isOwn(post)).slice(0, -KEPT_FROM_CITIZENS))
  state.posts = state.posts.filter((post) => !forgotten.has(post))
  state.directMessages = state.directMessages.slice(-KEPT_FROM_CITIZENS)
  const alive = new Set([
    ...state.posts.map((post) => post.authorId),
    ...state.directMessages.flatMap((message) => [message.senderId, message.recipientId]),
  ])
  state.users = state.users.filter((user) => alive.has(user.id))
}

/** The training network's memory with the few questions that every route asks of it. */
import { OWN_ACCOUNTS, type OwnAccount } from './accounts.ts'
import { mayBePast, type PastText } from './postHistory.ts'
import { seededRandom } from './seededRandom.ts'
import { compareIds, nextSnowflake } from './snowflakes.ts'
import type { NetworkState, StoredPost, StoredUser } from './state.ts'

export type World = {
  readonly seed: string
  readonly state: NetworkState
  readonly nowMs: () => number
  /** Bytes of uploads under way, by media id and segment. Not kept: an upload cut by a restart begins again. */
  readonly uploads: Map<string, Map<number, Uint8Array>>
  /** Followers of an own account at this moment. */
  readonly followers: (account: OwnAccount) => number
  /** What an own account published before this network began, by id; it is known by its id alone, in no timeline. */
  readonly pastPosts: (account: OwnAccount) => ReadonlyMap<string, PastText>
}

/** A new id, greater than every one before it. */
export function newId(world: World, atMs: number): string {
  const id = nextSnowflake(atMs, world.state.lastId)
  world.state.lastId = id
  return id
}

export type PublicUser = StoredUser & { readonly account: OwnAccount | null }

export function userById(world: World, id: string): PublicUser | null {
  const account = OWN_ACCOUNTS.find((own) => own.id === id)
  if (account !== undefined)
    return { id, handle: account.handle, name: account.name, createdAtMs: accountCreatedAtMs, account }
  const user = world.state.users.find((known) => known.id === id)
  return user === undefined ? null : { ...user, account: null }
}

const accountCreatedAtMs = Date.UTC(2012, 2, 14, 9, 30)

export function userByHandle(world: World, handle: string): PublicUser | null {
  const same = (other: { readonly handle: string }): boolean => other.handle.toLowerCase() === handle.toLowerCase()
  const id = OWN_ACCOUNTS.find(same)?.id ?? world.state.users.find(same)?.id
  return id === undefined ? null : userById(world, id)
}

/** The citizen of that handle, who comes into being with the first thing they write. */
export function citizenByHandle(world: World, handle: string, name: string): PublicUser {
  const known = userByHandle(world, handle)
  if (known !== null) return known
  const random = seededRandom(`user:${handle.toLowerCase()}`)
  const id = `8${String(Math.floor(random() * 1e8)).padStart(8, '0')}${String(Math.floor(random() * 1e8)).padStart(8, '0')}`
  const createdAtMs = world.state.bornAtMs - Math.floor(random() * 3_000) * 86_400_000
  world.state.users.push({ id, handle, name, createdAtMs })
  return { id, handle, name, createdAtMs, account: null }
}

/** The public body of an id, which must be one. */
export function ownAccount(id: string): OwnAccount {
  const account = OWN_ACCOUNTS.find((own) => own.id === id)
  if (account === undefined) throw new Error(`no own account: ${id}`)
  return account
}

/** A post from before this network began; null where there is none of that id. */
export function pastPost(world: World, id: string): PastText | null {
  if (!mayBePast(id, world.state.bornAtMs)) return null
  const found = OWN_ACCOUNTS.flatMap((account) => world.pastPosts(account).get(id) ?? [])
  return found[0] ?? null
}

/** Any post there ever was, deleted or not. */
export function postById(world: World, id: string): StoredPost | null {
  return world.state.posts.find((post) => post.id === id) ?? pastPost(world, id)?.post ?? null
}

/** A post that can still be seen. */
export function visiblePost(world: World, id: string): StoredPost | null {
  const post = world.state.posts.find((known) => known.id === id && known.deletedAtMs === null)
  return post ?? pastPost(world, id)?.post ?? null
}

/** True where the author wrote @handle, or X put it before a reply. A bare answer under a post does not mention. */
export function mentions(post: StoredPost, handle: string): boolean {
  const wanted = handle.toLowerCase()
  if (post.leadingMentions.some((mention) => mention.toLowerCase() === wanted)) return true
  return new RegExp(`(^|[^\\w@])[@＠]${wanted}(?!\\w)`, 'i').test(post.text)
}

/** Timelines show the newest version of what is there. */
export function isListed(post: StoredPost): boolean {
  return post.deletedAtMs === null && post.replacedById === null
}

/** What X lists as mentions of the account: @handle in the text, or an answer to one of its posts. Newest first. */
export function mentionsOf(world: World, account: { readonly id: string; readonly handle: string }): StoredPost[] {
  const own = new Set(world.state.posts.filter((post) => post.authorId === account.id).map((post) => post.id))
  return world.state.posts
    .filter((post) => isListed(post) && post.authorId !== account.id)
    .filter((post) => (post.inReplyToId !== null && own.has(post.inReplyToId)) || mentions(post, account.handle))
    .reverse()
}

/** Adds a post and gives it its id and its place in the conversation. */
export function addPost(
  world: World,
  draft: {
    readonly authorId: string
    readonly text: string
    readonly leadingMentions: readonly string[]
    readonly inReplyTo: StoredPost | null
    readonly mediaIds: readonly string[]
    readonly atMs: number
  },
): StoredPost {
  const id = newId(world, draft.atMs)
  const post: StoredPost = {
    id,
    authorId: draft.authorId,
    text: draft.text,
    leadingMentions: [...draft.leadingMentions],
    createdAtMs: draft.atMs,
    inReplyToId: draft.inReplyTo?.id ?? null,
    conversationId: draft.inReplyTo?.conversationId ?? id,
    mediaIds: [...draft.mediaIds],
    hidden: false,
    deletedAtMs: null,
    earlierIds: [],
    replacedById: null,
  }
  world.state.posts.push(post)
  return post
}

/** X's name for the conversation of two: both ids, the smaller first. */
export function conversationOf(oneId: string, otherId: string): string {
  return compareIds(oneId, otherId) < 0 ? `${oneId}-${otherId}` : `${otherId}-${oneId}`
}

export function addDirectMessage(
  world: World,
  draft: { readonly senderId: string; readonly recipientId: string; readonly text: string; readonly atMs: number },
): { readonly id: string; readonly conversationId: string } {
  const id = newId(world, draft.atMs)
  const conversationId = conversationOf(draft.senderId, draft.recipientId)
  world.state.directMessages.push({
    id,
    conversationId,
    senderId: draft.senderId,
    recipientId: draft.recipientId,
    text: draft.text,
    createdAtMs: draft.atMs,
  })
  return { id, conversationId }
}

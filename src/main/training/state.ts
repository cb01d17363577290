/** Everything the training network remembers, as one JSON document that is read back with a schema. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import type { Log, TrainingStorage } from '../ports.ts'

const id = lazily(() => z.string().regex(/^[0-9]{1,19}$/))
const instant = lazily(() => z.int())

const postSchema = lazily(() =>
  z.strictObject({
    id: id(),
    authorId: id(),
    /** As its author means it: entities neither escaped nor shortened, without the leading mentions of a reply. */
    text: z.string(),
    /** Handles that X puts before a reply. */
    leadingMentions: z.array(z.string()),
    createdAtMs: instant(),
    inReplyToId: id().nullable(),
    conversationId: id(),
    mediaIds: z.array(id()),
    hidden: z.boolean(),
    deletedAtMs: instant().nullable(),
    /** An edit makes a new post: the ids before it, oldest first, and the newest one that stands in its place. */
    earlierIds: z.array(id()).default([]),
    replacedById: id().nullable().default(null),
  }),
)
export type StoredPost = Parsed<typeof postSchema>

const directMessageSchema = lazily(() =>
  z.strictObject({
    id: id(),
    conversationId: z.string(),
    senderId: id(),
    recipientId: id(),
    text: z.string(),
    createdAtMs: instant(),
  }),
)
export type StoredDirectMessage = Parsed<typeof directMessageSchema>

const mediaSchema = lazily(() =>
  z.strictObject({
    id: id(),
    ownerId: id(),
    mediaType: z.string(),
    totalBytes: z.int(),
    category: z.string(),
    createdAtMs: instant(),
    expiresAtMs: instant(),
    /** Null until finalized. */
    finalizedAtMs: instant().nullable(),
    /** When GIF or video is ready; null for images, which are at once. */
    readyAtMs: instant().nullable(),
    /** Once it is ready it turns out that nothing could be made of it. */
    failed: z.boolean().default(false),
    sha256: z.string().nullable(),
    altText: z.string().nullable(),
  }),
)
export type StoredMedia = Parsed<typeof mediaSchema>

const userSchema = lazily(() =>
  z.strictObject({ id: id(), handle: z.string(), name: z.string(), createdAtMs: instant() }),
)
export type StoredUser = Parsed<typeof userSchema>

const authorizationSchema = lazily(() =>
  z.strictObject({
    code: z.string(),
    clientId: z.string(),
    accountId: id(),
    redirectUri: z.string(),
    challenge: z.string(),
    challengeMethod: z.enum(['S256', 'plain']),
    scopes: z.array(z.string()),
    expiresAtMs: instant(),
    /** A second use of the code also kills what the first brought (RFC 6749 §4.1.2). */
    usedFor: z.string().nullable(),
  }),
)

const tokenSchema = lazily(() =>
  z.strictObject({
    token: z.string(),
    use: z.enum(['access', 'refresh']),
    /** All tokens that come from one sign-in. */
    family: z.string(),
    clientId: z.string(),
    accountId: id(),
    scopes: z.array(z.string()),
    expiresAtMs: instant().nullable(),
    spent: z.boolean(),
  }),
)
export type StoredToken = Parsed<typeof tokenSchema>

const awaitedAnswerSchema = lazily(() =>
  z.strictObject({
    dueAtMs: instant(),
    citizenId: id(),
    accountId: id(),
    /** The post that the citizen answers; null for a direct message. */
    inReplyToId: id().nullable(),
    key: z.string(),
  }),
)

const stateSchema = lazily(() =>
  z.strictObject({
    version: z.literal(1),
    /** When this network was first started; the follower history ends there. */
    bornAtMs: instant(),
    lastId: id(),
    tokenCounter: z.int(),
    users: z.array(userSchema()),
    /** Oldest first: ids only grow, and so does this list. */
    posts: z.array(postSchema()),
    /** Oldest first. */
    directMessages: z.array(directMessageSchema()),
    media: z.array(mediaSchema()),
    authorizations: z.array(authorizationSchema()),
    tokens: z.array(tokenSchema()),
    revokedFamilies: z.array(z.string()),
    citizens: z.strictObject({ seeded: z.boolean(), position: z.int(), awaited: z.array(awaitedAnswerSchema()) }),
  }),
)
export type NetworkState = Parsed<typeof stateSchema>

function freshState(nowMs: number): NetworkState {
  return {
    version: 1,
    bornAtMs: nowMs,
    lastId: '0',
    tokenCounter: 0,
    users: [],
    posts: [],
    directMessages: [],
    media: [],
    authorizations: [],
    tokens: [],
    revokedFamilies: [],
    citizens: { seeded: false, position: 0, awaited: [] },
  }
}

/** What was kept, or a fresh network where there is nothing or nothing that can be read. */
export function loadState(storage: TrainingStorage, nowMs: number, log: Log | null): NetworkState {
  const document = storage.load()
  if (document === null) return freshState(nowMs)
  const parsed = stateSchema().safeParse(readJson(document))
  if (parsed.success) return parsed.data
  log?.error('training.state_damaged', { bytes: document.length, started_afresh: true })
  return freshState(nowMs)
}

function readJson(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    return null
  }
}

/** What the network holds, told to tests in plain values: the truth against which a client's belief is compared. */
import { OWN_ACCOUNTS, POLICE_ACCOUNT } from './accounts.ts'
import type { RecordedRequest } from './exchange.ts'
import type { World } from './world.ts'

export type RecordedPost = {
  readonly id: string
  /** As the client sent it. */
  readonly text: string
  readonly createdAtMs: number
  readonly inReplyToId: string | null
  readonly conversationId: string
  readonly media: readonly {
    readonly id: string
    readonly mediaType: string
    readonly altText: string | null
    readonly sha256: string | null
  }[]
  readonly hidden: boolean
  readonly deletedAtMs: number | null
}

export type RecordedDirectMessage = {
  readonly id: string
  readonly conversationId: string
  readonly senderId: string
  readonly text: string
  readonly createdAtMs: number
}

export type NetworkRecord = {
  /** Everything an own account ever published, oldest first, deleted ones too. The police account unless said. */
  readonly posts: (handle?: string) => readonly RecordedPost[]
  /** What citizens wrote in public, oldest first. */
  readonly citizenPosts: () => readonly RecordedPost[]
  readonly directMessages: () => readonly RecordedDirectMessage[]
  /** Every request since this process began, oldest first. */
  readonly requests: () => readonly RecordedRequest[]
}

export function createRecord(world: World, requests: () => readonly RecordedRequest[]): NetworkRecord {
  const posts = (wanted: (authorId: string) => boolean): readonly RecordedPost[] =>
    world.state.posts
      .filter((post) => wanted(post.authorId))
      .map((post) => ({
        id: post.id,
        text: post.text,
        createdAtMs: post.createdAtMs,
        inReplyToId: post.inReplyToId,
        conversationId: post.conversationId,
        media: post.mediaIds.flatMap((id) => {
          const media = world.state.media.find((item) => item.id === id)
          return media === undefined
            ? []
            : [{ id, mediaType: media.mediaType, altText: media.altText, sha256: media.sha256 }]
        }),
        hidden: post.hidden,
        deletedAtMs: post.deletedAtMs,
      }))

  return {
    posts: (handle = POLICE_ACCOUNT.handle) => {
      const account = OWN_ACCOUNTS.find((own) => own.handle === handle)
      return posts((authorId) => authorId === account?.id)
    },
    citizenPosts: () => posts((authorId) => !OWN_ACCOUNTS.some((own) => own.id === authorId)),
    directMessages: () =>
      world.state.directMessages.map(({ id, conversationId, senderId, text, createdAtMs }) => ({
        id,
        conversationId,
        senderId,
        text,
        createdAtMs,
      })),
    requests,
  }
}

/** What happens on the network without this program: the office on its phone, and people who delete and edit. */
import { POLICE_ACCOUNT } from './accounts.ts'
import { addPost, userByHandle, visiblePost, type World } from './world.ts'

export type Elsewhere = {
  /** The office publishes on the network's own page. Returns the id. */
  readonly publish: (post: { readonly text: string; readonly inReplyToId?: string; readonly handle?: string }) => string
  /** The author of a post deletes it. */
  readonly remove: (postId: string) => void
  /** The author of a post edits it, which makes a new post of it. Returns the new id. */
  readonly edit: (postId: string, text: string) => string
}

export function createElsewhere(world: World, save: () => void): Elsewhere {
  const existing = (postId: string) => {
    const post = visiblePost(world, postId)
    if (post === null) throw new Error(`no such post: ${postId}`)
    return post
  }
  return {
    publish: ({ text, inReplyToId, handle = POLICE_ACCOUNT.handle }) => {
      const author = userByHandle(world, handle)
      if (author === null) throw new Error(`no such account: ${handle}`)
      const inReplyTo = inReplyToId === undefined ? null : existing(inReplyToId)
      const draft = { authorId: author.id, text, leadingMentions: [], inReplyTo, mediaIds: [], atMs: world.nowMs() }
      const { id } = addPost(world, draft)
      save()
      return id
    },
    remove: (postId) => {
      existing(postId).deletedAtMs = world.nowMs()
      save()
    },
    edit: (postId, text) => {
      const before = existing(postId)
      const { authorId, leadingMentions, mediaIds, inReplyToId, conversationId } = before
      const inReplyTo = inReplyToId === null ? null : visiblePost(world, inReplyToId)
      const after = addPost(world, { authorId, text, leadingMentions, inReplyTo, mediaIds, atMs: world.nowMs() })
      after.conversationId = conversationId
      after.earlierIds = [...before.earlierIds, before.id]
      for (const post of world.state.posts) if (after.earlierIds.includes(post.id)) post.replacedById = after.id
      save()
      return after.id
    },
  }
}

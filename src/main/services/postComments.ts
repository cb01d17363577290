/** What colleagues tell each other about a post: never sent, taken back by whoever wrote it (docs/specs/composer.md §8). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { mentionsIn } from '#shared/domain/mention.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { PersonTable } from '../store/personTable.ts'
import type { PostComment, PostCommentTable } from '../store/postCommentTable.ts'
import type { PostTable } from '../store/postTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

const OK = { ok: true } as const
const MOST_UNREAD = 500
const MOST_POSTS = 50
/** By then nobody takes a removal back. */
const FORGOTTEN_MS = 24 * 3_600_000

export function createPostComments(deps: {
  readonly table: PostCommentTable
  readonly posts: Pick<PostTable, 'byId'>
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly actingId: () => string | null
  readonly people: Pick<PersonTable, 'all'>
}) {
  const { table, uow } = deps

  /** @throws AppError not_found, wrong_state */
  function own(commentId: string): PostComment {
    const comment = table.byId(commentId)
    if (comment === null) throw new AppError('not_found', { id: commentId })
    if (comment.writtenBy !== deps.actingId()) throw new AppError('wrong_state', { state: 'not_yours' })
    return comment
  }

  function isUnread({ writtenBy, writtenAtMs }: PostComment, readAtMs: number): boolean {
    return writtenBy !== deps.actingId() && writtenAtMs > readAtMs
  }

  function readAtMs(postId: string): number {
    const personId = deps.actingId()
    return personId === null ? Infinity : (table.readAtMs(postId, personId) ?? 0)
  }

  return {
    list: ({ postId }: ParsedInputOf<'comments.list'>): OutputOf<'comments.list'> => {
      const readUntilMs = readAtMs(postId)
      return table.ofPost(postId).map((comment) => ({
        commentId: comment.id,
        writtenBy: comment.writtenBy,
        text: comment.text,
        atMs: comment.writtenAtMs,
        isNew: isUnread(comment, readUntilMs),
      }))
    },

    unread: (): OutputOf<'comments.unread'> => {
      const personId = deps.actingId()
      if (personId === null) return []
      const people = deps.people.all().map(({ id, name }) => ({ personId: id, name }))
      const posts = new Map<string, OutputOf<'comments.unread'>[number]>()
      for (const { postId, excerpt, text, writtenBy, writtenAtMs, hasPart } of table.unread(personId, MOST_UNREAD)) {
        const isForMe = mentionsIn(text, people).some((mention) => mention.personId === personId)
        if (!hasPart && !isForMe) continue
        const known = posts.get(postId) ?? {
          postId,
          excerpt,
          count: 0,
          isForMe,
          lastBy: writtenBy,
          lastAtMs: writtenAtMs,
        }
        posts.set(postId, { ...known, count: known.count + 1, isForMe: known.isForMe || isForMe })
      }
      return [...posts.values()].slice(0, MOST_POSTS)
    },

    add: (input: ParsedInputOf<'comments.add'>): OutputOf<'comments.add'> => {
      const { postId, commentId } = input
      const text = input.text.toWellFormed()
      if (text === '') throw new AppError('text_empty')
      const before = table.byId(commentId)
      if (before !== null) {
        if (before.postId === postId && before.text === text) return OK
        throw new AppError('conflict', { id: commentId })
      }
      if (deps.posts.byId(postId) === null) throw new AppError('not_found', { id: postId })
      uow.write(deps.by(), (tx) => {
        table.insert(tx, { id: commentId, postId, writtenBy: deps.actingId(), text })
        table.forgetRemovedBefore(tx, tx.nowMs - FORGOTTEN_MS)
        tx.audit({
          action: 'comment.add',
          entity: `post:${postId}`,
          after: { comment: commentId, length: text.length },
        })
      })
      return OK
    },

    remove: ({ commentId }: ParsedInputOf<'comments.remove'>): OutputOf<'comments.remove'> => {
      const comment = own(commentId)
      if (comment.removedAtMs !== null) return OK
      uow.write(deps.by(), (tx) => {
        table.setRemoved(tx, comment, tx.nowMs)
        tx.audit({ action: 'comment.remove', entity: `post:${comment.postId}`, before: { comment: commentId } })
      })
      return OK
    },

    bringBack: ({ commentId }: ParsedInputOf<'comments.bringBack'>): OutputOf<'comments.bringBack'> => {
      const comment = own(commentId)
      if (comment.removedAtMs === null) return OK
      uow.write(deps.by(), (tx) => {
        table.setRemoved(tx, comment, null)
        tx.audit({ action: 'comment.bring_back', entity: `post:${comment.postId}`, after: { comment: commentId } })
      })
      return OK
    },

    markRead: ({ postId }: ParsedInputOf<'comments.markRead'>): OutputOf<'comments.markRead'> => {
      const personId = deps.actingId()
      const readUntilMs = readAtMs(postId)
      if (personId === null || !table.ofPost(postId).some((comment) => isUnread(comment, readUntilMs))) return OK
      uow.write(deps.by(), (tx) => {
        table.setRead(tx, postId, personId)
        tx.audit({ action: 'comment.read', entity: `post:${postId}` })
      })
      return OK
    },
  }
}

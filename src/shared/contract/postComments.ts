/** What colleagues tell each other about a post; nothing of it goes out (docs/specs/composer.md §8). */
import { z } from 'zod'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs } from './values.ts'

export const LONGEST_COMMENT = 2_000

const post = lazily(() => z.strictObject({ postId: id }))
const comment = lazily(() => z.strictObject({ commentId: id }))

export const postCommentOperations = {
  /** In order of time; none where there is no such post. */
  'comments.list': query({
    input: post,
    output: () =>
      z.array(
        z.object({
          commentId: id,
          /** Null: the office. */
          writtenBy: id.nullable(),
          text: z.string(),
          atMs: instantMs,
          /** Somebody else wrote it, and whoever acts has not seen it. */
          isNew: z.boolean(),
        }),
      ),
    topics: ['comments', 'people'],
  }),
  /**
   * Posts with comments of others that whoever acts has not seen and that concern them: they wrote of it, decided about it,
   * commented on it or are named. The newest first, at most 50; none for the office.
   */
  'comments.unread': query({
    input: () => z.strictObject({}),
    output: () =>
      z.array(
        z.object({
          postId: id,
          excerpt: z.string(),
          count: z.int(),
          /** One of them names whoever acts. */
          isForMe: z.boolean(),
          /** Who wrote the newest; null: the office. */
          lastBy: id.nullable(),
          lastAtMs: instantMs,
        }),
      ),
    topics: ['comments', 'posts', 'approvals', 'people'],
  }),
  /** Errors: not_found, text_empty, conflict (the id is another comment's). */
  'comments.add': command({
    input: () => post().extend({ commentId: id, text: z.string().trim().max(LONGEST_COMMENT) }),
    output: done,
    right: 'compose',
  }),
  /** One's own. Errors: not_found, wrong_state (somebody else's). */
  'comments.remove': command({ input: comment, output: done, right: 'compose' }),
  /** What was removed a short while ago is there again. Errors: as remove. */
  'comments.bringBack': command({ input: comment, output: done, right: 'compose' }),
  /** Whoever acts has seen all of them. */
  'comments.markRead': command({ input: post, output: done, right: 'compose' }),
}

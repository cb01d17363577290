/** Posts that a network tells of when an account is connected, from before: the training network's invented two years. */
import type { PostCounts } from '#shared/domain/postMetrics.ts'
import type { OwnPostTable } from '../store/ownPostTable.ts'
import type { PostMetricTable } from '../store/postMetricTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'

type Past = {
  readonly id: string
  readonly inReplyToId: string | null
  readonly text: string
  readonly createdAtMs: number
  readonly readings: readonly (PostCounts & { readonly atMs: number })[]
}

/** @returns writes them down, oldest first; what is there already stays as it is */
export function recordPastPosts(deps: {
  readonly ownPosts: Pick<OwnPostTable, 'put'>
  readonly postMetrics: Pick<PostMetricTable, 'recordPast'>
}) {
  return (tx: WriteTx, accountId: string, posts: readonly Past[]): void => {
    for (const { id, inReplyToId, text, createdAtMs, readings } of posts) {
      const ref = { accountId, firstId: id }
      deps.ownPosts.put(tx, { ...ref, remoteId: id, inReplyTo: inReplyToId, text, writtenAtMs: createdAtMs })
      deps.postMetrics.recordPast(tx, ref, readings, 'training_history')
    }
  }
}

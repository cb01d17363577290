/** The campaign and the labels of a post: the office's own notes, of which nothing goes out (docs/specs/calendarViews.md §1.4, §2). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { CampaignTable } from '../store/campaignTable.ts'
import type { LabelTable } from '../store/labelTable.ts'
import type { PostMarkTable } from '../store/postMarkTable.ts'
import type { PostTable } from '../store/postTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

const OK = { ok: true } as const

export function createPostMarks(deps: {
  readonly posts: Pick<PostTable, 'byId'>
  readonly marks: PostMarkTable
  readonly campaigns: Pick<CampaignTable, 'byId'>
  readonly labels: Pick<LabelTable, 'byId'>
  readonly uow: UnitOfWork
  readonly by: () => Actor
}) {
  const { marks } = deps

  /** @throws AppError not_found, wrong_state */
  function checkPost(postId: string): void {
    const post = deps.posts.byId(postId)
    if (post === null) throw new AppError('not_found', { id: postId })
    if (post.stage === 'discarded') throw new AppError('wrong_state', { state: post.stage })
  }

  /** What is new on a post must be offered. @throws AppError not_found */
  function checkOffered(row: { readonly archivedAtMs: number | null } | null, id: string): void {
    if (row?.archivedAtMs !== null) throw new AppError('not_found', { id })
  }

  return {
    setCampaign: (input: ParsedInputOf<'calendar.setCampaign'>): OutputOf<'calendar.setCampaign'> => {
      const { postId, campaignId } = input
      checkPost(postId)
      const before = marks.of(postId).campaignId
      if (before === campaignId) return OK
      if (campaignId !== null) checkOffered(deps.campaigns.byId(campaignId), campaignId)
      deps.uow.write(deps.by(), (tx) => {
        marks.setCampaign(tx, postId, campaignId)
        tx.audit({
          action: 'post.campaign',
          entity: `post:${postId}`,
          before: { campaignId: before },
          after: { campaignId },
        })
      })
      return OK
    },
    setLabels: ({ postId, labelIds }: ParsedInputOf<'calendar.setLabels'>): OutputOf<'calendar.setLabels'> => {
      checkPost(postId)
      const before = marks.of(postId).labelIds
      const after = [...new Set(labelIds)].toSorted()
      if (before.join() === after.join()) return OK
      for (const labelId of after) if (!before.includes(labelId)) checkOffered(deps.labels.byId(labelId), labelId)
      deps.uow.write(deps.by(), (tx) => {
        marks.setLabels(tx, postId, after)
        tx.audit({ action: 'post.labels', entity: `post:${postId}`, before: [...before], after })
      })
      return OK
    },
  }
}

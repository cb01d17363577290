/** Writes the texts of one post: the first time it is created, from then on its texts are replaced. */
import type { callOperation } from '../../rpc/client.ts'
import type { SegmentDraft } from './composerView.ts'

export type PostTexts = {
  /** @param variantId whose own text it is; null: the common one, with which a post begins */
  readonly save: (segments: readonly SegmentDraft[], variantId: string | null) => Promise<void>
  /** The accounts it is created with; those of an existing post are changed by `calendar.setAccounts`. */
  readonly startWith: (accountIds: readonly string[]) => void
  readonly exists: () => boolean
}

export function createPostTexts(deps: {
  readonly postId: string
  readonly exists: boolean
  readonly accountIds: readonly string[]
  readonly call: typeof callOperation
}): PostTexts {
  const { postId, call } = deps
  let { exists } = deps
  let accountIds = [...deps.accountIds]
  return {
    exists: () => exists,
    startWith: (ids) => {
      accountIds = [...ids]
    },
    save: async (texts, variantId) => {
      const segments = texts.map(({ segmentId, text }) => ({ segmentId, text }))
      if (exists) await call('calendar.saveText', { postId, variantId, segments })
      else {
        await call('calendar.create', { postId, accountIds, segments })
        exists = true
      }
    },
  }
}

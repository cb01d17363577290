/** Giving an account its own text, and back to the common one with a way back. */
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { callOperation } from '../../rpc/client.ts'
import { newId } from '../../rpc/newId.ts'
import { offerUndo } from '../../ui/undo.tsx'
import type { SegmentDraft } from './composerView.ts'
import { mediaIn, type Destination } from './ownTextsView.ts'
import type { Composing } from './useComposer.ts'
import { attachAgain } from './useMedia.ts'

const UNDO_SECONDS = 10

export function useOwnTexts(composing: Composing) {
  const { t } = useTranslation('ownTexts')
  const { postId, post, change } = composing

  const start = async ({ accountId }: AccountView): Promise<void> => {
    const common = composing.newestSegments(null)
    const begun = await change(async () => {
      const { variants } = await callOperation('calendar.get', { postId })
      const variantId = variants.find((variant) => variant.accountId === accountId)?.variantId
      if (variantId === undefined) return null
      const copies = common.map(({ segmentId }) => ({ segmentId: newId(), of: segmentId }))
      await callOperation('calendar.startOwnText', { postId, variantId, copies })
      return { variantId, segmentIds: copies.map((copy) => copy.segmentId) }
    })
    if (begun === null) return
    const { variantId, segmentIds } = begun
    composing.beginText(
      variantId,
      common.map(({ text }, index) => ({ segmentId: segmentIds[index] ?? newId(), text })),
    )
  }

  /** As it was, with what its texts carried. */
  const restore = async (variantId: string, former: readonly SegmentDraft[], before: PostDetail): Promise<void> => {
    const first = former[0]
    const common = composing.newestSegments(null)[0]
    if (first === undefined || common === undefined) return
    const done = await change(async () => {
      const copies = [{ segmentId: first.segmentId, of: common.segmentId }]
      await callOperation('calendar.startOwnText', { postId, variantId, copies })
      await callOperation('calendar.saveText', { postId, variantId, segments: [...former] })
      const kept = new Set(mediaIn(before, first.segmentId).map(({ mediaId }) => mediaId))
      for (const { mediaId } of mediaIn(before, common.segmentId)) {
        if (kept.has(mediaId)) continue
        await callOperation('calendar.detachMedia', { postId, segmentId: first.segmentId, mediaId })
      }
      for (const { segmentId } of former) {
        for (const media of mediaIn(before, segmentId)) await attachAgain(postId, segmentId, media)
      }
      return true
    })
    if (done !== null) composing.beginText(variantId, former)
  }

  const drop = async ({ key, accounts }: Destination): Promise<void> => {
    if (key === null || post === null) return
    const segments = composing.newestSegments(key)
    if ((await change(() => callOperation('calendar.dropOwnText', { postId, variantId: key }))) === null) return
    composing.endText(key)
    offerUndo({
      id: `own:${key}`,
      message: t('dropped', { handle: accounts[0]?.handle ?? '' }),
      seconds: UNDO_SECONDS,
      onUndo: () => void restore(key, segments, post),
    })
  }

  return { start, drop }
}

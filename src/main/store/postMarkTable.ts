/** What the office notes on its posts for itself: to which campaign one belongs, and its labels. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type PostMarks = { readonly campaignId: string | null; readonly labelIds: readonly string[] }

export type PostMarkTable = ReturnType<typeof createPostMarkTable>

export function createPostMarkTable(db: Sqlite) {
  const campaign = db.prepare<[string], string | null>('SELECT campaign_id FROM post WHERE id = ?').pluck()
  const labels = db
    .prepare<[string], string>('SELECT label_id FROM post_label WHERE post_id = ? ORDER BY label_id')
    .pluck()
  const setCampaign = db.prepare<[string | null, string]>('UPDATE post SET campaign_id = ? WHERE id = ?')
  const addLabel = db.prepare<[string, string]>('INSERT OR IGNORE INTO post_label (post_id, label_id) VALUES (?, ?)')
  const removeLabel = db.prepare<[string, string]>('DELETE FROM post_label WHERE post_id = ? AND label_id = ?')

  return {
    of: (postId: string): PostMarks => ({ campaignId: campaign.get(postId) ?? null, labelIds: labels.all(postId) }),
    setCampaign: (tx: WriteTx, postId: string, campaignId: string | null): void => {
      setCampaign.run(campaignId, postId)
      tx.changed('posts', postId)
    },
    /** Makes these its labels. */
    setLabels: (tx: WriteTx, postId: string, labelIds: readonly string[]): void => {
      for (const before of labels.all(postId)) if (!labelIds.includes(before)) removeLabel.run(postId, before)
      for (const labelId of labelIds) addLabel.run(postId, labelId)
      tx.changed('posts', postId)
    },
  }
}

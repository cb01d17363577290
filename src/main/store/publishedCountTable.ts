/** How many posts of a period became what, by account (docs/specs/reports.md §3.1). */
import type { VariantState } from '#shared/domain/postLife.ts'
import type { Sqlite } from './sqlite.ts'

export type PublishedCount = { readonly accountId: string; readonly state: VariantState; readonly count: number }

export type PublishedCountTable = ReturnType<typeof createPublishedCountTable>

export const PUBLISHED_COUNTS = `SELECT v.account_id AS accountId, v.state, count(*) AS count
  FROM post p JOIN variant v ON v.post_id = p.id
  WHERE p.at_ms >= @fromMs AND p.at_ms < @untilMs AND p.stage IN ('scheduled', 'cancelled')
    AND p.at_ms IS NOT NULL AND p.stage <> 'discarded' AND (@campaignId IS NULL OR p.campaign_id = @campaignId)
  GROUP BY v.account_id, v.state`

export function createPublishedCountTable(db: Sqlite) {
  const counts = db.prepare<[{ fromMs: number; untilMs: number; campaignId: string | null }], PublishedCount>(
    PUBLISHED_COUNTS,
  )
  return {
    /** Of posts whose hour is between two instants; of one campaign, or of all with null. */
    of: (fromMs: number, untilMs: number, campaignId: string | null): readonly PublishedCount[] =>
      counts.all({ fromMs, untilMs, campaignId }),
  }
}

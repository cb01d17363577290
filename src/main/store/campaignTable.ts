/** The office's campaigns. Archived, never deleted: what was part of one stays so. */
import type { AccountView } from '#shared/contract/accounts.ts'
import type { CampaignSign } from '#shared/domain/campaign.ts'
import { nameKey } from './nameKey.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type Campaign = {
  readonly id: string
  readonly name: string
  /** Without `#`; empty: none. */
  readonly hashtag: string
  /** `2026-03-29` */
  readonly firstDay: string
  /** Included. */
  readonly lastDay: string
  readonly goal: string
  readonly colour: AccountView['colour']
  readonly sign: CampaignSign
  readonly ownerId: string | null
  readonly archivedAtMs: number | null
}

type CampaignRow = {
  id: string
  name: string
  hashtag: string
  first_day: string
  last_day: string
  goal: string
  colour: AccountView['colour']
  sign: CampaignSign
  owner_id: string | null
  archived_at: number | null
}

export type CampaignTable = ReturnType<typeof createCampaignTable>

export function createCampaignTable(db: Sqlite) {
  const all = db.prepare<[], CampaignRow>('SELECT * FROM campaign ORDER BY archived_at IS NOT NULL, name_key, id')
  const byId = db.prepare<[string], CampaignRow>('SELECT * FROM campaign WHERE id = ?')
  const byName = db
    .prepare<[string], string>('SELECT id FROM campaign WHERE name_key = ? AND archived_at IS NULL')
    .pluck()
  const put = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO campaign (id, name, name_key, hashtag, first_day, last_day, goal, colour, sign, owner_id, archived_at)
       VALUES (@id, @name, @nameKey, @hashtag, @firstDay, @lastDay, @goal, @colour, @sign, @ownerId, @archivedAtMs)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, hashtag = excluded.hashtag,
       first_day = excluded.first_day, last_day = excluded.last_day, goal = excluded.goal, colour = excluded.colour,
       sign = excluded.sign, owner_id = excluded.owner_id, archived_at = excluded.archived_at`,
  )
  return {
    /** By name, those archived last. */
    all: (): readonly Campaign[] => all.all().map(campaignOf),
    byId: (id: string): Campaign | null => {
      const row = byId.get(id)
      return row === undefined ? null : campaignOf(row)
    },
    /** The id of the one, not archived, whose name differs by case and accents at most. */
    idByName: (name: string): string | null => byName.get(nameKey(name)) ?? null,
    put: (tx: WriteTx, campaign: Campaign): void => {
      put.run({ ...campaign, nameKey: nameKey(campaign.name) })
      tx.changed('planning', campaign.id)
    },
  }
}

function campaignOf(row: CampaignRow): Campaign {
  return {
    id: row.id,
    name: row.name,
    hashtag: row.hashtag,
    firstDay: row.first_day,
    lastDay: row.last_day,
    goal: row.goal,
    colour: row.colour,
    sign: row.sign,
    ownerId: row.owner_id,
    archivedAtMs: row.archived_at,
  }
}

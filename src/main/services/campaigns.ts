/** The office's campaigns (docs/specs/calendarViews.md §1). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { hashtagOf } from '#shared/domain/campaign.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Campaign, CampaignTable } from '../store/campaignTable.ts'
import type { PersonTable } from '../store/personTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

const OK = { ok: true } as const

export function createCampaigns(deps: {
  readonly table: CampaignTable
  readonly people: Pick<PersonTable, 'byId'>
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly by: () => Actor
}) {
  const { table } = deps

  /** @throws AppError not_found */
  function existing(id: string): Campaign {
    const campaign = table.byId(id)
    if (campaign === null) throw new AppError('not_found', { id })
    return campaign
  }

  /** @throws AppError name_taken */
  function checkName(name: string, ofId: string): void {
    const holder = table.idByName(name)
    if (holder !== null && holder !== ofId) throw new AppError('name_taken', { name })
  }

  /** Somebody who is not here any more keeps what was theirs, and is given nothing new. @throws AppError not_found */
  function checkOwner(ownerId: string | null, before: string | null): void {
    if (ownerId === null || ownerId === before) return
    if (deps.people.byId(ownerId)?.archivedAtMs !== null) throw new AppError('not_found', { id: ownerId })
  }

  function put(action: string, before: Campaign | null, after: Campaign): typeof OK {
    if (JSON.stringify(before) === JSON.stringify(after)) return OK
    deps.uow.write(deps.by(), (tx) => {
      table.put(tx, after)
      tx.audit({ action, entity: `campaign:${after.id}`, before, after })
    })
    return OK
  }

  return {
    list: (): OutputOf<'campaigns.list'> => table.all().map(({ id, ...campaign }) => ({ campaignId: id, ...campaign })),
    save: (input: ParsedInputOf<'campaigns.save'>): OutputOf<'campaigns.save'> => {
      const before = table.byId(input.campaignId)
      checkName(input.name, input.campaignId)
      checkOwner(input.ownerId, before?.ownerId ?? null)
      const after: Campaign = {
        id: input.campaignId,
        name: input.name.toWellFormed(),
        hashtag: hashtagOf(input.hashtag) ?? '',
        firstDay: input.firstDay,
        lastDay: input.lastDay,
        goal: input.goal.toWellFormed(),
        colour: input.colour,
        sign: input.sign,
        ownerId: input.ownerId,
        archivedAtMs: null,
      }
      return put('campaign.save', before, after)
    },
    archive: ({ campaignId }: ParsedInputOf<'campaigns.archive'>): OutputOf<'campaigns.archive'> => {
      const campaign = existing(campaignId)
      if (campaign.archivedAtMs !== null) return OK
      return put('campaign.archive', campaign, { ...campaign, archivedAtMs: deps.clock.now() })
    },
    bringBack: ({ campaignId }: ParsedInputOf<'campaigns.bringBack'>): OutputOf<'campaigns.bringBack'> => {
      const campaign = existing(campaignId)
      checkName(campaign.name, campaignId)
      return put('campaign.bring_back', campaign, { ...campaign, archivedAtMs: null })
    },
  }
}

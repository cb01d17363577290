/** A campaign at a glance: its sign in its colour, with its name as text (docs/specs/calendarViews.md §1.3). */
import {
  IconBell,
  IconBolt,
  IconBook,
  IconBus,
  IconFlag,
  IconHeart,
  IconHome,
  IconLeaf,
  IconShield,
  IconSnowflake,
  IconStar,
  IconSun,
  type Icon,
} from '@tabler/icons-react'
import type { OutputOf } from '#shared/contract/contract.ts'
import type { CampaignSign } from '#shared/domain/campaign.ts'
import { accountColour } from './AccountBadge.tsx'
import { PlainText } from './PlainText.tsx'
import classes from './ui.module.css'

export type CampaignView = OutputOf<'campaigns.list'>[number]

export const campaignIcons: Readonly<Record<CampaignSign, Icon>> = {
  flag: IconFlag,
  star: IconStar,
  heart: IconHeart,
  bolt: IconBolt,
  leaf: IconLeaf,
  sun: IconSun,
  snowflake: IconSnowflake,
  bell: IconBell,
  book: IconBook,
  shield: IconShield,
  house: IconHome,
  bus: IconBus,
}

/** The sign alone, for where the name is said beside it or in the label of what it stands in. */
export function CampaignSignIcon({
  campaign,
  size = 13,
}: {
  readonly campaign: Pick<CampaignView, 'sign' | 'colour'>
  readonly size?: number
}) {
  const SignIcon = campaignIcons[campaign.sign]
  return (
    <SignIcon size={size} stroke={2.2} aria-hidden color={accountColour(campaign.colour)} style={{ flex: 'none' }} />
  )
}

export function CampaignMark({ campaign }: { readonly campaign: Pick<CampaignView, 'name' | 'sign' | 'colour'> }) {
  return (
    <span className={classes.campaign} title={campaign.name}>
      <CampaignSignIcon campaign={campaign} />
      <span className={classes.campaignName}>
        <PlainText text={campaign.name} />
      </span>
    </span>
  )
}

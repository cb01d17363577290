/** Several accounts in one band, and the colour of a campaign beside them. */
import type { CSSProperties } from 'react'
import { accountColour, type AccountIdentity } from '../../ui/AccountBadge.tsx'
import type { CampaignView } from '../../ui/CampaignMark.tsx'

/** A CSS background of equal bands, one below the other; nothing where there is no account. */
export function colourBands(colours: readonly string[]): string {
  if (colours.length === 0) return 'transparent'
  const share = 100 / colours.length
  const stops = colours.map((colour, index) => `${colour} ${index * share}% ${(index + 1) * share}%`)
  return `linear-gradient(to bottom, ${stops.join(', ')})`
}

/** Both colours of a post; which is seen is the style sheet's to choose (`calendar.module.css`). */
export function barColours(
  accounts: readonly Pick<AccountIdentity, 'colour'>[],
  campaign: Pick<CampaignView, 'colour'> | null,
): CSSProperties {
  const colours: CSSProperties & Record<`--${string}`, string> = {
    '--by-account': colourBands(accounts.map(({ colour }) => accountColour(colour))),
  }
  if (campaign !== null) colours['--by-campaign'] = accountColour(campaign.colour)
  return colours
}

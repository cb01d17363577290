/** Offers the office's parameters for those of its own links that have none; added in the text, where one sees them. */
import { Button } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { linksWithoutParameters, withLinkParameters } from '#shared/domain/linkParameters.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { drawnFor } from '../drawnFor.ts'
import { outCountOf } from '../ownTextsView.ts'
import type { Composing } from '../useComposer.ts'

const UNDO_SECONDS = 10

export const LinkParameters = memo(DrawnParameters, drawnFor('texts', 'editing', 'post'))

function DrawnParameters({ composing }: { readonly composing: Composing }) {
  const { t } = useTranslation('links')
  const rules = useOperation('links.rules', {}).data
  const campaigns = useOperation('campaigns.list', {}).data ?? []
  const { texts, editing, post, postId } = composing
  if (rules === undefined || editing === 'none' || rules.hosts.length === 0) return null
  const campaign = campaigns.find(({ campaignId }) => campaignId === post?.campaignId)?.name ?? ''
  const changes = texts.flatMap(({ key, accounts, segments }) =>
    segments.slice(outCountOf(post, key)).flatMap(({ segmentId, text }) => {
      const count = linksWithoutParameters(text, rules)
      const handle = accounts.length === 1 ? (accounts[0]?.handle ?? null) : null
      const next = count === 0 ? text : withLinkParameters(text, rules, { campaign, handle })
      return count === 0 ? [] : [{ segmentId, before: text, after: next, count }]
    }),
  )
  const count = changes.reduce((sum, change) => sum + change.count, 0)
  if (count === 0) return null
  const add = (): void => {
    for (const { segmentId, before, after } of changes) composing.replaceText(segmentId, before, after)
    composing.offerBack({
      id: `links:${postId}`,
      message: t('added', { count }),
      seconds: UNDO_SECONDS,
      onUndo: () => {
        for (const { segmentId, before, after } of changes) composing.replaceText(segmentId, after, before)
      },
    })
  }
  return (
    <div>
      <Button variant="subtle" size="compact-xs" leftSection={<IconLink size={13} aria-hidden />} onClick={add}>
        {t('add', { count })}
      </Button>
    </div>
  )
}

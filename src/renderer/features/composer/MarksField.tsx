/** The campaign and the labels of the post: the office's own notes, of which nothing goes out. */
import { MultiSelect, Select, type ComboboxItem } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { callOperation } from '../../rpc/client.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { CampaignMark, CampaignSignIcon, type CampaignView } from '../../ui/CampaignMark.tsx'
import { useMay } from '../../ui/useMay.ts'
import { drawnFor } from './drawnFor.ts'
import type { Composing } from './useComposer.ts'
import classes from './marks.module.css'

const MOST_LABELS = 20
const NO_CAMPAIGNS: readonly CampaignView[] = []

/** Nothing where the office has neither campaigns nor labels. */
export const MarksField = memo(DrawnMarks, drawnFor('post'))

function DrawnMarks({ composing }: { readonly composing: Composing }) {
  const { t } = useTranslation('planning')
  const may = useMay('compose')
  const campaigns = useOperation('campaigns.list', {}).data ?? NO_CAMPAIGNS
  const labels = useOperation('inbox.labels', {}).data ?? []
  const { postId, post } = composing
  const campaignId = post?.campaignId ?? null
  const labelIds = post?.labelIds ?? []
  // An archived one is offered no more, but can still be taken off.
  const offeredCampaigns = campaigns.filter(
    ({ campaignId: id, archivedAtMs }) => archivedAtMs === null || id === campaignId,
  )
  const offeredLabels = labels.filter(
    ({ labelId, archivedAtMs }) => archivedAtMs === null || labelIds.includes(labelId),
  )
  const chosen = campaigns.find(({ campaignId: id }) => id === campaignId)
  if (offeredCampaigns.length === 0 && offeredLabels.length === 0) return null
  return (
    <div className={classes.marks}>
      {offeredCampaigns.length > 0 && (
        <Select
          size="xs"
          className={classes.field}
          label={t('marks.campaign')}
          placeholder={t('marks.noCampaign')}
          readOnly={!may}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('marks.takeOffCampaign') }}
          nothingFoundMessage={t('marks.nothing')}
          leftSection={chosen === undefined ? null : <CampaignSignIcon campaign={chosen} />}
          value={campaignId}
          onChange={(next) => {
            void composing.change(() => callOperation('calendar.setCampaign', { postId, campaignId: next }))
          }}
          data={offeredCampaigns.map(({ campaignId: value, name }) => ({ value, label: name }))}
          renderOption={({ option }) => <Option option={option} campaigns={campaigns} />}
        />
      )}
      {offeredLabels.length > 0 && (
        <MultiSelect
          size="xs"
          className={classes.field}
          label={t('marks.labels')}
          placeholder={labelIds.length === 0 ? t('marks.noLabels') : ''}
          readOnly={!may}
          searchable
          maxValues={MOST_LABELS}
          nothingFoundMessage={t('marks.nothing')}
          value={labelIds}
          onChange={(next) => {
            void composing.change(() => callOperation('calendar.setLabels', { postId, labelIds: next }))
          }}
          data={offeredLabels.map(({ labelId: value, name }) => ({ value, label: name }))}
        />
      )}
    </div>
  )
}

function Option({ option, campaigns }: { readonly option: ComboboxItem; readonly campaigns: readonly CampaignView[] }) {
  const campaign = campaigns.find(({ campaignId }) => campaignId === option.value)
  return campaign === undefined ? option.label : <CampaignMark campaign={campaign} />
}

/** The campaigns of the office: made, changed, archived and brought back (docs/specs/calendarViews.md §1). */
import { Button, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { CampaignMark, type CampaignView } from '../../ui/CampaignMark.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { ArchivableRow, ArchivedRows } from './ArchivableRow.tsx'
import { CampaignDialog, type CampaignTask } from './CampaignDialog.tsx'
import classes from './settings.module.css'

export function CampaignsSection() {
  const { t } = useTranslation('planning')
  const campaigns = useOperation('campaigns.list', {}).data
  const [task, setTask] = useState<CampaignTask | null>(null)
  if (campaigns === undefined) return null
  const present = campaigns.filter(({ archivedAtMs }) => archivedAtMs === null)
  const archived = campaigns.filter(({ archivedAtMs }) => archivedAtMs !== null)
  return (
    <Stack gap="md">
      <Text size="sm">{t('campaigns.text')}</Text>
      {present.length > 0 && (
        <ul className={classes.people} aria-label={t('campaigns.list')}>
          {present.map((campaign) => (
            <CampaignRow key={campaign.campaignId} campaign={campaign} onTask={setTask} />
          ))}
        </ul>
      )}
      <div>
        <Button
          variant={campaigns.length === 0 ? 'filled' : 'default'}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setTask({ kind: 'add' })}
        >
          {t('campaigns.add')}
        </Button>
      </div>
      {archived.length > 0 && <Archived campaigns={archived} />}
      <CampaignDialog task={task} onClose={() => setTask(null)} />
    </Stack>
  )
}

function CampaignRow({
  campaign,
  onTask,
}: {
  readonly campaign: CampaignView
  readonly onTask: (task: CampaignTask) => void
}) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const people = useOperation('people.list', {}).data?.people ?? []
  const archive = useCommand('campaigns.archive')
  const bringBack = useCommand('campaigns.bringBack')
  const { campaignId, name, hashtag, firstDay, lastDay, ownerId, goal } = campaign
  const owner = people.find(({ personId }) => personId === ownerId)?.name
  const facts = [
    ...(hashtag === '' ? [] : [`#${hashtag}`]),
    format.weekOf(firstDay, lastDay),
    ...(owner === undefined ? [] : [owner]),
    ...(goal === '' ? [] : [goal]),
  ]
  return (
    <ArchivableRow
      id={campaignId}
      name={name}
      facts={facts}
      edit={{ text: t('campaigns.edit'), label: t('campaigns.editOf', { name }) }}
      archive={{ text: t('campaigns.archive'), label: t('campaigns.archiveOf', { name }) }}
      archivedNow={t('campaigns.archivedNow', { name })}
      onEdit={() => onTask({ kind: 'edit', campaign })}
      onArchive={(onDone) => archive.mutate({ campaignId }, { onSuccess: onDone })}
      onUndo={() => bringBack.mutate({ campaignId })}
    >
      <CampaignMark campaign={campaign} />
    </ArchivableRow>
  )
}

function Archived({ campaigns }: { readonly campaigns: readonly CampaignView[] }) {
  const { t } = useTranslation('planning')
  const bringBack = useCommand('campaigns.bringBack')
  const title = t('campaigns.archived', { count: campaigns.length })
  return (
    <ArchivedRows
      title={title}
      rows={campaigns.map(({ campaignId: id, name }) => ({ id, name }))}
      bringBack={(name) => ({ text: t('campaigns.bringBack'), label: t('campaigns.bringBackOf', { name }) })}
      onBringBack={(campaignId) => bringBack.mutate({ campaignId })}
    />
  )
}

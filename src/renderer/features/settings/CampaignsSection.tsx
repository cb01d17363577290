/** The campaigns of the office: made, changed, archived and brought back (docs/specs/calendarViews.md §1). */
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { CampaignMark, type CampaignView } from '../../ui/CampaignMark.tsx'
import { offerUndo } from '../../ui/undo.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { CampaignDialog, type CampaignTask } from './CampaignDialog.tsx'
import classes from './settings.module.css'

/** How long archiving can be taken back by one key. */
const UNDO_SECONDS = 10

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
    <li className={classes.personRow} aria-label={name}>
      <span className={classes.personText}>
        <span className={classes.personName}>
          <CampaignMark campaign={campaign} />
        </span>
        <span className={classes.personRole}>{facts.join(' · ')}</span>
      </span>
      <Group gap={4} wrap="nowrap">
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t('campaigns.editOf', { name })}
          onClick={() => onTask({ kind: 'edit', campaign })}
        >
          {t('campaigns.edit')}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t('campaigns.archiveOf', { name })}
          onClick={() =>
            archive.mutate(
              { campaignId },
              {
                onSuccess: () =>
                  offerUndo({
                    id: `archived-${campaignId}`,
                    message: t('campaigns.archivedNow', { name }),
                    seconds: UNDO_SECONDS,
                    onUndo: () => bringBack.mutate({ campaignId }),
                  }),
              },
            )
          }
        >
          {t('campaigns.archive')}
        </Button>
      </Group>
    </li>
  )
}

function Archived({ campaigns }: { readonly campaigns: readonly CampaignView[] }) {
  const { t } = useTranslation('planning')
  const bringBack = useCommand('campaigns.bringBack')
  const title = t('campaigns.archived', { count: campaigns.length })
  return (
    <details className={classes.more}>
      <summary>{title}</summary>
      <ul className={classes.people} aria-label={title}>
        {campaigns.map(({ campaignId, name }) => (
          <li key={campaignId} className={classes.personRow} aria-label={name}>
            <span className={classes.personText}>
              <span className={classes.personName}>{name}</span>
            </span>
            <Button
              variant="default"
              size="compact-xs"
              aria-label={t('campaigns.bringBackOf', { name })}
              onClick={() => bringBack.mutate({ campaignId })}
            >
              {t('campaigns.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

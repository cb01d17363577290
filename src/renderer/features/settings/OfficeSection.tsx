/** How the office publishes: its clock, how late is too late, how much at once, how long "publish now" can be taken back. */
import { Select, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OFFICE_ZONES } from '#shared/domain/wallTime.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { BRAKE_MINUTES_BOUNDS, BRAKE_POSTS_BOUNDS, GRACE_BOUNDS, UNDO_BOUNDS } from './settingsView.ts'
import { WholeNumberInput } from './WholeNumberInput.tsx'

export function OfficeSection() {
  const { t } = useTranslation('settings')
  const office = useOperation('settings.get', {}).data
  const update = useCommand('settings.update')
  if (office === undefined) return null
  return (
    <Stack gap="md" align="flex-start">
      <Select
        label={t('zone.label')}
        description={t('zone.help')}
        descriptionProps={{ size: 'sm' }}
        w={280}
        allowDeselect={false}
        value={office.zone}
        onChange={(chosen) => {
          const zone = OFFICE_ZONES.find((each) => each === chosen)
          if (zone !== undefined && zone !== office.zone) update.mutate({ zone })
        }}
        data={OFFICE_ZONES.map((value) => ({ value, label: t(`zone.${value}`) }))}
      />
      <WholeNumberInput
        label={t('grace.label')}
        help={t('grace.help')}
        value={office.graceMinutes}
        bounds={GRACE_BOUNDS}
        onKeep={(graceMinutes) => update.mutate({ graceMinutes })}
      />
      <WholeNumberInput
        label={t('undo.label')}
        help={t('undo.help')}
        value={office.undoSeconds}
        bounds={UNDO_BOUNDS}
        onKeep={(undoSeconds) => update.mutate({ undoSeconds })}
      />
      <WholeNumberInput
        label={t('brakePosts.label')}
        help={t('brakePosts.help')}
        value={office.brakePosts}
        bounds={BRAKE_POSTS_BOUNDS}
        onKeep={(brakePosts) => update.mutate({ brakePosts })}
      />
      <WholeNumberInput
        label={t('brakeMinutes.label')}
        help={t('brakeMinutes.help')}
        value={office.brakeMinutes}
        bounds={BRAKE_MINUTES_BOUNDS}
        onKeep={(brakeMinutes) => update.mutate({ brakeMinutes })}
      />
    </Stack>
  )
}

/** What this workstation is told while Mando is not in view, and when it stays quiet. */
import { Group, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_QUIET_HOURS, type QuietHours } from '#shared/domain/quietHours.ts'
import { isHour } from '#shared/domain/hour.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'

export function NoticesSection() {
  const { t } = useTranslation('settings')
  const appearance = useOperation('settings.getAppearance', {}).data
  const set = useCommand('settings.setAppearance')
  if (appearance === undefined) return null
  const { messageNotices, milestoneNotices, quietHours } = appearance
  return (
    <Stack gap="md" align="flex-start">
      <Switch
        label={t('notices.messages')}
        description={t('notices.messagesHelp')}
        checked={messageNotices}
        onChange={(event) => set.mutate({ messageNotices: event.currentTarget.checked })}
      />
      <Switch
        label={t('notices.milestones')}
        description={t('notices.milestonesHelp')}
        checked={milestoneNotices}
        onChange={(event) => set.mutate({ milestoneNotices: event.currentTarget.checked })}
      />
      <Switch
        label={t('notices.quiet')}
        description={t('notices.quietHelp')}
        checked={quietHours !== null}
        onChange={(event) => set.mutate({ quietHours: event.currentTarget.checked ? DEFAULT_QUIET_HOURS : null })}
      />
      {quietHours !== null && <Hours hours={quietHours} onHours={(hours) => set.mutate({ quietHours: hours })} />}
    </Stack>
  )
}

function Hours({ hours, onHours }: { readonly hours: QuietHours; readonly onHours: (hours: QuietHours) => void }) {
  const { t } = useTranslation('settings')
  const [typed, setTyped] = useState(hours)
  const field = (name: keyof QuietHours) => (
    <TextInput
      label={t(`notices.${name}`)}
      w={110}
      maxLength={5}
      placeholder={DEFAULT_QUIET_HOURS[name]}
      value={typed[name]}
      error={isHour(typed[name]) ? null : t('notices.notAnHour')}
      onChange={(event) => {
        const next = { ...typed, [name]: event.currentTarget.value }
        setTyped(next)
        if (isHour(next.from) && isHour(next.until)) onHours(next)
      }}
    />
  )
  return (
    <Group gap="md" align="flex-start">
      {field('from')}
      {field('until')}
    </Group>
  )
}

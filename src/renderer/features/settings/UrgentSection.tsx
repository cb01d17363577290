/** The urgent lane: its sound on this workstation, the duty protocol, the lists of words, and a text to try them on. */
import { Button, Group, Stack, Switch, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { Permitted } from '../../ui/Permitted.tsx'
import { playUrgentTone } from '../../ui/urgentTone.ts'
import { FalseAlarms } from './FalseAlarms.tsx'
import { UrgentLists } from './UrgentLists.tsx'
import { UrgentTry } from './UrgentTry.tsx'
import { protocolProblem, stepsOf } from './urgentSettings.ts'

export function UrgentSection() {
  return (
    <Stack gap="lg">
      <Sound />
      <Permitted right="administer" said>
        <Protocol />
        <UrgentLists />
        <FalseAlarms />
      </Permitted>
      <UrgentTry />
    </Stack>
  )
}

function Sound() {
  const { t } = useTranslation('urgent')
  const isOn = useOperation('settings.getAppearance', {}).data?.urgentSound
  const set = useCommand('settings.setAppearance')
  if (isOn === undefined) return null
  return (
    <Group gap="md" align="flex-start">
      <Switch
        label={t('sound.label')}
        description={t('sound.help')}
        checked={isOn}
        onChange={(event) => set.mutate({ urgentSound: event.currentTarget.checked })}
      />
      <Button size="compact-xs" variant="default" onClick={playUrgentTone}>
        {t('sound.listen')}
      </Button>
    </Group>
  )
}

function Protocol() {
  const { t } = useTranslation('urgent')
  const steps = useOperation('urgent.protocol', {}).data?.steps
  const set = useCommand('urgent.setProtocol')
  const [typed, setTyped] = useState<string | null>(null)
  if (steps === undefined) return null
  const problem = typed === null ? null : protocolProblem(stepsOf(typed))
  return (
    <Stack gap={6} align="flex-start">
      <Textarea
        label={t('protocol.label')}
        description={t('protocol.help')}
        w="100%"
        maw={640}
        autosize
        minRows={4}
        maxRows={12}
        value={typed ?? steps.join('\n')}
        error={problem === null ? null : t(`protocol.${problem.code}`, { count: problem.most })}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button
        size="compact-sm"
        disabled={typed === null || problem !== null || set.isPending}
        onClick={() => {
          if (typed !== null) set.mutate({ steps: [...stepsOf(typed)] }, { onSuccess: () => setTyped(null) })
        }}
      >
        {t('protocol.save')}
      </Button>
    </Stack>
  )
}

/** Asks the network for real, the way that is set, and says in plain words what came of it. */
import { Button, Group, Input, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConnectionFinding } from '#shared/contract/connection.ts'
import { useCommand } from '../../rpc/useOperation.ts'

export function ConnectionTest() {
  const { t } = useTranslation('connection')
  const test = useCommand('connection.test')
  const finding = test.isPending ? undefined : test.data?.finding
  return (
    <Input.Wrapper label={t('test.label')} labelElement="div">
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <Button variant="default" disabled={test.isPending} onClick={() => test.mutate({})} flex="none">
          {test.isPending ? t('test.running') : t('test.action')}
        </Button>
        <div role="status">{finding !== undefined && <Finding finding={finding} />}</div>
      </Group>
    </Input.Wrapper>
  )
}

function Finding({ finding }: { readonly finding: ConnectionFinding }) {
  const { t } = useTranslation('connection')
  const isGood = finding.kind === 'ok'
  const Icon = isGood ? IconCircleCheck : IconAlertTriangle
  const words =
    finding.kind === 'untrusted'
      ? t(`untrusted.${finding.problem}`, { issuer: finding.issuer ?? t('untrusted.nobody') })
      : t(`finding.${finding.kind}`)
  return (
    <Text size="sm" maw={520} c={isGood ? 'var(--mando-good-text)' : 'var(--mando-warning-text)'}>
      <Icon size={15} aria-hidden /> {words}
    </Text>
  )
}

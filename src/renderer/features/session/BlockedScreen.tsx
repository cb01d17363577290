/** The data cannot be opened as they are: what happened, what is kept, what to do. Nothing was overwritten. */
import { Button, Code, Group, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SessionView } from '#shared/contract/session.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import classes from './session.module.css'

export function BlockedScreen({ blocked }: { readonly blocked: Extract<SessionView, { phase: 'blocked' }> }) {
  const { t } = useTranslation('session')
  const retry = useCommand('session.retry')
  const { code, path, detail } = blocked
  return (
    <main className={classes.page}>
      <div className={classes.panel} data-wide>
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <IconAlertTriangle size={26} stroke={1.4} aria-hidden className={classes.alertIcon} />
          <Title order={1}>{t('blocked.heading')}</Title>
        </Group>
        <dl className={classes.facts}>
          <dt>{t('blocked.happened')}</dt>
          <dd>{t(`blocked.${code}.happened`)}</dd>
          <dt>{t('blocked.kept')}</dt>
          <dd>{t(`blocked.${code}.kept`)}</dd>
          <dt>{t('blocked.todo')}</dt>
          <dd>{t(`blocked.${code}.todo`)}</dd>
          <dt>{t('blocked.path')}</dt>
          <dd>
            <Code className={classes.path}>{path}</Code>
          </dd>
        </dl>
        <Group gap="xs">
          <Button
            size="sm"
            autoFocus
            leftSection={<IconRefresh size={15} aria-hidden />}
            disabled={retry.isPending}
            onClick={() => retry.mutate({})}
          >
            {retry.isPending ? t('blocked.retrying') : t('blocked.retry')}
          </Button>
          <CopyButton
            size="sm"
            text={[code, path, detail].filter((part) => part !== '').join('\n')}
            label={t('blocked.copy')}
            copiedLabel={t('blocked.copied')}
          />
        </Group>
        <Text size="xs" c="dimmed" mt="md">
          {t('blocked.detail')}: <Code>{code}</Code>
          {detail !== '' && ` ${detail}`}
        </Text>
      </div>
    </main>
  )
}

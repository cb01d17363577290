/** The data cannot be opened as they are: what happened, what is kept, what to do. Nothing was overwritten. */
import { Button, Code, Group, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { SessionView } from '#shared/contract/session.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { BackupList } from '../../ui/BackupList.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { ExportTextsButton, RecoverButton } from '../../ui/RescueButtons.tsx'
import classes from './session.module.css'

export function BlockedScreen({ blocked }: { readonly blocked: Extract<SessionView, { phase: 'blocked' }> }) {
  const { t } = useTranslation('session')
  const { t: backup } = useTranslation('backup')
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
          {code === 'database_damaged' && (
            <>
              <RecoverButton />
              <ExportTextsButton />
            </>
          )}
          <CopyButton
            size="sm"
            text={[code, path, detail].filter((part) => part !== '').join('\n')}
            label={t('blocked.copy')}
            copiedLabel={t('blocked.copied')}
          />
        </Group>
        {canRestore(code) && (
          <section className={classes.choices} aria-labelledby="blocked-backups">
            <Title order={2} size="h4" id="blocked-backups" mb="xs">
              {backup('list')}
            </Title>
            <BackupList />
          </section>
        )}
        <Text size="xs" c="dimmed" mt="md">
          {t('blocked.detail')}: <Code>{code}</Code>
          {detail !== '' && ` ${detail}`}
        </Text>
      </div>
    </main>
  )
}

/** Where the data themselves are lost; the other obstacles go away without losing what came since the backup. */
function canRestore(code: Extract<SessionView, { phase: 'blocked' }>['code']): boolean {
  switch (code) {
    case 'database_damaged':
    case 'vault_lost':
    case 'key_damaged':
      return true
    case 'database_newer':
    case 'read_only':
    case 'disk_full':
      return false
    default:
      return assertNever(code)
  }
}

/** Where the data lie and how they are protected. */
import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLockOpen, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../rpc/useOperation.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Permitted } from '../../ui/Permitted.tsx'
import { ProtectDialog } from '../../ui/ProtectDialog.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { vaultWords } from '../../ui/vaultWords.ts'
import classes from './settings.module.css'

const looks = {
  os: { tone: 'good', icon: IconShieldCheck },
  passphrase: { tone: 'good', icon: IconShieldCheck },
  open: { tone: 'warning', icon: IconLockOpen },
} as const

export function DataSection() {
  const { t } = useTranslation('settings')
  const { t: session } = useTranslation('session')
  const [protecting, setProtecting] = useState(false)
  const profile = useOperation('session.get', {}).data
  if (profile?.phase !== 'ready') return null
  const { protection, vault, dataDir, version, packaged } = profile
  return (
    <Stack gap="md">
      <div>
        <Text fw={500}>{t('data.folder')}</Text>
        <Group gap="xs" wrap="nowrap">
          <Code className={classes.path}>{dataDir}</Code>
          <CopyButton text={dataDir} label={t('data.copy')} copiedLabel={t('data.copied')} />
        </Group>
      </div>
      <Stack gap={4} align="flex-start">
        <Text fw={500}>{t('data.protection')}</Text>
        <StateBadge look={looks[protection]} label={t(`protection.${protection}.title`)} />
        <Text size="sm">{t(`protection.${protection}.text`, { detail: vault.detail })}</Text>
        {vault.kind === 'none' && protection !== 'os' && (
          <Text size="xs" c="dimmed">
            {t('protection.noVault', { detail: vaultWords(vault.detail) })}
          </Text>
        )}
        {protection === 'open' && (
          <Permitted right="administer">
            <Button variant="default" mt={4} onClick={() => setProtecting(true)}>
              {t('protection.action')}
            </Button>
          </Permitted>
        )}
      </Stack>
      <Text size="xs" c="dimmed">
        {t('data.version')} {version}
        {!packaged && ` · ${t('data.development')}`}
      </Text>
      <ProtectDialog
        opened={protecting}
        reason="settings"
        onClose={() => setProtecting(false)}
        onProtected={() => {
          setProtecting(false)
          notifications.show({ message: session('protect.done') })
        }}
      />
    </Stack>
  )
}

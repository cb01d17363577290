/** The certificates of the office's own authority, for where its proxy opens TLS. */
import { Button, Code, Group, Input, Stack, Text } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CertificateView } from '#shared/contract/connection.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import classes from './settings.module.css'

export function ExtraCaPart({ certificates }: { readonly certificates: readonly CertificateView[] }) {
  const { t } = useTranslation('connection')
  const format = useFormat()
  const choose = useCommand('connection.chooseExtraCa')
  const remove = useCommand('connection.removeExtraCa')
  return (
    <Input.Wrapper label={t('ca.label')} labelElement="div">
      <Stack gap="xs" align="flex-start">
        <Text size="sm" c="dimmed" maw={560}>
          {t('ca.help')}
        </Text>
        {certificates.map(({ subject, issuer, fingerprint, validToMs }) => (
          <div key={fingerprint}>
            <Text size="sm" fw={500}>
              <IconCertificate size={15} aria-hidden /> {subject}
            </Text>
            <Text size="xs">
              {issuer !== subject && `${t('ca.issuer', { issuer })} · `}
              {t('ca.validTo', { day: format.longDay(validToMs) })}
            </Text>
            <Text size="xs" c="dimmed">
              {t('ca.fingerprint')} <Code className={classes.path}>{fingerprint}</Code>
            </Text>
          </div>
        ))}
        <Group gap="xs">
          <Button variant="default" disabled={choose.isPending} onClick={() => choose.mutate({})}>
            {certificates.length === 0 ? t('ca.choose') : t('ca.replace')}
          </Button>
          {certificates.length > 0 && (
            <ConfirmButton
              variant="subtle"
              color="red"
              question={t('ca.removeQuestion')}
              confirmLabel={t('ca.remove')}
              onConfirm={() => remove.mutate({})}
            >
              {t('ca.remove')}
            </ConfirmButton>
          )}
        </Group>
      </Stack>
    </Input.Wrapper>
  )
}

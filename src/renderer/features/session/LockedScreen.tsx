/** Asks for the passphrase and says why there is one. */
import { Button, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../rpc/useOperation.ts'
import { vaultWords } from '../../ui/vaultWords.ts'
import classes from './session.module.css'

export function LockedScreen({ vaultReason }: { readonly vaultReason: string | null }) {
  const { t } = useTranslation('session')
  const [passphrase, setPassphrase] = useState('')
  const [empty, setEmpty] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const unlock = useCommand('session.unlock', { quiet: true })
  const code = unlock.error?.wire.code
  const failure =
    code === undefined ? null : code === 'passphrase_wrong' ? t('locked.wrong') : t('locked.failed', { code })
  return (
    <main className={classes.page}>
      <form
        className={classes.panel}
        onSubmit={(event) => {
          event.preventDefault()
          setEmpty(passphrase === '')
          if (passphrase === '' || unlock.isPending) return
          unlock.mutate({ passphrase }, { onError: () => box.current?.select() })
        }}
      >
        <Stack gap="md">
          <IconLock size={30} stroke={1.3} aria-hidden className={classes.icon} />
          <div>
            <Title order={1}>{t('locked.title')}</Title>
            <Text size="sm" c="dimmed">
              {t('locked.text')}
            </Text>
          </div>
          <PasswordInput
            ref={box}
            size="sm"
            autoFocus
            label={t('locked.label')}
            autoComplete="current-password"
            maxLength={1024}
            visibilityToggleButtonProps={{ 'aria-label': t('locked.show') }}
            value={passphrase}
            error={empty ? t('locked.empty') : unlock.isPending ? null : failure}
            onChange={(event) => {
              setPassphrase(event.currentTarget.value)
              setEmpty(false)
              unlock.reset()
            }}
          />
          <Button type="submit" size="sm" disabled={unlock.isPending}>
            {unlock.isPending ? t('locked.opening') : t('locked.submit')}
          </Button>
          <details className={classes.why}>
            <summary>{t('locked.why')}</summary>
            <Text size="xs">{t('locked.whyText')}</Text>
            {vaultReason !== null && (
              <Text size="xs" c="dimmed">
                {t('locked.whyDetail', { detail: vaultWords(vaultReason) })}
              </Text>
            )}
            <Text size="xs">{t('locked.forgotten')}</Text>
          </details>
        </Stack>
      </form>
    </main>
  )
}

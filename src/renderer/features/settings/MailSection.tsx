/** The office's mail server, and the official form that citizens are pointed to. */
import { Button, Group, Input, PasswordInput, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { MAIL_SECURITY } from '#shared/contract/mail.ts'
import { MAIL_ADDRESS } from '#shared/domain/handoff.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { reasonWords } from '../../ui/errorWords.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { ProtectDialog } from '../../ui/ProtectDialog.tsx'
import { useMay } from '../../ui/useMay.ts'
import { mailFormOf, readMailForm, type MailFault, type MailForm } from './mailForm.ts'

type Saved = OutputOf<'mail.get'>

/** What is saved is where the forms start from. */
export function MailSection() {
  const saved = useOperation('mail.get', {}, { enabled: useMay('administer') }).data
  if (saved === undefined) return null
  return (
    <Stack gap="lg">
      <ServerPart key={JSON.stringify(saved.server)} saved={saved} />
      {saved.server !== null && <TrialPart address={saved.server.senderAddress} />}
      <FormPart key={JSON.stringify(saved.form)} saved={saved.form} />
    </Stack>
  )
}

function ServerPart({ saved }: { readonly saved: Saved }) {
  const { t } = useTranslation('handoff')
  const [form, setForm] = useState(() => mailFormOf(saved.server))
  const [tried, setTried] = useState(false)
  const [protecting, setProtecting] = useState(false)
  const setServer = useCommand('mail.setServer', { quiet: true })
  const reading = readMailForm(form, saved)
  const faults = tried && reading.kind === 'faults' ? reading.faults : new Set<MailFault>()
  const change = (part: Partial<MailForm>): void => setForm((now) => ({ ...now, ...part }))
  const keep = (): void => {
    if (reading.kind !== 'ready') return
    setServer.mutate(reading.input, {
      onSuccess: () => {
        change({ password: '' })
        setTried(false)
        notifications.show({ message: t('settings.saved') })
      },
      onError: (error) => {
        if (error.wire.code === 'passphrase_required') setProtecting(true)
        else notifyError(error)
      },
    })
  }
  const faultOf = (field: MailFault): string | null => (faults.has(field) ? t(`settings.faults.${field}`) : null)
  const field = (
    name: 'host' | 'port' | 'user' | 'senderName' | 'senderAddress',
    width: number,
    fault: MailFault | null,
  ) => (
    <TextInput
      label={t(`settings.${name}`)}
      w={width}
      maxLength={254}
      value={form[name]}
      error={fault === null ? null : faultOf(fault)}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <form
      noValidate
      autoComplete="off"
      aria-label={t('settings.server')}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        keep()
      }}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('settings.text')}</Text>
        <Group gap="sm" align="flex-start">
          {field('host', 300, 'host')}
          {field('port', 110, 'port')}
        </Group>
        <Input.Wrapper label={t('settings.security')} labelElement="div">
          <div>
            <SegmentedControl<MailForm['security']>
              aria-label={t('settings.security')}
              value={form.security}
              onChange={(security) => change({ security })}
              data={MAIL_SECURITY.map((value) => ({ value, label: t(`settings.${value}`) }))}
            />
          </div>
        </Input.Wrapper>
        {form.security === 'unprotected' && (
          <Text size="sm" c="var(--mando-warning-text)" maw={560} role="status">
            {t('settings.unprotectedWarning')}
          </Text>
        )}
        <Group gap="sm" align="flex-start">
          {field('user', 205, null)}
          <PasswordInput
            label={t('settings.password')}
            w={205}
            autoComplete="new-password"
            maxLength={200}
            placeholder={saved.hasPassword ? t('settings.passwordKept') : ''}
            value={form.password}
            error={faultOf('password')}
            onChange={(event) => change({ password: event.currentTarget.value })}
          />
        </Group>
        <Group gap="sm" align="flex-start">
          {field('senderName', 205, null)}
          {field('senderAddress', 300, 'address')}
        </Group>
        <Group gap="xs">
          <Button type="submit" disabled={setServer.isPending}>
            {t('settings.save')}
          </Button>
          {saved.server !== null && (
            <ConfirmButton
              variant="subtle"
              question={t('settings.forgetQuestion')}
              confirmLabel={t('settings.forget')}
              onConfirm={() => setServer.mutate({ server: null, password: { kind: 'none' } }, { onError: notifyError })}
            >
              {t('settings.forget')}
            </ConfirmButton>
          )}
        </Group>
      </Stack>
      <ProtectDialog
        opened={protecting}
        reason="settings"
        onClose={() => setProtecting(false)}
        onProtected={() => {
          setProtecting(false)
          keep()
        }}
      />
    </form>
  )
}

function TrialPart({ address }: { readonly address: string }) {
  const { t } = useTranslation('handoff')
  const [to, setTo] = useState(address)
  const trial = useCommand('mail.test')
  const finding = trial.data?.finding
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        trial.mutate({ to })
      }}
    >
      <Group gap="sm" align="flex-end">
        <TextInput
          label={t('settings.trial')}
          w={300}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={trial.isPending || !MAIL_ADDRESS.test(to.trim())}>
          {t('settings.trialSend')}
        </Button>
      </Group>
      <Text size="sm" mt={6} role="status">
        {finding === undefined
          ? ''
          : finding.kind === 'sent'
            ? t('settings.trialSent')
            : `${reasonWords({ code: finding.code, params: {} })}${finding.detail === '' ? '' : ` «${finding.detail}»`}`}
      </Text>
    </form>
  )
}

function FormPart({ saved }: { readonly saved: Saved['form'] }) {
  const { t } = useTranslation('handoff')
  const [text, setText] = useState(saved.text)
  const [link, setLink] = useState(saved.link ?? '')
  const setForm = useCommand('mail.setForm')
  const isPage = link.trim() === '' || (/^https:\/\/\S+$/.test(link.trim()) && URL.canParse(link.trim()))
  return (
    <form
      noValidate
      aria-label={t('settings.form')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isPage) return
        setForm.mutate(
          { text, link: link.trim() === '' ? null : link.trim() },
          { onSuccess: () => notifications.show({ message: t('settings.saved') }) },
        )
      }}
    >
      <Stack gap="xs" align="flex-start">
        <Textarea
          label={t('settings.formText')}
          w={560}
          maw="100%"
          autosize
          minRows={2}
          maxLength={1_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          label={t('settings.formLink')}
          w={460}
          maw="100%"
          maxLength={500}
          value={link}
          error={isPage ? null : t('settings.linkFault')}
          onChange={(event) => setLink(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={setForm.isPending}>
          {t('settings.save')}
        </Button>
      </Stack>
    </form>
  )
}

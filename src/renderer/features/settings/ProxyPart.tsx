/** Which proxy requests go through. */
import { Button, Group, Input, PasswordInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { ProtectDialog } from '../../ui/ProtectDialog.tsx'
import { formOf, readProxyForm, type ProxyFault, type ProxyForm } from './proxyForm.ts'

const KINDS: readonly ProxyForm['kind'][] = ['system', 'pac', 'manual']

export function ProxyPart({ saved }: { readonly saved: OutputOf<'connection.get'> }) {
  const { t } = useTranslation('connection')
  const [form, setForm] = useState(() => formOf(saved.proxy))
  const [tried, setTried] = useState(false)
  const [protecting, setProtecting] = useState(false)
  const setProxy = useCommand('connection.setProxy', { quiet: true })
  const reading = readProxyForm(form, saved)
  const isChanged = JSON.stringify(form) !== JSON.stringify(formOf(saved.proxy))
  const keep = (): void => {
    if (reading.kind !== 'ready') return
    setProxy.mutate(reading.input, {
      onSuccess: () => {
        setForm((now) => ({ ...now, password: '' }))
        setTried(false)
        notifications.show({ message: t('saved') })
      },
      onError: (error) => {
        if (error.wire.code === 'passphrase_required') setProtecting(true)
        else notifyError(error)
      },
    })
  }
  const faults = tried && reading.kind === 'faults' ? reading.faults : new Set<ProxyFault>()
  const change = (part: Partial<ProxyForm>): void => setForm((now) => ({ ...now, ...part }))
  return (
    <form
      noValidate
      autoComplete="off"
      aria-label={t('proxy.label')}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        keep()
      }}
    >
      <Stack gap="xs" align="flex-start">
        <Input.Wrapper label={t('proxy.label')} labelElement="div">
          <div>
            <SegmentedControl<ProxyForm['kind']>
              aria-label={t('proxy.label')}
              value={form.kind}
              onChange={(kind) => change({ kind })}
              data={KINDS.map((value) => ({ value, label: t(`proxy.${value}`) }))}
            />
          </div>
        </Input.Wrapper>
        <Text size="sm" c="dimmed" maw={560}>
          {t(`proxyHelp.${form.kind}`)}
        </Text>
        {form.kind === 'pac' && (
          <TextInput
            label={t('url.label')}
            placeholder="http://proxy.oficina.es/proxy.pac"
            w={460}
            value={form.url}
            error={faults.has('url') ? t('url.fault') : null}
            onChange={(event) => change({ url: event.currentTarget.value })}
          />
        )}
        {form.kind === 'manual' && <ManualFields {...{ form, faults, change }} hasPassword={saved.hasPassword} />}
        {(isChanged || setProxy.isPending) && (
          <Group gap="xs">
            <Button type="submit" disabled={setProxy.isPending}>
              {t('save')}
            </Button>
            <Button
              variant="subtle"
              onClick={() => {
                setForm(formOf(saved.proxy))
                setTried(false)
              }}
            >
              {t('discard')}
            </Button>
          </Group>
        )}
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

function ManualFields({
  form,
  faults,
  change,
  hasPassword,
}: {
  readonly form: ProxyForm
  readonly faults: ReadonlySet<ProxyFault>
  readonly change: (part: Partial<ProxyForm>) => void
  readonly hasPassword: boolean
}) {
  const { t } = useTranslation('connection')
  const faultOf = (field: ProxyFault & keyof ProxyForm) => (faults.has(field) ? t(`${field}.fault`) : null)
  return (
    <>
      <Group gap="sm" align="flex-start">
        <TextInput
          label={t('host.label')}
          placeholder="proxy.oficina.es"
          w={300}
          value={form.host}
          error={faultOf('host')}
          onChange={(event) => change({ host: event.currentTarget.value })}
        />
        <TextInput
          label={t('port.label')}
          w={110}
          inputMode="numeric"
          value={form.port}
          error={faultOf('port')}
          onChange={(event) => change({ port: event.currentTarget.value })}
        />
      </Group>
      <Group gap="sm" align="flex-start">
        <TextInput
          label={t('user.label')}
          w={205}
          value={form.user}
          onChange={(event) => change({ user: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('password.label')}
          w={205}
          autoComplete="new-password"
          placeholder={hasPassword ? t('password.kept') : ''}
          value={form.password}
          error={faultOf('password')}
          onChange={(event) => change({ password: event.currentTarget.value })}
        />
      </Group>
      <TextInput
        label={t('bypass.label')}
        description={t('bypass.help')}
        placeholder="*.oficina.es, 10.0.0.0/8"
        w={460}
        value={form.bypass}
        error={faultOf('bypass')}
        onChange={(event) => change({ bypass: event.currentTarget.value })}
      />
    </>
  )
}

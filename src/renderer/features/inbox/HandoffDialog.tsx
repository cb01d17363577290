/** Hands the citizen over to another channel: which, with whose consent, what is passed on to whom (docs/specs/inbox.md §13). */
import {
  Autocomplete,
  Button,
  Checkbox,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import type { ConversationDetail } from '#shared/contract/inbox.ts'
import {
  ASK_FOR_DIRECT_MESSAGE,
  GO_ON_IN_DIRECT,
  HANDOFF_CHANNELS,
  type HandoffChannel,
} from '#shared/domain/handoff.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useOfficeZone } from '../../ui/useFormat.ts'
import { firstForm, passesOn, readHandoffForm, type HandoffFault, type HandoffForm } from './handoffForm.ts'
import { HandoffItems } from './HandoffItems.tsx'
import type { Office } from './people.ts'

type Props = {
  readonly conversation: ConversationDetail
  readonly office: Office
  readonly isTraining: boolean
  readonly onClose: () => void
  /** A text that may be said to the citizen, and in which conversation. */
  readonly onOffer: (conversationId: string, text: string) => void
}
type Options = OutputOf<'handoffs.options'>

export function HandoffDialog(props: Props) {
  const { t } = useTranslation(['handoff', 'common'])
  const options = useOperation('handoffs.options', {}).data
  return (
    <Dialog
      onClose={props.onClose}
      size={640}
      padding="md"
      title={
        <Text component="span" fw={600}>
          {t('handoff:title', { name: props.conversation.citizen.displayName })}
        </Text>
      }
    >
      {options !== undefined && <Fields {...props} options={options} />}
    </Dialog>
  )
}

function Fields({
  conversation,
  office,
  isTraining,
  onClose,
  onOffer,
  options,
}: Props & { readonly options: Options }) {
  const { t } = useTranslation(['handoff', 'common'])
  const zone = useOfficeZone()
  const { conversationId, citizen } = conversation
  const direct = useOperation('handoffs.directWith', { conversationId }).data?.conversationId ?? null
  const [handoffId] = useState(newId)
  const [tried, setTried] = useState(false)
  const [form, setForm] = useState(() =>
    firstForm({
      hasServer: options.sender !== null,
      consentTo: t('handoff:consent.whatDefault'),
      followerId: office.actingId,
      nowMs: Date.now(),
      zone,
    }),
  )
  const open = useCommand('handoffs.open')
  const recipient = useRef<HTMLInputElement>(null)
  // The dialog looks for where to put the focus before the fields are there.
  useEffect(() => recipient.current?.focus(), [])
  const reading = readHandoffForm(form, zone)
  const faults = tried && reading.kind === 'faults' ? reading.faults : new Set<HandoffFault>()
  const change = (part: Partial<HandoffForm>): void => setForm((now) => ({ ...now, ...part }))
  const formText = [options.form.text, options.form.link].filter((part) => part !== null && part !== '').join(' ')

  const choose = (channel: HandoffChannel): void => {
    const offered = {
      direct: direct === null ? ASK_FOR_DIRECT_MESSAGE : GO_ON_IN_DIRECT,
      form: formText,
      email: '',
      other: '',
    }
    change({ channel, text: offered[channel], recipient: channel === 'direct' ? `@${citizen.handle}` : '' })
  }
  const submit = (): void => {
    setTried(true)
    if (reading.kind !== 'ready' || open.isPending) return
    open.mutate(
      { ...reading.input, conversationId, handoffId },
      {
        onSuccess: ({ bodyCopied }) => {
          notifications.show({ message: t(bodyCopied ? 'handoff:bodyCopied' : 'handoff:done') })
          const isOffered = form.channel === 'direct' || (form.channel === 'form' && form.noticeGiven)
          if (isOffered && form.text.trim() !== '') {
            onOffer(form.channel === 'direct' ? (direct ?? conversationId) : conversationId, form.text)
          } else onClose()
        },
      },
    )
  }

  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          submit()
        }
      }}
    >
      <Stack gap="sm">
        <SegmentedControl<HandoffChannel>
          fullWidth
          aria-label={t('handoff:channelLabel')}
          value={form.channel}
          onChange={choose}
          data={HANDOFF_CHANNELS.map((value) => ({ value, label: t(`handoff:channel.${value}`) }))}
        />
        <Autocomplete
          ref={recipient}
          data-autofocus
          label={t(`handoff:to.${form.channel}`)}
          maxLength={254}
          data={options.recipients.flatMap(({ channel, recipient }) => (channel === form.channel ? [recipient] : []))}
          value={form.recipient}
          error={
            faults.has('recipient') ? t(form.channel === 'email' ? 'handoff:to.emailFault' : 'handoff:to.fault') : null
          }
          onChange={(recipient) => change({ recipient })}
        />
        {form.channel === 'email' && <MailFields {...{ form, faults, change }} sender={options.sender} />}
        <Textarea
          label={t(
            form.channel === 'direct' || form.channel === 'form' || form.channel === 'email'
              ? `handoff:text.${form.channel}`
              : 'handoff:text.label',
          )}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={10_000}
          value={form.text}
          error={faults.has('text') ? t('handoff:text.fault') : null}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        {form.channel === 'form' && (
          <Checkbox
            label={t('handoff:notice')}
            description={options.form.link === null ? t('handoff:noLink') : null}
            checked={form.noticeGiven}
            onChange={(event) => change({ noticeGiven: event.currentTarget.checked })}
          />
        )}
        {passesOn(form.channel) && (
          <HandoffItems entries={conversation.entries} items={form.items} onChange={(items) => change({ items })} />
        )}
        <Consent {...{ form, change }} isWrong={faults.has('consent')} />
        <Group grow gap="sm" align="flex-start">
          <TextInput
            label={t('handoff:reference')}
            maxLength={100}
            value={form.reference}
            onChange={(event) => change({ reference: event.currentTarget.value })}
          />
          <FollowerSelect office={office} value={form.followerId} onChange={(followerId) => change({ followerId })} />
        </Group>
        {isTraining && form.channel === 'email' && (
          <Text size="xs" c="dimmed">
            {t('handoff:items.training')}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={open.isPending}>
            {t('handoff:submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function MailFields({
  form,
  faults,
  change,
  sender,
}: {
  readonly form: HandoffForm
  readonly faults: ReadonlySet<HandoffFault>
  readonly change: (part: Partial<HandoffForm>) => void
  readonly sender: string | null
}) {
  const { t } = useTranslation('handoff')
  return (
    <>
      <TextInput
        label={t('subject.label')}
        maxLength={200}
        value={form.subject}
        error={faults.has('subject') ? t('subject.fault') : null}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <SegmentedControl<HandoffForm['by']>
        fullWidth
        aria-label={t('by.label')}
        value={form.by}
        onChange={(by) => change({ by })}
        data={[
          {
            value: 'smtp',
            label: sender === null ? t('by.smtpNone') : t('by.smtp', { sender }),
            disabled: sender === null,
          },
          { value: 'program', label: t('by.program') },
        ]}
      />
    </>
  )
}

function Consent({
  form,
  change,
  isWrong,
}: {
  readonly form: HandoffForm
  readonly change: (part: Partial<HandoffForm>) => void
  readonly isWrong: boolean
}) {
  const { t } = useTranslation('handoff')
  return (
    <div>
      <Checkbox
        label={t('consent.yes')}
        description={form.hasConsented ? null : t('consent.none')}
        checked={form.hasConsented}
        onChange={(event) => change({ hasConsented: event.currentTarget.checked })}
      />
      {form.hasConsented && (
        <Group grow gap="sm" mt={6} align="flex-start">
          <TextInput
            label={t('consent.what')}
            maxLength={500}
            value={form.consentTo}
            error={isWrong ? t('consent.fault') : null}
            onChange={(event) => change({ consentTo: event.currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            label={t('consent.when')}
            value={form.consentAt}
            onChange={(event) => change({ consentAt: event.currentTarget.value })}
          />
        </Group>
      )}
    </div>
  )
}

export function FollowerSelect({
  office,
  value,
  onChange,
}: {
  readonly office: Office
  readonly value: string | null
  readonly onChange: (personId: string | null) => void
}) {
  const { t } = useTranslation('handoff')
  const people = office.people.filter(({ archivedAtMs, personId }) => archivedAtMs === null || personId === value)
  if (people.length === 0) return null
  return (
    <Select
      label={t('follower')}
      placeholder={t('nobody')}
      clearable
      value={value}
      onChange={onChange}
      data={people.map(({ personId, name }) => ({ value: personId, label: name }))}
    />
  )
}

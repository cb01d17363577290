/** Makes a campaign or changes it: name, hashtag, days, what for, sign and colour, whose it is. */
import { Group, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { NameField } from '../../ui/NameField.tsx'
import { accountColour as colours } from '#shared/contract/accounts.ts'
import type { InputOf } from '#shared/contract/contract.ts'
import { CAMPAIGN_SIGNS, hashtagOf } from '#shared/domain/campaign.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { accountColour } from '../../ui/AccountBadge.tsx'
import { campaignIcons, type CampaignView } from '../../ui/CampaignMark.tsx'
import classes from './campaigns.module.css'

export type CampaignTask = { readonly kind: 'add' } | { readonly kind: 'edit'; readonly campaign: CampaignView }

type Form = InputOf<'campaigns.save'>
type Problems = Partial<Record<'name' | 'hashtag' | 'firstDay' | 'lastDay', string>>

export function CampaignDialog({
  task,
  onClose,
}: {
  readonly task: CampaignTask | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['planning', 'common', 'accounts'])
  return (
    <Dialog
      opened={task !== null}
      onClose={onClose}
      size={560}
      title={task?.kind === 'edit' ? t('campaigns.editOf', { name: task.campaign.name }) : t('campaigns.add')}
    >
      {task !== null && <CampaignForm campaign={task.kind === 'edit' ? task.campaign : null} onClose={onClose} />}
    </Dialog>
  )
}

function CampaignForm({ campaign, onClose }: { readonly campaign: CampaignView | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['planning', 'common', 'accounts'])
  const people = useOperation('people.list', {}).data?.people ?? []
  const save = useCommand('campaigns.save', { quiet: true })
  const [form, setForm] = useState<Form>(() => formOf(campaign))
  const [tried, setTried] = useState(false)
  const set = (change: Partial<Form>): void => {
    setForm((before) => ({ ...before, ...change }))
    save.reset()
  }
  const isNameTaken = save.error?.wire.code === 'name_taken'
  const problems: Problems = {
    ...(tried && form.name.trim() === '' ? { name: t('campaigns.noName') } : {}),
    ...(isNameTaken ? { name: t('campaigns.nameTaken') } : {}),
    ...(hashtagOf(form.hashtag) === null ? { hashtag: t('campaigns.badHashtag') } : {}),
    ...(tried && form.firstDay === '' ? { firstDay: t('campaigns.noDay') } : {}),
    ...(tried && form.lastDay === '' ? { lastDay: t('campaigns.noDay') } : {}),
    ...(form.firstDay !== '' && form.lastDay !== '' && form.lastDay < form.firstDay
      ? { lastDay: t('campaigns.endsBefore') }
      : {}),
  }
  const isComplete = form.name.trim() !== '' && form.firstDay !== '' && form.lastDay !== ''
  const submit = (): void => {
    setTried(true)
    if (save.isPending || !isComplete || Object.keys(problems).length > 0) return
    save.mutate(form, { onSuccess: onClose })
  }
  const offered = people.filter(({ personId, archivedAtMs }) => archivedAtMs === null || personId === campaign?.ownerId)
  return (
    <DialogForm onSubmit={submit}>
      <Group grow align="flex-start">
        <NameField
          label={t('campaigns.name')}
          value={form.name}
          error={problems.name ?? null}
          onChange={(name) => set({ name })}
        />
        <TextInput
          label={t('campaigns.hashtag')}
          placeholder="#"
          maxLength={80}
          value={form.hashtag}
          error={problems.hashtag}
          onChange={(event) => set({ hashtag: event.currentTarget.value })}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput
          type="date"
          label={t('campaigns.firstDay')}
          value={form.firstDay}
          error={problems.firstDay}
          onChange={(event) => set({ firstDay: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('campaigns.lastDay')}
          value={form.lastDay}
          error={problems.lastDay}
          onChange={(event) => set({ lastDay: event.currentTarget.value })}
        />
      </Group>
      <Textarea
        label={t('campaigns.goal')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1_000}
        value={form.goal}
        onChange={(event) => set({ goal: event.currentTarget.value })}
      />
      {offered.length > 0 && (
        <NativeSelect
          label={t('campaigns.owner')}
          value={form.ownerId ?? ''}
          onChange={({ currentTarget: { value } }) => set({ ownerId: value === '' ? null : value })}
          data={[
            { value: '', label: t('campaigns.nobody') },
            ...offered.map(({ personId, name }) => ({ value: personId, label: name })),
          ]}
        />
      )}
      <Radio.Group
        label={t('campaigns.sign')}
        value={form.sign}
        onChange={(sign) => set({ sign: CAMPAIGN_SIGNS.find((each) => each === sign) ?? form.sign })}
      >
        <div className={classes.choices}>
          {CAMPAIGN_SIGNS.map((sign) => {
            const SignIcon = campaignIcons[sign]
            return (
              <Radio.Card key={sign} value={sign} className={classes.choice} aria-label={t(`campaigns.signs.${sign}`)}>
                <SignIcon size={17} aria-hidden color={accountColour(form.colour)} />
              </Radio.Card>
            )
          })}
        </div>
      </Radio.Group>
      <Radio.Group
        label={t('campaigns.colour')}
        value={form.colour}
        onChange={(colour) => set({ colour: colours().options.find((each) => each === colour) ?? form.colour })}
      >
        <div className={classes.choices}>
          {colours().options.map((colour) => (
            <Radio.Card
              key={colour}
              value={colour}
              className={classes.choice}
              aria-label={t(`accounts:colour.${colour}`)}
              title={t(`accounts:colour.${colour}`)}
            >
              <span className={classes.colour} style={{ background: accountColour(colour) }} />
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <FormFoot
        refused={!isNameTaken ? save.error : null}
        submit={t('campaigns.save')}
        isPending={save.isPending}
        onCancel={onClose}
      />
    </DialogForm>
  )
}

function formOf(campaign: CampaignView | null): Form {
  if (campaign === null) {
    return {
      campaignId: newId(),
      name: '',
      hashtag: '',
      firstDay: '',
      lastDay: '',
      goal: '',
      colour: 'teal',
      sign: 'flag',
      ownerId: null,
    }
  }
  const { archivedAtMs: _archivedAtMs, ...form } = campaign
  return form
}

/** The followers of one day, noted by hand. */
import { NativeSelect, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { readCountCell } from '#shared/domain/growth/countCell.ts'
import { newId } from '../../../../rpc/newId.ts'
import { useCommand } from '../../../../rpc/useOperation.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { FormFoot } from '../../../../ui/FormFoot.tsx'
import { useTakeBack } from './useTakeBack.ts'

export function NoteDialog({
  opened,
  accounts,
  today,
  onClose,
}: {
  readonly opened: boolean
  readonly accounts: readonly AccountView[]
  readonly today: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['growth', 'common'])
  return (
    <Dialog opened={opened} onClose={onClose} title={t('notes.one')}>
      {opened && <NoteForm accounts={accounts} today={today} onClose={onClose} />}
    </Dialog>
  )
}

function NoteForm({
  accounts,
  today,
  onClose,
}: {
  readonly accounts: readonly AccountView[]
  readonly today: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('growth')
  const note = useCommand('growth.note', { quiet: true })
  const takeBack = useTakeBack()
  const [noteId] = useState(newId)
  const [accountId, setAccountId] = useState(accounts[0]?.accountId ?? '')
  const [day, setDay] = useState('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const count = readCountCell(text)
  const dayProblem = day === '' ? t('notes.noDay') : day > today ? t('notes.dayToCome') : null
  const countProblem =
    count.kind === 'read' ? null : t(count.kind === 'empty' ? 'notes.noCount' : `notes.count.${count.why}`)
  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (dayProblem !== null || count.kind !== 'read' || note.isPending) return
        note.mutate(
          { noteId, accountId, day, followers: count.value },
          {
            onSuccess: ({ isMeasured }) => {
              onClose()
              takeBack(noteId, 1, isMeasured ? 1 : 0)
            },
          },
        )
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('account')}
          value={accountId}
          onChange={({ currentTarget: { value } }) => setAccountId(value)}
          data={accounts.map((account) => ({ value: account.accountId, label: `@${account.handle}` }))}
        />
        <TextInput
          data-autofocus
          type="date"
          label={t('table.day')}
          max={today}
          value={day}
          error={tried ? dayProblem : null}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          label={t('table.followers')}
          inputMode="numeric"
          description={t('notes.howCounted')}
          value={text}
          error={tried ? countProblem : null}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <FormFoot refused={note.error} submit={t('notes.save')} isPending={note.isPending} onCancel={onClose} />
      </Stack>
    </form>
  )
}

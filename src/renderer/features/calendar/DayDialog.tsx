/** What a day is about: the office's dates on it and its notes, to read, to add and to take away. */
import { ActionIcon, Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { PlainText } from '../../ui/PlainText.tsx'
import { offerUndo } from '../../ui/undo.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useMay } from '../../ui/useMay.ts'
import { NO_DAYS } from './dayMarks.ts'
import classes from './days.module.css'

const UNDO_SECONDS = 10

type Days = OutputOf<'days.list'>

/** @param day null where it is closed */
export function DayDialog({
  day,
  onDay,
  onClose,
}: {
  readonly day: string | null
  readonly onDay: (day: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['planning', 'common'])
  return (
    <Dialog opened={day !== null} onClose={onClose} size={460} title={t('days.open')}>
      {day !== null && <OneDay key={day} day={day} onDay={onDay} />}
    </Dialog>
  )
}

function OneDay({ day, onDay }: { readonly day: string; readonly onDay: (day: string) => void }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const mayPlan = useMay('compose')
  const { holidays, dates, notes } = useOperation('days.list', { firstDay: day, lastDay: day }).data ?? NO_DAYS
  const isEmpty = holidays.length + dates.length + notes.length === 0
  return (
    <Stack gap="sm">
      <TextInput
        type="date"
        size="xs"
        label={t('days.day')}
        description={format.longDayOf(day)}
        defaultValue={day}
        onChange={({ currentTarget: { value } }) => {
          if (/^20\d\d-\d\d-\d\d$/.test(value)) onDay(value)
        }}
      />
      {isEmpty && (
        <Text size="sm" c="dimmed">
          {t('days.nothing')}
        </Text>
      )}
      <ul className={classes.items} aria-label={t('days.about')}>
        {holidays.map(({ name, kind }) => (
          <li key={`${kind} ${name}`} className={classes.item}>
            <span className={classes.itemText}>
              {name} <span className={classes.itemBy}>{t(`days.kinds.${kind}`)}</span>
            </span>
          </li>
        ))}
        {dates.map((date) => (
          <DateItem key={date.dateId} date={date} mayPlan={mayPlan} />
        ))}
        {notes.map((note) => (
          <NoteItem key={note.noteId} note={note} mayPlan={mayPlan} />
        ))}
      </ul>
      {mayPlan && <NewNote day={day} />}
      {mayPlan && <NewDate day={day} />}
    </Stack>
  )
}

function DateItem({ date, mayPlan }: { readonly date: Days['dates'][number]; readonly mayPlan: boolean }) {
  const { t } = useTranslation('planning')
  const remove = useCommand('days.removeDate')
  const save = useCommand('days.saveDate')
  const { dateId, title, yearly, since } = date
  const onRemove = (): void =>
    remove.mutate(
      { dateId },
      {
        onSuccess: () =>
          offerUndo({
            id: `date:${dateId}`,
            message: t('days.removed', { text: title }),
            seconds: UNDO_SECONDS,
            onUndo: () => save.mutate({ dateId, day: since, yearly, title }),
          }),
      },
    )
  return (
    <Item text={title} onRemove={mayPlan ? onRemove : null}>
      {t(yearly ? 'days.yearlyDate' : 'days.date')}
    </Item>
  )
}

function NoteItem({ note, mayPlan }: { readonly note: Days['notes'][number]; readonly mayPlan: boolean }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const remove = useCommand('days.removeNote')
  const save = useCommand('days.saveNote')
  const people = useOperation('people.list', {}).data?.people ?? []
  const { noteId, day, text, personId, writtenAtMs } = note
  const author = people.find((person) => person.personId === personId)?.name ?? t('days.office')
  const onRemove = (): void =>
    remove.mutate(
      { noteId },
      {
        onSuccess: () =>
          offerUndo({
            id: `note:${noteId}`,
            message: t('days.removed', { text }),
            seconds: UNDO_SECONDS,
            onUndo: () => save.mutate({ noteId, day, text }),
          }),
      },
    )
  return (
    <Item text={text} onRemove={mayPlan ? onRemove : null}>
      {t('days.noteBy', { name: author, when: format.dayTime(writtenAtMs) })}
    </Item>
  )
}

function Item({
  text,
  onRemove,
  children,
}: {
  readonly text: string
  readonly onRemove: (() => void) | null
  readonly children: ReactNode
}) {
  const { t } = useTranslation('planning')
  return (
    <li className={classes.item}>
      <span className={classes.itemText}>
        <PlainText text={text} multiline /> <span className={classes.itemBy}>{children}</span>
      </span>
      {onRemove !== null && (
        <ActionIcon variant="subtle" size="sm" aria-label={t('days.remove', { text })} onClick={onRemove}>
          <IconTrash size={13} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}

function NewNote({ day }: { readonly day: string }) {
  const { t } = useTranslation('planning')
  const save = useCommand('days.saveNote')
  const [text, setText] = useState('')
  const isEmpty = text.trim() === ''
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isEmpty || save.isPending) return
        save.mutate({ noteId: newId(), day, text: text.trim() }, { onSuccess: () => setText('') })
      }}
    >
      <Group align="flex-end" wrap="nowrap">
        <Textarea
          size="xs"
          flex={1}
          autosize
          minRows={1}
          maxRows={4}
          data-autofocus
          label={t('days.newNote')}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={isEmpty}>
          {t('days.addNote')}
        </Button>
      </Group>
    </form>
  )
}

function NewDate({ day }: { readonly day: string }) {
  const { t } = useTranslation('planning')
  const save = useCommand('days.saveDate')
  const [title, setTitle] = useState('')
  const [yearly, setYearly] = useState(true)
  const isEmpty = title.trim() === ''
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isEmpty || save.isPending) return
        save.mutate({ dateId: newId(), day, yearly, title: title.trim() }, { onSuccess: () => setTitle('') })
      }}
    >
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          size="xs"
          flex={1}
          label={t('days.newDate')}
          maxLength={80}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={isEmpty}>
          {t('days.addDate')}
        </Button>
      </Group>
      <Checkbox
        mt={6}
        size="xs"
        label={t('days.yearly')}
        checked={yearly}
        onChange={(event) => setYearly(event.currentTarget.checked)}
      />
    </form>
  )
}

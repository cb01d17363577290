/** Says whose a picture or film is, until when it may be used, and whether the media library keeps it. */
import { Switch, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { useCommand } from '../../../rpc/useOperation.ts'
import { DialogForm } from '../../../ui/DialogForm.tsx'
import { FormFoot } from '../../../ui/FormFoot.tsx'

/** What is said already. */
export type MediaCard = OutputOf<'media.card'>

/** @param suggested what the fields of the library begin with while nobody has written anything there */
export function MediaCardForm({
  of,
  card,
  fileName,
  suggested,
  onClose,
}: {
  readonly of: ParsedInputOf<'media.saveCard'>['of']
  readonly card: MediaCard
  readonly fileName: string
  readonly suggested: { readonly title: string; readonly altText: string }
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediaLibrary')
  const [holder, setHolder] = useState(card.holder)
  const [lastDay, setLastDay] = useState(card.lastDay ?? '')
  const [isKept, setKept] = useState(card.isKept)
  const [title, setTitle] = useState(card.title)
  const [altText, setAltText] = useState(card.altText)
  const [isTried, setTried] = useState(false)
  const save = useCommand('media.saveCard', { quiet: true })
  const lacksTitle = isKept && title.trim() === ''
  const submit = (): void => {
    setTried(true)
    if (save.isPending || lacksTitle) return
    save.mutate(
      { of, isKept, title, altText, holder, lastDay: lastDay === '' ? null : lastDay },
      {
        onSuccess: ({ plannedAfterEnd }) => {
          if (plannedAfterEnd > 0) {
            const message = t('form.plannedAfterEnd', { count: plannedAfterEnd })
            notifications.show({ message, color: 'yellow', autoClose: 20_000, role: 'alert' })
          }
          onClose()
        },
      },
    )
  }
  const keep = (kept: boolean): void => {
    setKept(kept)
    if (!kept) return
    if (title === '') setTitle(suggested.title)
    if (altText === '') setAltText(suggested.altText)
  }
  return (
    <DialogForm gap="sm" onSubmit={submit}>
      <Text size="sm">{t('form.why', { file: fileName })}</Text>
      <TextInput
        data-autofocus
        label={t('form.holder')}
        description={t('form.holderHelp')}
        maxLength={200}
        value={holder}
        onChange={(event) => setHolder(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        w={190}
        label={t('form.lastDay')}
        value={lastDay}
        onChange={(event) => setLastDay(event.currentTarget.value)}
      />
      <Text size="xs" c="dimmed" mt={-8}>
        {t('form.lastDayHelp')}
      </Text>
      <Switch label={t('form.kept')} checked={isKept} onChange={(event) => keep(event.currentTarget.checked)} />
      {isKept && (
        <>
          <TextInput
            label={t('form.name')}
            maxLength={120}
            value={title}
            error={isTried && lacksTitle ? t('form.noName') : null}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Textarea
            size="xs"
            label={t('form.altText')}
            description={t('form.altTextHelp')}
            autosize
            minRows={2}
            maxRows={5}
            maxLength={1000}
            value={altText}
            onChange={(event) => setAltText(event.currentTarget.value)}
          />
        </>
      )}
      <FormFoot refused={save.error} submit={t('form.save')} isPending={save.isPending} onCancel={onClose} />
    </DialogForm>
  )
}

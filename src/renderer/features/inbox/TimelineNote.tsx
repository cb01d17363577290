/** What a colleague noted: it stands among what was said and cannot be taken for it. */
import { IconNote } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../rpc/useOperation.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import type { Format } from '../../ui/format.ts'
import { PlainText } from '../../ui/PlainText.tsx'
import { useNow } from '../../ui/useNow.ts'
import type { Note } from './inboxView.ts'
import { nameOf, type Office } from './people.ts'
import classes from './inbox.module.css'
import triage from './triage.module.css'

export function TimelineNote({
  note,
  office,
  format,
}: {
  readonly note: Note
  readonly office: Office
  readonly format: Format
}) {
  const { t } = useTranslation('inbox')
  const nowMs = useNow()
  const remove = useCommand('inbox.removeNote')
  const isRemovable = note.personId === office.actingId && nowMs < note.removableUntilMs
  return (
    <li className={triage.note}>
      <div className={classes.entryHead}>
        <IconNote size={13} aria-hidden />
        <span className={classes.entryAuthor}>
          <PlainText text={nameOf(office.people, note.personId, t('note.office'))} />
        </span>
        <span>{t('note.mark')}</span>
        <time dateTime={new Date(note.atMs).toISOString()}>{format.time(note.atMs)}</time>
        {isRemovable && (
          <span className={triage.noteRemove}>
            <ConfirmButton
              size="compact-xs"
              variant="subtle"
              color="gray"
              question={t('note.removeQuestion')}
              confirmLabel={t('note.removeConfirm')}
              onConfirm={() => remove.mutate({ noteId: note.noteId })}
            >
              {t('note.remove')}
            </ConfirmButton>
          </span>
        )}
      </div>
      <div className={classes.entryText}>
        <PlainText text={note.text} multiline />
      </div>
    </li>
  )
}

/**
 * Offers the text that moves a citizen from public to a private channel, where personal data is in public or about to be
 * (docs/specs/inbox.md §11.2).
 */
import { Button } from '@mantine/core'
import { IconShieldExclamation } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail } from '#shared/contract/inbox.ts'
import { PersonalDataWarning } from '../../ui/PersonalDataWarning.tsx'
import { personalKinds } from '../../ui/personalParts.ts'
import classes from './inbox.module.css'

/** To the citizen, so in Spanish whatever the language of the window. */
const TO_PRIVATE_CHANNEL =
  'Para proteger sus datos, escríbanos por mensaje directo y le atenderemos. Le aconsejamos borrar el mensaje en el que los ha puesto.'

export function PrivateChannelHint({
  conversation: { kind, entries },
  text,
  onUse,
}: {
  readonly conversation: Pick<ConversationDetail, 'kind' | 'entries'>
  /** What is being written. */
  readonly text: string
  readonly onUse: (text: string) => void
}) {
  const { t } = useTranslation('inbox')
  const newest = entries.findLast(({ from, deletedAtMs }) => from === 'them' && deletedAtMs === null)
  const isInPublic = useMemo(() => personalKinds(newest?.text ?? '').length > 0, [newest?.text])
  if (kind !== 'public' || text === TO_PRIVATE_CHANNEL) return null
  const use = (
    <Button size="compact-xs" variant="default" onClick={() => onUse(TO_PRIVATE_CHANNEL)}>
      {t('private.use')}
    </Button>
  )
  if (text.trim() !== '') return <PersonalDataWarning text={text}>{use}</PersonalDataWarning>
  if (!isInPublic) return null
  return (
    <div className={classes.why} role="status">
      <IconShieldExclamation size={14} aria-hidden /> {t('private.inPublic')} {use}
    </div>
  )
}

/** Stands where the toolbar stands while conversations are selected: how many, and what can be done to them. */
import { CloseButton, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ConversationRow } from '#shared/contract/inbox.ts'
import { useFormat } from '../../ui/useFormat.ts'
import type { TriageAct } from './inboxKeys.ts'
import { TriageButtons } from './TriageButtons.tsx'
import classes from './triage.module.css'

export function BulkBar({
  rows,
  actingId,
  onAct,
  onClear,
}: {
  readonly rows: readonly ConversationRow[]
  readonly actingId: string | null
  readonly onAct: (act: TriageAct) => void
  readonly onClear: () => void
}) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const count = rows.length
  return (
    <div className={classes.bulkBar} role="toolbar" aria-label={t('selection.label')}>
      <CloseButton size="sm" aria-label={t('selection.clear')} title={t('selection.clear')} onClick={onClear} />
      {/* Beside the buttons there is no room for the word. */}
      <span className={`${classes.bulkCount ?? ''} tabular`} role="status" title={t('selection.count', { count })}>
        <span aria-hidden>{format.number(count)}</span>
        <VisuallyHidden>{t('selection.count', { count })}</VisuallyHidden>
      </span>
      <span className={classes.bulkButtons}>
        <TriageButtons rows={rows} actingId={actingId} onAct={onAct} size={28} />
      </span>
    </div>
  )
}

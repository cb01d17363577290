/** The line below the list: what was just done, with its way back; otherwise the keys. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { TriageChange } from '#shared/domain/triage.ts'
import { useFormat } from '../../ui/useFormat.ts'
import type { Label } from './LabelChip.tsx'
import { nameOf, type Office } from './people.ts'
import type { Told } from './useTriage.ts'
import classes from './triage.module.css'

export function ToldLine({
  told,
  people,
  labels,
  onUndo,
}: {
  readonly told: Told | null
  readonly people: Office['people']
  readonly labels: readonly Label[]
  readonly onUndo: () => void
}) {
  const { t } = useTranslation('inbox')
  const words = useToldWords(people, labels)
  const line = told === null ? null : words(told)
  return (
    <div className={classes.told} data-told={told !== null}>
      <span role="status" className={classes.toldWords} title={line ?? undefined}>
        {line}
      </span>
      {told === null && <span className={classes.toldWords}>{t('list.keys')}</span>}
      {told?.kind === 'changed' && (
        <Button size="compact-xs" variant="subtle" onClick={onUndo} aria-keyshortcuts="Z">
          {t('done.undo')}&nbsp;
          <kbd className="key" aria-hidden>
            Z
          </kbd>
        </Button>
      )}
    </div>
  )
}

function useToldWords(people: Office['people'], labels: readonly Label[]): (told: Told) => string {
  const { t } = useTranslation('inbox')
  const { t: urgent } = useTranslation('urgent')
  const format = useFormat()
  const changed = (change: TriageChange, count: number): string => {
    switch (change.kind) {
      case 'status':
        return t(`done.status.${change.status}`, { count })
      case 'assign':
        if (change.personId === null) return t('done.unassigned', { count })
        return t('done.assigned', { count, name: nameOf(people, change.personId, '?') })
      case 'label': {
        const name = labels.find(({ labelId }) => labelId === change.labelId)?.name ?? ''
        return t(change.on ? 'done.labelled' : 'done.unlabelled', { count, name })
      }
      case 'snooze':
        if (change.untilMs === null) return t('done.unsnoozed', { count })
        return t('done.snoozed', { count, when: format.dayTime(change.untilMs) })
      case 'pin':
        return t(change.on ? 'done.pinned' : 'done.unpinned', { count })
      case 'silence':
        return t(change.on ? 'done.silenced' : 'done.unsilenced', { count })
      case 'read':
        return t(change.on ? 'done.read' : 'done.unread', { count })
      case 'priority':
        return t('done.priority', { count, name: t(`priority.${change.priority}`) })
      default:
        return assertNever(change)
    }
  }
  return (told) => {
    switch (told.kind) {
      case 'changed': {
        const done = changed(told.change, told.count)
        return told.urgent === 0 ? done : `${done} · ${urgent('left', { count: told.urgent })}`
      }
      case 'left_urgent':
        return urgent('left', { count: told.count })
      case 'undone': {
        const undone = t('done.undone', { count: told.restored })
        return told.movedOn === 0 ? undone : `${undone} · ${t('done.movedOn', { count: told.movedOn })}`
      }
      case 'unchanged':
        return t('done.nothing')
      case 'nothing_to_undo':
        return t('done.nothingToUndo')
      case 'nobody_acts':
        return t('done.nobodyActs')
      case 'answering':
        return t('reply.queuedResolving')
      default:
        return assertNever(told)
    }
  }
}

/** Asks what is to be done with the conversations: which status, whose, which label, until when. */
import { useTranslation } from 'react-i18next'
import type { ConversationRow } from '#shared/contract/inbox.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { CONVERSATION_STATUSES } from '#shared/domain/inboxStatus.ts'
import { PRIORITIES } from '#shared/domain/priority.ts'
import type { TriageChange } from '#shared/domain/triage.ts'
import type { AskedAct } from './inboxKeys.ts'
import { LabelPicker } from './LabelPicker.tsx'
import type { Office } from './people.ts'
import { PersonInitials } from './PersonInitials.tsx'
import { PickerDialog, type PickerOption } from './PickerDialog.tsx'
import { SnoozePicker } from './SnoozePicker.tsx'
import { priorityIcons } from './PriorityMark.tsx'
import { standingLooks } from './standingLooks.ts'
import { shareOf } from './triageView.ts'

export type PickerProps = {
  readonly targets: readonly ConversationRow[]
  readonly onPick: (change: TriageChange) => void
  readonly onClose: () => void
}

export function TriagePicker({
  act,
  office,
  ...props
}: PickerProps & { readonly act: AskedAct; readonly office: Office }) {
  switch (act) {
    case 'status':
      return <StatusPicker {...props} />
    case 'assign':
      return <AssigneePicker {...props} office={office} />
    case 'label':
      return <LabelPicker {...props} />
    case 'snooze':
      return <SnoozePicker {...props} />
    case 'priority':
      return <PriorityPicker {...props} />
    default:
      return assertNever(act)
  }
}

function StatusPicker({ targets, onPick, onClose }: PickerProps) {
  const { t } = useTranslation('inbox')
  return (
    <PickerDialog
      title={t('picker.status', { count: targets.length })}
      options={CONVERSATION_STATUSES.map((status) => {
        const Icon = standingLooks[status].icon
        return {
          key: status,
          label: t(`status.${status}`),
          icon: <Icon size={16} aria-hidden />,
          share: shareOf(targets, (row) => row.status === status),
        }
      })}
      searchLabel={null}
      empty=""
      onPick={(key) => {
        const status = CONVERSATION_STATUSES.find((each) => each === key)
        if (status !== undefined) onPick({ kind: 'status', status })
      }}
      onClose={onClose}
    />
  )
}

function PriorityPicker({ targets, onPick, onClose }: PickerProps) {
  const { t } = useTranslation('inbox')
  return (
    <PickerDialog
      title={t('picker.priority', { count: targets.length })}
      options={PRIORITIES.toReversed().map((priority) => {
        const Icon = priorityIcons[priority]
        return {
          key: priority,
          label: t(`priority.${priority}`),
          icon: <Icon size={16} aria-hidden />,
          share: shareOf(targets, (row) => row.priority === priority),
        }
      })}
      searchLabel={null}
      empty=""
      onPick={(key) => {
        const priority = PRIORITIES.find((each) => each === key)
        if (priority !== undefined) onPick({ kind: 'priority', priority })
      }}
      onClose={onClose}
    />
  )
}

/** Stands for "nobody", where a key cannot be null. */
const NOBODY = 'nobody'

function AssigneePicker({ targets, onPick, onClose, office }: PickerProps & { readonly office: Office }) {
  const { t } = useTranslation('inbox')
  const here = office.people.filter((person) => person.archivedAtMs === null)
  const people: readonly PickerOption[] = here.map(({ personId, name }) => ({
    key: personId,
    label: personId === office.actingId ? t('picker.me', { name }) : name,
    icon: <PersonInitials name={name} title="" />,
    share: shareOf(targets, (row) => row.assigneeId === personId),
  }))
  const nobody: PickerOption = {
    key: NOBODY,
    label: t('picker.nobody'),
    share: shareOf(targets, (row) => row.assigneeId === null),
  }
  return (
    <PickerDialog
      title={t('picker.assign', { count: targets.length })}
      options={here.length === 0 ? [] : [...people, nobody]}
      searchLabel={t('picker.search')}
      empty={t('picker.noPeople')}
      onPick={(key) => onPick({ kind: 'assign', personId: key === NOBODY ? null : key })}
      onClose={onClose}
    />
  )
}

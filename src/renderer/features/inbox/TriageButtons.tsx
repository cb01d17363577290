/** What can be done to conversations, as buttons that say their keys: in the head of one, and for all that are selected. */
import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconAlarm,
  IconAntennaBars5,
  IconBell,
  IconBellOff,
  IconCircleCheck,
  IconMail,
  IconMailOpened,
  IconPin,
  IconPinnedOff,
  IconProgressCheck,
  IconRotate,
  IconTag,
  IconUserCheck,
  IconUserMinus,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { Triage, TriageChange } from '#shared/domain/triage.ts'
import { TRIAGE_ACTS, TRIAGE_KEYS, type AskedAct, type TriageAct } from './inboxKeys.ts'
import { directChange, type DirectAct } from './triageView.ts'

type Words = DirectAct | AskedAct | 'reopen' | 'release' | 'unpin' | 'unsilence' | 'unread'

export function TriageButtons({
  rows,
  actingId,
  onAct,
  size,
}: {
  readonly rows: readonly Triage[]
  readonly actingId: string | null
  readonly onAct: (act: TriageAct) => void
  readonly size: number
}) {
  const { t } = useTranslation('inbox')
  return TRIAGE_ACTS.filter((act) => act !== 'assign_me' || actingId !== null).map((act) => {
    const { words, icon: ActIcon } = faceOf(act, rows, actingId)
    const label = t(`act.${words}`)
    return (
      <Tooltip key={act} label={t('act.withKey', { act: label, key: TRIAGE_KEYS[act].toUpperCase() })}>
        <ActionIcon
          variant="default"
          size={size}
          aria-label={label}
          aria-keyshortcuts={TRIAGE_KEYS[act].toUpperCase()}
          onClick={() => onAct(act)}
        >
          <ActIcon size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
    )
  })
}

/** A button says what it will do now, which for several depends on how they stand. */
function faceOf(act: TriageAct, rows: readonly Triage[], actingId: string | null): { words: Words; icon: Icon } {
  switch (act) {
    case 'status':
      return { words: act, icon: IconProgressCheck }
    case 'assign':
      return { words: act, icon: IconUserPlus }
    case 'label':
      return { words: act, icon: IconTag }
    case 'snooze':
      return { words: act, icon: IconAlarm }
    case 'priority':
      return { words: act, icon: IconAntennaBars5 }
    case 'close':
    case 'assign_me':
    case 'pin':
    case 'silence':
    case 'read':
      return directFace(act, directChange(act, rows, actingId))
    default:
      return assertNever(act)
  }
}

function directFace(act: DirectAct, change: TriageChange | null): { words: Words; icon: Icon } {
  const isBack =
    change !== null &&
    ((change.kind === 'status' && change.status === 'open') ||
      (change.kind === 'assign' && change.personId === null) ||
      ('on' in change && !change.on))
  switch (act) {
    case 'close':
      return isBack ? { words: 'reopen', icon: IconRotate } : { words: act, icon: IconCircleCheck }
    case 'assign_me':
      return isBack ? { words: 'release', icon: IconUserMinus } : { words: act, icon: IconUserCheck }
    case 'pin':
      return isBack ? { words: 'unpin', icon: IconPinnedOff } : { words: act, icon: IconPin }
    case 'silence':
      return isBack ? { words: 'unsilence', icon: IconBell } : { words: act, icon: IconBellOff }
    case 'read':
      return isBack ? { words: 'unread', icon: IconMail } : { words: act, icon: IconMailOpened }
    default:
      return assertNever(act)
  }
}

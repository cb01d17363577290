/** How each status of a conversation looks: an icon beside the word. */
import {
  IconAlarm,
  IconBuilding,
  IconCircleCheck,
  IconCircleDot,
  IconCircleOff,
  IconHistory,
  IconHourglass,
  IconSparkles,
  IconUrgent,
} from '@tabler/icons-react'
import type { Look } from '../../ui/states.ts'
import type { Standing } from './inboxView.ts'

export const standingLooks: Readonly<Record<Standing, Look>> = {
  new: { tone: 'accent', icon: IconSparkles },
  open: { tone: 'muted', icon: IconCircleDot },
  waiting_citizen: { tone: 'muted', icon: IconHourglass },
  waiting_inside: { tone: 'muted', icon: IconBuilding },
  resolved: { tone: 'muted', icon: IconCircleCheck },
  ignored: { tone: 'muted', icon: IconCircleOff },
  from_before: { tone: 'muted', icon: IconHistory },
}

/** Under an active urgent mark. */
export const URGENT: Look = { tone: 'danger', icon: IconUrgent }

/** Until when, instead of where it stands: that is what there is to know of it. */
export const SNOOZED: Look = { tone: 'muted', icon: IconAlarm }

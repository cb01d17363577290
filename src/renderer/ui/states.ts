/** How each state looks: a tone and an icon. The word is always shown beside them. */
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconClockExclamation,
  IconHelpCircle,
  IconHourglass,
  IconLoader,
  IconMessageReport,
  IconPencil,
  IconWorldShare,
  type Icon,
} from '@tabler/icons-react'
import type { EffectState } from '#shared/domain/effect.ts'
import type { PostState, VariantState } from '#shared/domain/postLife.ts'

export type Tone = 'neutral' | 'accent' | 'good' | 'warning' | 'danger' | 'muted'
export type Look = { readonly tone: Tone; readonly icon: Icon }

export const postLooks: Readonly<Record<PostState, Look>> = {
  draft: { tone: 'neutral', icon: IconPencil },
  waiting_approval: { tone: 'warning', icon: IconHourglass },
  changes_requested: { tone: 'warning', icon: IconMessageReport },
  approved_late: { tone: 'warning', icon: IconClockExclamation },
  scheduled: { tone: 'accent', icon: IconClock },
  publishing: { tone: 'accent', icon: IconLoader },
  published: { tone: 'good', icon: IconCircleCheck },
  uncertain: { tone: 'warning', icon: IconHelpCircle },
  needs_attention: { tone: 'danger', icon: IconAlertTriangle },
  missed: { tone: 'warning', icon: IconClockExclamation },
  cancelled: { tone: 'muted', icon: IconBan },
}

/** Of a post that was published elsewhere. */
export const outsideLook: Look = { tone: 'neutral', icon: IconWorldShare }

export const variantLooks: Readonly<Record<VariantState, Look>> = {
  pending: { tone: 'neutral', icon: IconCircleDashed },
  publishing: postLooks.publishing,
  published: postLooks.published,
  uncertain: postLooks.uncertain,
  needs_attention: postLooks.needs_attention,
  missed: postLooks.missed,
  cancelled: postLooks.cancelled,
}

export const effectLooks: Readonly<Record<EffectState, Look>> = {
  queued: { tone: 'neutral', icon: IconClock },
  running: postLooks.publishing,
  done: postLooks.published,
  uncertain: postLooks.uncertain,
  needs_attention: postLooks.needs_attention,
  missed: postLooks.missed,
  cancelled: postLooks.cancelled,
}

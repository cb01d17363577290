/** The screens in the order of the rail and of Ctrl+1…6, and the addresses inside the window. */
import {
  IconCalendarEvent,
  IconChartLine,
  IconInbox,
  IconSend,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'

export const SCREENS = ['calendar', 'inbox', 'growth', 'outbox', 'accounts', 'settings'] as const
export type Screen = (typeof SCREENS)[number]

export const screenIcons: Readonly<Record<Screen, Icon>> = {
  calendar: IconCalendarEvent,
  inbox: IconInbox,
  growth: IconChartLine,
  outbox: IconSend,
  accounts: IconUsers,
  settings: IconSettings,
}

/** The screen an address belongs to, or null where it leads nowhere. */
export function screenOf(path: string): Screen | null {
  const first = path.split('/')[1] ?? ''
  if (first === '') return 'calendar'
  return SCREENS.find((screen) => screen === first) ?? null
}

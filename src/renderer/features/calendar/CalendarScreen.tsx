/** The editorial calendar. */
import type { ReactNode } from 'react'

export function CalendarScreen({ children }: { readonly openPostId: string | null; readonly children: ReactNode }) {
  return <div>{children}</div>
}

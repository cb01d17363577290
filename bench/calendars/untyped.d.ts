/** The part of react-big-calendar that is measured; it brings no types. */
declare module 'react-big-calendar' {
  import type { ComponentType } from 'react'

  export type Localizer = { readonly localizer: never }
  export function dayjsLocalizer(dayjs: unknown): Localizer
  export const Calendar: ComponentType<{
    readonly localizer: Localizer
    readonly events: readonly { readonly title: string; readonly start: Date; readonly end: Date }[]
    readonly date: Date
    readonly view: 'month'
    readonly onNavigate: () => void
    readonly onView: () => void
    readonly components: { readonly event: ComponentType<{ readonly event: { readonly title: string } }> }
  }>
}

declare module '*.css'

/** One post in the grid: account colour, state, hour and the first words. */
import { UnstyledButton } from '@mantine/core'
import type { MonthViewProps, ScheduleEventData } from '@mantine/schedule'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { accountColour } from '../../ui/AccountBadge.tsx'
import { PlainText } from '../../ui/PlainText.tsx'
import { postLooks } from '../../ui/states.ts'
import type { Placed } from './calendarView.ts'
import { colourBands } from './colourBands.ts'
import classes from './calendar.module.css'

type Words = TFunction<['calendar', 'common']>
type EventProps = Parameters<NonNullable<MonthViewProps['renderEvent']>>[1]

export function placedOf(event: ScheduleEventData): Placed | null {
  // The grid hands back the payload that `eventOf` gave it.
  const payload = event.payload as { readonly placed: Placed } | undefined
  return payload?.placed ?? null
}

export function PostEvent({
  t,
  placed,
  props,
  open,
  inList,
}: {
  /** Given, not asked for: there are hundreds of these. */
  readonly t: Words
  readonly placed: Placed
  readonly props: EventProps
  /** It is the one being edited beside the calendar. */
  readonly open: boolean
  /** It stands in the list of what does not fit in its day. */
  readonly inList: boolean
}) {
  const { card, accounts, wallTime, risk } = placed
  const excerpt = card.excerpt === '' ? t('common:noText') : card.excerpt
  const handles = accounts.map(({ handle }) => `@${handle}`).join(', ')
  const event = t('event', {
    time: wallTime.slice(11),
    state: t(`common:postState.${card.state}`),
    accounts: handles === '' ? t('noAccount') : handles,
    excerpt,
  })
  return (
    <UnstyledButton
      {...props}
      className={`${props.className ?? ''} ${classes.event ?? ''}`}
      title={risk === null ? excerpt : `${t(`common:forecast.${risk}`)} ${excerpt}`}
      tabIndex={inList ? 0 : -1}
      data-tone={risk === null ? postLooks[card.state].tone : 'warning'}
      data-state={card.state}
      aria-current={open ? true : undefined}
      data-risk={risk ?? undefined}
      aria-label={risk === null ? event : t('eventAtRisk', { event, cause: t(`common:forecast.${risk}`) })}
    />
  )
}

export function PostEventBody({ t, placed }: { readonly t: Words; readonly placed: Placed }) {
  const { card, accounts, wallTime, risk } = placed
  const StateIcon = risk === null ? postLooks[card.state].icon : IconAlertTriangle
  return (
    <span className={classes.eventBody}>
      <span
        className={classes.eventBar}
        style={{ background: colourBands(accounts.map(({ colour }) => accountColour(colour))) }}
      />
      <StateIcon size={12} stroke={2} aria-hidden className={classes.eventIcon} />
      <span className="tabular">{wallTime.slice(11)}</span>{' '}
      <span className={classes.eventText}>
        <PlainText text={card.excerpt === '' ? t('common:noText') : card.excerpt} />
      </span>
    </span>
  )
}

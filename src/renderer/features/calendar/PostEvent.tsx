/** One post in the grid: account colour, state, hour and the first words; and one that was published elsewhere. */
import { UnstyledButton } from '@mantine/core'
import type { MonthViewProps, ScheduleEventData } from '@mantine/schedule'
import { IconAlertTriangle, IconRepeat, IconTrash, type Icon } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { CampaignSignIcon } from '../../ui/CampaignMark.tsx'
import { PlainText } from '../../ui/PlainText.tsx'
import { outsideLook, postLooks, type Tone } from '../../ui/states.ts'
import type { Placed, PlacedOutside, PlacedPost } from './calendarView.ts'
import { barColours } from './colourBands.ts'
import classes from './calendar.module.css'
import slots from './slots.module.css'

export type Words = TFunction<['calendar', 'common', 'recurring']>
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
  return (
    <UnstyledButton
      {...props}
      className={`${props.className ?? ''} ${classes.event ?? ''}`}
      tabIndex={inList ? 0 : -1}
      {...eventAttributes(t, placed, open)}
    />
  )
}

/** What every post of a grid is told and coloured by. @param open it is the one being edited beside the calendar */
export function eventAttributes(t: Words, placed: Placed, open: boolean) {
  const { label, title, tone } = eventWords(t, placed)
  return {
    title,
    'aria-label': label,
    'aria-current': open ? true : undefined,
    'data-tone': tone,
    'data-state': placed.kind === 'post' ? placed.card.state : 'outside',
    'data-risk': (placed.kind === 'post' ? placed.risk : null) ?? undefined,
  }
}

/** What is said of it: to a reader of the screen, to the pointer, by its tone. */
export function eventWords(t: Words, placed: Placed): EventWords {
  return placed.kind === 'post' ? wordsOfPost(t, placed) : wordsOfOutside(t, placed)
}

type EventWords = { readonly label: string; readonly title: string; readonly tone: Tone }

function wordsOfPost(t: Words, placed: PlacedPost): EventWords {
  const { card, accounts, wallTime, risk, campaign, labels } = placed
  const excerpt = card.excerpt === '' ? t('common:noText') : card.excerpt
  const handles = accounts.map(({ handle }) => `@${handle}`).join(', ')
  const series = placed.repeats ? [t('recurring:mark')] : []
  const marks = [...series, ...(campaign === null ? [] : [campaign.name]), ...labels]
  const named = t('event', {
    time: wallTime.slice(11),
    state: t(`common:postState.${card.state}`),
    accounts: handles === '' ? t('noAccount') : handles,
    excerpt,
  })
  const event = [named, ...marks].join(', ')
  const seen = [...marks, excerpt].join(' · ')
  if (risk === null) return { label: event, title: seen, tone: postLooks[card.state].tone }
  const cause = t(`common:forecast.${risk}`)
  return { label: t('eventAtRisk', { event, cause }), title: `${cause} ${seen}`, tone: 'warning' }
}

function wordsOfOutside(t: Words, placed: PlacedOutside): EventWords {
  const { post, accounts, wallTime } = placed
  const excerpt = excerptOf(t, post)
  const state = t('common:outside')
  const event = t('event', {
    time: wallTime.slice(11),
    state,
    accounts: accounts.map(({ handle }) => `@${handle}`).join(', '),
    // As it is drawn: who says aloud what they see has to find it.
    excerpt: [t('outside.short'), ...(post.more === 0 ? [] : [`+${String(post.more)}`]), excerpt].join(' '),
  })
  return {
    label: post.more === 0 ? event : `${event}. ${t('outside.more', { count: post.more })}`,
    title: `${state}. ${excerpt}`,
    tone: outsideLook.tone,
  }
}

function excerptOf(t: Words, { excerpt, gone }: PlacedOutside['post']): string {
  return gone ? t('outside.gone') : excerpt === '' ? t('common:noText') : excerpt
}

export function PostEventBody({ t, placed }: { readonly t: Words; readonly placed: Placed }) {
  return (
    <span className={`${classes.eventLine ?? ''} ${classes.eventBody ?? ''}`}>
      <EventParts t={t} placed={placed} />
    </span>
  )
}

/** What a line holds from left to right: colours, sign, hour, words. */
export function EventParts({ t, placed }: { readonly t: Words; readonly placed: Placed }) {
  return placed.kind === 'post' ? <PostParts t={t} placed={placed} /> : <OutsideParts t={t} placed={placed} />
}

function PostParts({ t, placed }: { readonly t: Words; readonly placed: PlacedPost }) {
  const { card, risk } = placed
  const StateIcon = risk === null ? postLooks[card.state].icon : IconAlertTriangle
  return (
    <Line placed={placed} icon={StateIcon}>
      {placed.repeats && <IconRepeat size={11} aria-hidden className={slots.repeats} />}
      {placed.campaign !== null && <CampaignSignIcon campaign={placed.campaign} size={11} />}{' '}
      <PlainText text={card.excerpt === '' ? t('common:noText') : card.excerpt} />
    </Line>
  )
}

function OutsideParts({ t, placed }: { readonly t: Words; readonly placed: PlacedOutside }) {
  const { post } = placed
  return (
    <Line placed={placed} icon={post.gone ? IconTrash : outsideLook.icon}>
      <span className={classes.outsideMark}>{t('outside.short')}</span>{' '}
      {post.more > 0 && <span className="tabular">+{post.more} </span>}
      <PlainText text={excerptOf(t, post)} />
    </Line>
  )
}

function Line({
  placed,
  icon: StateIcon,
  children,
}: {
  readonly placed: Placed
  readonly icon: Icon
  readonly children: ReactNode
}) {
  const { accounts, wallTime } = placed
  const campaign = placed.kind === 'post' ? placed.campaign : null
  return (
    <>
      <span className={classes.eventBar} style={barColours(accounts, campaign)} />
      <StateIcon size={12} stroke={2} aria-hidden className={classes.eventIcon} />
      <span className="tabular">{wallTime.slice(11)}</span> <span className={classes.eventText}>{children}</span>
    </>
  )
}

/** The month as a list: a line for each day that has something, and its posts below. */
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainText } from '../../ui/PlainText.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { agendaKey, agendaRows, type AgendaRow } from './agendaRows.ts'
import { dayOf, offeredTime } from './calendarDays.ts'
import type { Placed } from './calendarView.ts'
import { isClosed, marksText, type DayMarks } from './dayMarks.ts'
import { eventWords, PostEventBody } from './PostEvent.tsx'
import classes from './agenda.module.css'

const ROW_PX = 30

export function AgendaView({
  placed,
  marks,
  now,
  openId,
  onOpen,
  onCreate,
  onDay,
  onMoveKey,
}: {
  /** Of the month on screen, by time. */
  readonly placed: readonly Placed[]
  readonly marks: DayMarks
  readonly now: string
  readonly openId: string | null
  readonly onOpen: (id: string) => void
  readonly onCreate: (wallTime: string) => void
  readonly onDay: (day: string) => void
  readonly onMoveKey: (event: KeyboardEvent, place: Placed) => string | null
}) {
  const { t } = useTranslation(['planning', 'calendar', 'common'])
  const rows = agendaRows(placed, marks)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const active = rows.find((row) => agendaKey(row) === activeKey)
  const first = rows.find((row) => row.day >= dayOf(now)) ?? rows.at(-1)
  const present = active ?? first
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    if (present === undefined || event.ctrlKey || event.metaKey) return
    if (event.altKey) {
      if (present.kind === 'post') onMoveKey(event, present.placed)
      return
    }
    const key = event.key.toLowerCase()
    if (key !== 'n' && key !== 'd') return
    event.preventDefault()
    event.stopPropagation()
    if (key === 'n') onCreate(offeredTime(present.day, now))
    else onDay(present.day)
  }
  return (
    <div className={classes.agenda} onKeyDownCapture={onKeyDownCapture}>
      <VirtualList
        label={t('views.agenda')}
        items={rows}
        keyOf={agendaKey}
        activeKey={present === undefined ? null : agendaKey(present)}
        onActiveChange={(row) => setActiveKey(agendaKey(row))}
        onActivate={(row) => (row.kind === 'post' ? onOpen(row.placed.id) : onDay(row.day))}
        estimateSize={ROW_PX}
      >
        {(row) =>
          row.kind === 'day' ? <DayRow row={row} marks={marks} now={now} /> : <PostRow row={row} openId={openId} />
        }
      </VirtualList>
    </div>
  )
}

function DayRow({
  row: { day, count },
  marks,
  now,
}: {
  readonly row: Extract<AgendaRow, { kind: 'day' }>
  readonly marks: DayMarks
  readonly now: string
}) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const about = marks.get(day)
  return (
    <div
      className={classes.dayRow}
      data-today={day === dayOf(now) || undefined}
      data-closed={isClosed(about) || undefined}
    >
      <span className={classes.dayName}>{format.longDayOf(day)}</span>
      {about !== undefined && (
        <span className={classes.dayAbout}>
          <PlainText text={marksText(about)} />
        </span>
      )}
      <span className={classes.dayCount}>{t('count', { count })}</span>
    </div>
  )
}

function PostRow({
  row: { placed },
  openId,
}: {
  readonly row: Extract<AgendaRow, { kind: 'post' }>
  readonly openId: string | null
}) {
  const { t } = useTranslation(['calendar', 'common'])
  const { label, tone } = eventWords(t, placed)
  const marks =
    placed.kind === 'post' ? [...(placed.campaign === null ? [] : [placed.campaign.name]), ...placed.labels] : []
  return (
    <div
      className={classes.postRow}
      data-tone={tone}
      data-state={placed.kind === 'post' ? placed.card.state : 'outside'}
      data-event-id={placed.id}
      aria-current={placed.id === openId ? true : undefined}
      aria-label={label}
    >
      <PostEventBody t={t} placed={placed} />
      <span className={classes.postMarks}>{marks.join(' · ')}</span>
      <span className={classes.postAccounts}>{placed.accounts.map(({ handle }) => `@${handle}`).join(' ')}</span>
    </div>
  )
}

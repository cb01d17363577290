/** A week with a row for each account: who says what when, and where nothing is said. */
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { AccountBadge } from '../../ui/AccountBadge.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { dayOf, daysOf, offeredTime, onDay as onThatDay, spanOf } from './calendarDays.ts'
import type { Movable, Placed } from './calendarView.ts'
import { isClosed, marksText, type DayMarks } from './dayMarks.ts'
import { DRAFT_TYPE } from './DraftsTray.tsx'
import type { FreeSlot, FreeSlots } from './freeSlots.ts'
import { freeWords } from './gridEvents.tsx'
import { POST_TYPE, PostCardButton } from './PostCardButton.tsx'
import { dropTarget, useCardCells } from './useCardCells.ts'
import classes from './cards.module.css'

export function LanesView({
  day,
  now,
  placed,
  accounts,
  marks,
  free,
  openId,
  mayPlan,
  isCarrying,
  onOpen,
  onCreate,
  onMove,
  onDraftDrop,
  onDay,
  onMoveKey,
}: {
  /** A day of the week on screen. */
  readonly day: string
  readonly now: string
  readonly placed: readonly Placed[]
  readonly accounts: readonly AccountView[]
  readonly marks: DayMarks
  readonly free: FreeSlots
  readonly openId: string | null
  readonly mayPlan: boolean
  readonly isCarrying: boolean
  readonly onOpen: (id: string) => void
  readonly onCreate: (wallTime: string, accountId?: string) => void
  readonly onMove: (card: Movable, wallTime: string) => void
  readonly onDraftDrop: (postId: string, wallTime: string) => void
  readonly onDay: (day: string) => void
  readonly onMoveKey: (event: KeyboardEvent, place: Placed) => string | null
}) {
  const { t } = useTranslation(['planning', 'calendar', 'common', 'recurring'])
  const format = useFormat()
  const days = daysOf(spanOf('lanes', day))
  const isOn = (place: Placed, accountId: string): boolean =>
    place.accounts.some((account) => account.accountId === accountId)
  const homeless = placed.filter(({ accounts: on }) => on.length === 0)
  const lanes = [
    ...accounts.map((account) => ({
      account,
      posts: placed.filter((place) => isOn(place, account.accountId)),
    })),
    ...(homeless.length === 0 ? [] : [{ account: null, posts: homeless }]),
  ]
  const cells = lanes.map(({ posts }) => days.map((each) => posts.filter(({ wallTime }) => dayOf(wallTime) === each)))
  const slotsIn = (row: number, on: string): readonly FreeSlot[] =>
    free.ofDay(on).filter(({ accountId }) => accountId === lanes[row]?.account?.accountId)
  const create = (row: number, wallTime: string): void => onCreate(wallTime, lanes[row]?.account?.accountId)
  const dayAt = (column: number): string => days[column] ?? day
  const { root, onKeyDown, onFocus, cell } = useCardCells({
    cells,
    isCarrying,
    moreIn: (row, column) => slotsIn(row, dayAt(column)).length,
    onEnter: (row, column) => create(row, offeredTime(dayAt(column), now)),
    onMoveKey,
    onDay: (_row, column) => onDay(dayAt(column)),
  })
  const drop = (type: string, id: string, on: string): void => {
    if (type === DRAFT_TYPE) onDraftDrop(id, offeredTime(on, now))
    const place = placed.find((each) => each.id === id)
    if (place?.kind === 'post') onMove(place.card, onThatDay(on, place.wallTime))
  }
  return (
    <div
      ref={root}
      className={classes.lanes}
      style={{ gridTemplateColumns: `minmax(130px, 160px) repeat(${String(days.length)}, minmax(98px, 1fr))` }}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <span className={classes.laneHead} />
      {days.map((each) => (
        <span
          key={each}
          className={classes.laneHead}
          data-today={each === dayOf(now) || undefined}
          data-closed={isClosed(marks.get(each)) || undefined}
          title={marksText(marks.get(each))}
        >
          {format.weekdayOf(each)}
          <span className={classes.laneAbout}>{marksText(marks.get(each))}</span>
        </span>
      ))}
      {lanes.map(({ account }, row) => [
        <span key={`name-${String(row)}`} className={classes.laneName}>
          {account === null ? t('calendar:noAccount') : <AccountBadge account={account} />}
        </span>,
        ...days.map((each, column) => {
          const posts = cells[row]?.[column] ?? []
          const slots = slotsIn(row, each)
          return (
            <div
              key={`${String(row)}-${each}`}
              className={classes.cell}
              role="group"
              data-closed={isClosed(marks.get(each)) || undefined}
              aria-label={[
                account === null ? t('calendar:noAccount') : `@${account.handle}`,
                format.longDayOf(each),
                t('calendar:count', { count: posts.length }),
                ...(slots.length === 0 ? [] : [t('recurring:slots.freeDay', { count: slots.length })]),
                ...(marks.get(each) ?? []).map(({ text }) => text),
              ].join(', ')}
              onDoubleClick={(event) => {
                if (event.target === event.currentTarget) create(row, offeredTime(each, now))
              }}
              {...cell(row, column)}
              {...(mayPlan ? dropTarget([POST_TYPE, DRAFT_TYPE], (type, id) => drop(type, id, each)) : {})}
            >
              {posts.map((place) => (
                <PostCardButton
                  key={place.id}
                  placed={place}
                  when={null}
                  draggable={mayPlan}
                  open={place.id === openId}
                  onOpen={onOpen}
                />
              ))}
              {slots.map((slot) => (
                <SlotButton key={slot.slotId} slot={slot} onTake={() => create(row, slot.wallTime)} />
              ))}
            </div>
          )
        }),
      ])}
    </div>
  )
}

/** A free slot: something new at its hour, or the draft that is carried. */
function SlotButton({ slot, onTake }: { readonly slot: FreeSlot; readonly onTake: () => void }) {
  const { t } = useTranslation(['calendar', 'common', 'recurring'])
  const what = freeWords(t, [slot])
  return (
    <button
      type="button"
      className={classes.slot}
      data-card={`slot:${slot.slotId}`}
      tabIndex={-1}
      aria-label={t('recurring:slots.free', { what })}
      onClick={onTake}
    >
      {slot.wallTime.slice(11)} {slot.name !== '' && <span className={classes.slotName}>{slot.name}</span>}
    </button>
  )
}

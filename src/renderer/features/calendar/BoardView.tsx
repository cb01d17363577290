/** The posts of a month by state: what is written, what is to come, what asks, what is out. */
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconHourglass,
  IconPencil,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/useFormat.ts'
import { BOARD_COLUMNS, columnOf, type BoardColumn } from './boardColumns.ts'
import { dayOf } from './calendarDays.ts'
import type { Placed, PlacedPost } from './calendarView.ts'
import { POST_TYPE, PostCardButton } from './PostCardButton.tsx'
import type { BoardMoves } from './useBoardMoves.ts'
import { dropTarget, useCardCells } from './useCardCells.ts'
import classes from './cards.module.css'

const icons: Readonly<Record<BoardColumn, Icon>> = {
  draft: IconPencil,
  approval: IconHourglass,
  scheduled: IconClock,
  attention: IconAlertTriangle,
  published: IconCircleCheck,
}

export function BoardView({
  placed,
  drafts,
  openId,
  mayPlan,
  moves,
  onOpen,
  onNew,
  onDay,
}: {
  /** Of the month on screen. */
  readonly placed: readonly Placed[]
  /** All of them, whatever hour they have in mind. */
  readonly drafts: readonly PlacedPost[]
  readonly openId: string | null
  readonly mayPlan: boolean
  readonly moves: BoardMoves
  readonly onOpen: (id: string) => void
  readonly onNew: () => void
  readonly onDay: () => void
}) {
  const { t } = useTranslation('planning')
  const { t: moving } = useTranslation('boardMoves')
  const format = useFormat()
  const inColumn = (column: BoardColumn): readonly Placed[] =>
    column === 'draft'
      ? drafts
      : placed.filter((place) =>
          place.kind === 'post' ? columnOf(place.card.state) === column : column === 'published',
        )
  const columns = BOARD_COLUMNS.map(inColumn)
  const off = placed.filter((place) => place.kind === 'post' && columnOf(place.card.state) === null).length
  const { root, onKeyDown, onFocus, cell } = useCardCells({
    cells: [columns],
    isCarrying: false,
    onEnter: onNew,
    onDay,
    onMoveKey: (event, place) => {
      const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null
      if (by === null || place.kind !== 'post' || !mayPlan || event.shiftKey) return null
      event.preventDefault()
      event.stopPropagation()
      moves.toSide(place.id, by)
      return place.id
    },
  })
  return (
    <div ref={root} className={classes.board} onKeyDown={onKeyDown} onFocus={onFocus}>
      <p id="board-keys" hidden>
        {moving('keys')}
      </p>
      {BOARD_COLUMNS.map((column, index) => {
        const ColumnIcon = icons[column]
        const posts = columns[index] ?? []
        return (
          <section key={column} className={classes.column} aria-labelledby={`board-${column}`}>
            <h2 id={`board-${column}`} className={classes.columnHead}>
              <ColumnIcon size={14} aria-hidden />
              {t(`board.${column}`)}
              <span className={`${classes.columnCount ?? ''} tabular`}>{posts.length}</span>
            </h2>
            <div
              className={classes.cards}
              role="group"
              aria-labelledby={`board-${column}`}
              aria-describedby={mayPlan ? 'board-keys' : undefined}
              {...cell(0, index)}
              {...(mayPlan ? dropTarget([POST_TYPE], (_type, id) => moves.toColumn(id, column)) : {})}
            >
              {posts.map((place) => (
                <PostCardButton
                  key={place.id}
                  placed={place}
                  when={place.wallTime === '' ? t('board.noHour') : format.weekdayOf(dayOf(place.wallTime))}
                  draggable={mayPlan}
                  open={place.id === openId}
                  onOpen={onOpen}
                />
              ))}
              {posts.length === 0 && <p className={classes.note}>{t('board.empty')}</p>}
            </div>
            {column === 'published' && off > 0 && <p className={classes.note}>{t('board.off', { count: off })}</p>}
          </section>
        )
      })}
    </div>
  )
}

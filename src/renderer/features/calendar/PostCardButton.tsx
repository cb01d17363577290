/** One post outside the grids of days and hours: in the board and in the lanes. */
import { useTranslation } from 'react-i18next'
import type { Placed } from './calendarView.ts'
import { eventWords, PostEventBody } from './PostEvent.tsx'
import classes from './cards.module.css'

/** The kind of thing that is dragged; other programs do not offer it. */
export const POST_TYPE = 'application/x-mando-post'

export function PostCardButton({
  placed,
  when,
  draggable,
  open,
  onOpen,
}: {
  readonly placed: Placed
  /** Said above its words, where its place does not say it. */
  readonly when: string | null
  readonly draggable: boolean
  readonly open: boolean
  readonly onOpen: (id: string) => void
}) {
  const { t } = useTranslation(['calendar', 'common'])
  const { label, title, tone } = eventWords(t, placed)
  const state = placed.kind === 'post' ? placed.card.state : 'outside'
  return (
    <button
      type="button"
      className={classes.card}
      data-card={placed.id}
      data-event-id={placed.id}
      data-tone={tone}
      data-state={state}
      tabIndex={-1}
      aria-label={when === null ? label : `${when} ${label}`}
      aria-current={open ? true : undefined}
      title={title}
      draggable={draggable && placed.kind === 'post'}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'copyMove'
        event.dataTransfer.setData(POST_TYPE, placed.id)
      }}
      onClick={() => onOpen(placed.id)}
    >
      {when !== null && <span>{when}</span>} <PostEventBody t={t} placed={placed} />
    </button>
  )
}

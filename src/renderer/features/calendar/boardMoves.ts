/** What a card that is taken to another column of the board becomes, and why it does not (docs/specs/calendarViews.md §6.5). Pure. */
import { assertNever } from '#shared/domain/assertNever.ts'
import { isDraftState, type PostState } from '#shared/domain/postLife.ts'
import { BOARD_COLUMNS, columnOf, type BoardColumn } from './boardColumns.ts'

/** What is known of a post without asking the core. */
export type OnBoard = { readonly state: PostState; readonly hasHour: boolean }

export const BOARD_REFUSALS = [
  'noHour',
  'byItself',
  'onlyByNetwork',
  'decideFirst',
  'newHour',
  'plannedAlready',
  'leaving',
  'out',
  'unapplied',
] as const
export type BoardRefusal = (typeof BOARD_REFUSALS)[number]

export type BoardMove =
  | { readonly kind: 'request' | 'schedule' | 'unschedule' | 'withdraw' }
  | { readonly kind: 'stay' }
  | { readonly kind: 'refused'; readonly why: BoardRefusal }

const refused = (why: BoardRefusal): BoardMove => ({ kind: 'refused', why })

export function boardMove(post: OnBoard, to: BoardColumn): BoardMove {
  if (columnOf(post.state) === to) return { kind: 'stay' }
  if (post.state === 'publishing' || post.state === 'uncertain') return refused('leaving')
  if (post.state === 'published' || post.state === 'cancelled') return refused('out')
  switch (to) {
    case 'attention':
      return refused('byItself')
    case 'published':
      return refused('onlyByNetwork')
    case 'draft':
      return { kind: waits(post.state) ? 'withdraw' : 'unschedule' }
    case 'approval':
      if (!isDraftState(post.state)) return refused('plannedAlready')
      return post.hasHour ? { kind: 'request' } : refused('noHour')
    case 'scheduled':
      if (post.state === 'waiting_approval') return refused('decideFirst')
      if (!isDraftState(post.state)) return refused('newHour')
      return post.hasHour ? { kind: 'schedule' } : refused('noHour')
    default:
      return assertNever(to)
  }
}

/**
 * To which column a key leads: the nearest on that side that a step leads to; where none does, the next one, for its
 * reason. Null at the edge.
 * @param asksFirst whether somebody has to agree before it is planned: else nothing is asked for
 */
export function columnBeside(post: OnBoard, by: -1 | 1, asksFirst: boolean): BoardColumn | null {
  const from = columnOf(post.state)
  const start = from === null ? -1 : BOARD_COLUMNS.indexOf(from)
  if (start < 0) return null
  const beside = by === 1 ? BOARD_COLUMNS.slice(start + 1) : BOARD_COLUMNS.slice(0, start).reverse()
  const leads = (column: BoardColumn): boolean =>
    boardMove(post, column).kind !== 'refused' && (column !== 'approval' || asksFirst)
  const likely = beside.filter((column) => column !== 'approval' || asksFirst)
  return beside.find(leads) ?? likely[0] ?? null
}

function waits(state: PostState): boolean {
  return state === 'waiting_approval' || state === 'approved_late'
}

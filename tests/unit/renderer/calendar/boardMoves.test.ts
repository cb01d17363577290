/** Which step a column of the board means for a post, and why it does not (docs/specs/calendarViews.md §6.5). */
import { describe, expect, it } from 'vitest'
import { BOARD_COLUMNS } from '../../../../src/renderer/features/calendar/boardColumns.ts'
import { boardMove, columnBeside } from '../../../../src/renderer/features/calendar/boardMoves.ts'
import type { PostState } from '../../../../src/shared/domain/postLife.ts'

const post = (state: PostState, hasHour = true) => ({ state, hasHour })
const outcome = (state: PostState, hasHour = true) =>
  BOARD_COLUMNS.map((column) => {
    const move = boardMove(post(state, hasHour), column)
    return move.kind === 'refused' ? `no: ${move.why}` : move.kind
  })

describe('a card taken to each column', () => {
  // Drafts, to approve, scheduled, asking, out.
  it.each([
    ['draft', ['stay', 'request', 'schedule', 'no: byItself', 'no: onlyByNetwork']],
    ['changes_requested', ['stay', 'request', 'schedule', 'no: byItself', 'no: onlyByNetwork']],
    ['waiting_approval', ['withdraw', 'stay', 'no: decideFirst', 'no: byItself', 'no: onlyByNetwork']],
    ['approved_late', ['withdraw', 'stay', 'no: newHour', 'no: byItself', 'no: onlyByNetwork']],
    ['scheduled', ['unschedule', 'no: plannedAlready', 'stay', 'no: byItself', 'no: onlyByNetwork']],
    ['publishing', ['no: leaving', 'no: leaving', 'stay', 'no: leaving', 'no: leaving']],
    ['uncertain', ['no: leaving', 'no: leaving', 'no: leaving', 'stay', 'no: leaving']],
    ['missed', ['unschedule', 'no: plannedAlready', 'no: newHour', 'stay', 'no: onlyByNetwork']],
    ['published', ['no: out', 'no: out', 'no: out', 'no: out', 'stay']],
  ] as const)('%s', (state, expected) => expect(outcome(state)).toEqual(expected))

  it('goes nowhere without an hour but back', () => {
    expect(outcome('draft', false)).toEqual(['stay', 'no: noHour', 'no: noHour', 'no: byItself', 'no: onlyByNetwork'])
  })
})

describe('a key', () => {
  it.each([
    ['takes a draft to where it is asked for', 'draft', 1, true, 'approval'],
    ['takes a draft past what nobody asks for', 'draft', 1, false, 'scheduled'],
    ['takes what waits back', 'waiting_approval', -1, true, 'draft'],
    ['takes what is planned back, past the approvals', 'scheduled', -1, true, 'draft'],
    ['says of what is planned why it goes no further', 'scheduled', 1, false, 'attention'],
    ['leads nowhere beyond the edge', 'published', 1, false, null],
  ] as const)('%s', (_what, state, by, asksFirst, column) =>
    expect(columnBeside(post(state), by, asksFirst)).toBe(column),
  )

  it('says of a draft without an hour what is missing', () => {
    expect(columnBeside(post('draft', false), 1, false)).toBe('scheduled')
  })
})

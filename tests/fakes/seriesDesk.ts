/** A desk whose posts repeat: every Tuesday at ten; it is a Tuesday, nine o'clock. */
import type { ParsedInputOf } from '../../src/shared/contract/contract.ts'
import { id, openPublishingDesk, POST } from './publishingDesk.ts'

export const SERIES = id(900)
/** What a series becomes from a date on. */
export const REST = id(901)
export const FIRST_FIVE = [
  '2026-11-24T10:00',
  '2026-12-01T10:00',
  '2026-12-08T10:00',
  '2026-12-15T10:00',
  '2026-12-22T10:00',
]

type Start = ParsedInputOf<'recurring.start'>

export function openSeriesDesk() {
  const desk = openPublishingDesk()
  const planning = desk.planningOf()
  let acts = 0
  const act = () => id(1000 + ++acts)

  /** Every Tuesday at ten. */
  const tuesdays = (change: Partial<Start> = {}): Start => ({
    actId: act(),
    seriesId: SERIES,
    postId: POST,
    rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=8',
    firstDay: '2026-11-24',
    hour: '10:00',
    onHoliday: 'keep',
    makeAs: 'scheduled',
    aheadDays: 30,
    mostAhead: 60,
    confirmed: [],
    ...change,
  })
  /** How they are made, as `recurring.change` takes it. */
  const making = () => {
    const { confirmed: _confirmed, postId: _postId, ...change } = tuesdays()
    return change
  }
  /** All posts of series by the date of the rule: where they stand and what they say. */
  const made = () =>
    desk.test.db
      .prepare<[], { wall: string | null; stage: string; excerpt: string; id: string }>(
        `SELECT p.wall_time AS wall, p.stage, p.excerpt, p.id FROM occurrence o JOIN post p ON p.id = o.post_id
         WHERE p.stage <> 'discarded' ORDER BY o.wall_time`,
      )
      .all()
  const type = (postId: string, text: string): void => {
    const [segment] = desk.reading.get({ postId }).segments
    desk.writing.saveText({ postId, segments: [{ segmentId: segment?.segmentId ?? '', text }] })
  }

  return {
    desk,
    planning,
    act,
    tuesdays,
    making,
    start: (change: Partial<Start> = {}) => planning.recurring.start(tuesdays(change)),
    made,
    hours: () => made().map(({ wall, stage }) => `${wall ?? 'none'} ${stage}`),
    postAt: (wallTime: string): string => made().find(({ wall }) => wall === wallTime)?.id ?? '',
    queued: () =>
      desk.test.db.prepare<[], number>(`SELECT count(*) FROM effect WHERE state = 'queued'`).pluck().get() ?? 0,
    audited: (action: string) => desk.test.audit.recent(null, 900).filter((each) => each.action === action),
    type,
    edit: (postId: string, text: string): void => {
      type(postId, text)
      desk.planning.applyEdit({ postId })
    },
    /** What makes posts ahead of time has looked once more. */
    looked: () => planning.series.look(),
    close: async () => {
      await planning.series.stop()
      await desk.close()
    },
  }
}

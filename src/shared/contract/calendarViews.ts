/** What the calendar is narrowed to, views that were kept, and copies of posts (docs/specs/calendarViews.md §5–§7). */
import { z } from 'zod'
import { CALENDAR_VIEWS, NO_CAMPAIGN } from '../domain/calendarFilter.ts'
import { POST_STATES } from '../domain/postLife.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { done, id, nothing, wallTime, zone } from './values.ts'

const MOST_VALUES = 50

/** Within a part one match is enough; the parts must all match; an empty part asks for nothing. */
export const calendarFilter = lazily(() =>
  z.strictObject({
    accountIds: z.array(id).max(MOST_VALUES),
    campaignIds: z.array(z.union([id, z.literal(NO_CAMPAIGN)])).max(MOST_VALUES),
    labelIds: z.array(id).max(MOST_VALUES),
    states: z.array(z.enum(POST_STATES)).max(POST_STATES.length),
    /** Who wrote them. */
    personIds: z.array(id).max(MOST_VALUES),
  }),
)

/** What is kept of a view. */
export const calendarLook = lazily(() => z.strictObject({ view: z.enum(CALENDAR_VIEWS), filter: calendarFilter() }))

export const calendarViewOperations = {
  /** One's own and everybody's, by name. */
  'calendar.views': query({
    input: nothing,
    output: () => z.array(z.object({ viewId: id, name: z.string(), shared: z.boolean(), look: calendarLook() })),
    topics: ['planning', 'people'],
  }),
  /** Errors: not_found (somebody else's). */
  'calendar.saveView': command({
    input: () =>
      z.strictObject({
        viewId: id,
        name: z.string().trim().min(1).max(60),
        shared: z.boolean(),
        look: calendarLook(),
      }),
    output: done,
    right: 'compose',
  }),
  /** Errors: not_found, also of somebody else's. */
  'calendar.removeView': command({ input: () => z.strictObject({ viewId: id }), output: done, right: 'compose' }),
  /**
   * Copies text, images and videos, accounts, campaign and labels of a post into a new one: a draft as the original is
   * one or is cancelled, planned for `planned` where it is not. With `planned` null it is a draft in any case. Sent again it
   * changes nothing. Errors: not_found, conflict (an id is used, or there are not as many as texts), and as schedule.
   */
  'calendar.duplicate': command({
    input: () =>
      z.strictObject({
        postId: id,
        copyId: id,
        /** For the texts in order. */
        segmentIds: z.array(id).min(1).max(25),
        planned: z
          .strictObject({ wallTime, zone: zone(), repeatedHour: z.enum(['earlier', 'later']).nullable() })
          .nullable(),
      }),
    output: () => z.object({ scheduled: z.boolean() }),
    right: 'compose',
  }),
}

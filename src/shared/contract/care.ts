/** How citizens are attended to, from the office's own clocks (docs/specs/care.md). */
import { z } from 'zod'
import { HANDOFF_CHANNELS } from '../domain/handoff.ts'
import { HOURS_OF_WEEK } from '../domain/weekHour.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { query } from './operation.ts'
import { dayIso, id, wallDay, zone } from './values.ts'

/** No office looks further back at once; a day each is listed. */
const MOST_YEARS = 20

const yearOf = (day: string): number => Number(day.slice(0, 4))

const careScope = lazily(() =>
  z
    .strictObject({
      /** Null: the first of which anything is known. */
      firstDay: wallDay.nullable(),
      lastDay: wallDay,
      /** Empty: every account. */
      accountIds: z.array(id).max(100),
    })
    .refine(({ firstDay, lastDay }) => firstDay === null || firstDay <= lastDay, { path: ['lastDay'] })
    .refine(({ firstDay, lastDay }) => firstDay === null || yearOf(lastDay) - yearOf(firstDay) <= MOST_YEARS, {
      path: ['firstDay'],
    }),
)
export type CareScope = Parsed<typeof careScope>

const count = lazily(() => z.int().min(0))
const durationMs = lazily(() => z.int().min(0))

/** Null where there are too few values to say (docs/specs/care.md §2.2). */
const times = lazily(() => z.object({ n: count(), medianMs: durationMs().nullable(), p90Ms: durationMs().nullable() }))

/** Of what ended in the period: how long it took, in business time and by the clock on the wall. */
const speed = lazily(() =>
  z.object({
    business: times(),
    clock: times(),
    /** Of those with a target: within it. */
    aimed: count(),
    withinTarget: count(),
    late: count(),
    dropped: count(),
  }),
)

const careFigures = lazily(() =>
  z.object({
    zone: zone(),
    firstDay: dayIso,
    /** Messages of citizens, and answers of the office wherever they were written. */
    messagesIn: count(),
    messagesOut: count(),
    response: speed(),
    resolution: speed(),
    /** Conversations in which a citizen began to wait in the period, by what became of it. */
    rate: z.object({ conversations: count(), answered: count(), waiting: count(), dropped: count() }),
    /** At this moment, whatever the period. */
    now: z.object({ waiting: count(), open: count(), responseOverdue: count(), resolutionOverdue: count() }),
    handoffs: z.array(
      z.object({ channel: z.enum(HANDOFF_CHANNELS), opened: count(), stillOpen: count(), openFor: times() }),
    ),
    urgent: z.object({
      marked: count(),
      dealtWith: count(),
      falseAlarms: count(),
      active: count(),
      unanswered: count(),
      toAnswer: times(),
      toEnd: times(),
    }),
  }),
)

const topics = ['inbox', 'settings'] as const

export const careOperations = {
  /** Speed, response rate, hand-offs and urgent lane of a period. */
  'care.figures': query({ input: careScope, output: careFigures, topics: ['inbox', 'urgent', 'settings'] }),
  /**
   * One entry a day of the office's calendar, up to today. `openAtEnd`: conversations open at its end, today as of now.
   * `wasRead`: whether anything was read from the network that day; what came in on a day without was read later.
   */
  'care.byDay': query({
    input: careScope,
    output: () =>
      z.object({
        zone: zone(),
        days: z.array(
          z.object({
            day: dayIso,
            messagesIn: count(),
            messagesOut: count(),
            answered: count(),
            openAtEnd: count(),
            wasRead: z.boolean(),
          }),
        ),
      }),
    topics: [...topics, 'growth'],
  }),
  /**
   * 168 hours of the week, Monday 0:00 first, by when citizens wrote: their messages, and how fast those waits were answered
   * that began then and were answered in the period.
   */
  'care.byHour': query({
    input: careScope,
    output: () =>
      z.object({
        zone: zone(),
        hours: z.array(z.object({ messagesIn: count(), business: times(), clock: times() })).length(HOURS_OF_WEEK),
      }),
    topics,
  }),
  /** By the labels that conversations have now; one with several counts in each. Null: without any. Most answers first. */
  'care.byLabel': query({
    input: careScope,
    output: () => z.array(z.object({ labelId: id.nullable(), response: speed(), resolution: speed() })),
    topics,
  }),
  /**
   * By who answered, or resolved. Null: nobody acted then, or it was done outside Mando. Never part of a report. Most
   * answers first.
   */
  'care.byPerson': query({
    input: careScope,
    output: () => z.array(z.object({ personId: id.nullable(), response: speed(), resolution: speed() })),
    topics: [...topics, 'people'],
    right: 'administer',
  }),
}

/** When the office is open, and by when it wants to have answered. */
import { z } from 'zod'
import { HOLIDAY_REGIONS } from '../domain/holidayRegion.ts'
import { isWeek } from '../domain/officeHours.ts'
import { TARGET_PRIORITIES } from '../domain/priority.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { dayIso, done, id, instantMs, nothing } from './values.ts'

const openSpan = lazily(() =>
  z.strictObject({ fromMinute: z.int().min(0).max(1_439), untilMinute: z.int().min(1).max(1_440) }),
)
/** Monday first; the spans of a day in order and apart. */
const week = lazily(() => z.array(z.array(openSpan()).max(6)).refine(isWeek))
const dayName = lazily(() => z.string().trim().min(1).max(80))
const namedDay = lazily(() => z.object({ day: dayIso, name: z.string() }))
const region = lazily(() => z.enum(HOLIDAY_REGIONS))

export const officeHours = lazily(() =>
  z.strictObject({
    region: region(),
    week: week(),
    /** Days of the office's own: closed, or open although they are holidays. */
    ownDays: z
      .array(z.strictObject({ day: dayIso, name: dayName(), isOpen: z.boolean() }))
      .max(400)
      .refine((days) => new Set(days.map(({ day }) => day)).size === days.length),
  }),
)
export type OfficeHoursInput = Parsed<typeof officeHours>

const minutes = lazily(() => z.int().min(1).max(60_000).nullable())
export const responseTargets = lazily(() =>
  z
    .array(
      z.strictObject({
        /** Null: any label, any priority; both null: whatever no other target is for. */
        labelId: id.nullable(),
        priority: z.enum(TARGET_PRIORITIES).nullable(),
        /** Minutes of business time; null sets none. */
        responseMinutes: minutes(),
        resolutionMinutes: minutes(),
      }),
    )
    .max(100)
    .refine((targets) => new Set(targets.map((each) => `${each.labelId} ${each.priority}`)).size === targets.length),
)

export const hoursOperations = {
  /** The hours as they are set, and the targets. */
  'hours.get': query({
    input: nothing,
    output: () => officeHours().extend({ targets: responseTargets() }),
    topics: ['settings'],
  }),
  /** When the office is open, from a month ago to three months from now: for what is left until something is due. */
  'hours.openings': query({
    input: nothing,
    output: () => z.array(z.object({ fromMs: instantMs, untilMs: instantMs })),
    topics: ['settings'],
  }),
  /** The public holidays of a region's year, as far as they are known; not the office's own days. */
  'hours.year': query({
    input: () => z.strictObject({ region: region(), year: z.int().min(2_000).max(2_100) }),
    output: () => z.array(namedDay()),
    topics: ['settings'],
  }),
  /** What is due moves for all that is open. */
  'hours.set': command({ input: officeHours, output: done, right: 'administer' }),
  /** The same. A target that changes does not touch what is closed. */
  'hours.setTargets': command({
    input: () => z.strictObject({ targets: responseTargets() }),
    output: done,
    right: 'administer',
  }),
}

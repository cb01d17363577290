/**
 * Schemas that several areas share. Inputs are strict objects: an unknown key is an error, not a surprise. Texts and numbers
 * are made at once, being few and in nearly every other; the rest is made when it is first used (lazily.ts).
 */
import { z } from 'zod'
import { HOUR_PATTERN } from '../domain/hour.ts'
import { isWallTime, OFFICE_ZONES } from '../domain/wallTime.ts'
import { lazily } from '../domain/lazily.ts'

/**
 * Of the check that bounds a text's length, a `max` or a pattern of a few letters: where it fails, no later check looks
 * at the text. The engine of regular expressions can run out of its stack on megabytes, and that is no answer to a wrong
 * input; `longText.test.ts` holds every input to it.
 */
export const STOPS = { abort: true } as const

export const id = z.uuid()
/** Epoch milliseconds. */
export const instantMs = z.int().min(0).max(8_640_000_000_000_000)
/** `2026-03-29T10:30`: a time on the office's wall clock, without zone, as the core answers it. */
export const wallTimeText = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/, STOPS)
/** The same as a person gives it: only days that the calendar has. */
export const wallTime = wallTimeText.refine(isWallTime)
/** `07:30`: an hour of the office's wall clock. */
export const hour = z.string().regex(HOUR_PATTERN)
/** `2026-03-29` */
export const dayIso = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, STOPS)
/** The same as a person gives it: only days that the calendar has. */
export const wallDay = dayIso.refine((day) => isWallTime(`${day}T12:00`))
export const zone = lazily(() => z.enum(OFFICE_ZONES))
/** A post is missed when its hour passed by more than this; minutes. */
export const graceMinutes = z.int().min(1).max(240)
/** What a person writes, before the network's own limit is applied. */
export const longText = z.string().max(25_000)
export const searchText = z.string().max(200)
export const nothing = lazily(() => z.strictObject({}))
export const done = lazily(() => z.object({ ok: z.literal(true) }))
/** Why something went wrong, as a code that the window puts into words, and what the sentence needs. */
export const reason = lazily(() =>
  z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
)

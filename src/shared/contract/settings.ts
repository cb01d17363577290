/** The office's settings and the person's appearance. */
import { z } from 'zod'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { done, graceMinutes, hour, nothing, zone } from './values.ts'

/** What belongs to this workstation and not to the office. */
export const appearance = lazily(() =>
  z.object({
    theme: z.enum(['light', 'dark', 'auto']),
    language: z.enum(['es', 'en']),
    /** Whether an urgent message is heard. */
    urgentSound: z.boolean(),
    /** Whether a notification of the system says that citizens wrote while Mando was not in view. */
    messageNotices: z.boolean(),
    /** Whether a notification of the system says that an account reached a round number of followers. */
    milestoneNotices: z.boolean(),
    /** Then only what is urgent and what waits for a decision is announced; null: never quiet. */
    quietHours: z.object({ from: hour, until: hour }).nullable(),
  }),
)
export const officeSettings = lazily(() =>
  z.object({
    zone: zone(),
    /** Unless a post has its own. */
    graceMinutes,
    /** How long "publish now" can be taken back; seconds. */
    undoSeconds: z.int().min(0).max(60),
    /** The brake: at most `brakePosts` posts of one account leave within `brakeMinutes`. */
    brakePosts: z.int().min(1).max(100),
    brakeMinutes: z.int().min(1).max(120),
    /** After as many minutes without a key or a movement the window has nobody act any more; 0: never. */
    leaveAfterMinutes: z.int().min(0).max(240),
  }),
)
export type OfficeSettings = Parsed<typeof officeSettings>

export const settingsOperations = {
  'settings.getAppearance': query({
    input: nothing,
    output: appearance,
    topics: ['settings'],
    whileLocked: true,
    right: 'anyone',
  }),
  'settings.setAppearance': command({
    input: () =>
      z.strictObject({
        theme: appearance().shape.theme.optional(),
        language: appearance().shape.language.optional(),
        urgentSound: appearance().shape.urgentSound.optional(),
        messageNotices: appearance().shape.messageNotices.optional(),
        milestoneNotices: appearance().shape.milestoneNotices.optional(),
        quietHours: appearance().shape.quietHours.optional(),
      }),
    output: done,
    whileLocked: true,
    right: 'anyone',
  }),
  /** Keeps a small choice of the window (which view, which colours); its page has them all when it is loaded. */
  'settings.remember': command({
    input: () => z.strictObject({ key: z.string().regex(/^[a-z][\w-]{0,99}$/), value: z.string().max(4_000) }),
    output: done,
    whileLocked: true,
    right: 'anyone',
  }),
  'settings.get': query({ input: nothing, output: officeSettings, topics: ['settings'] }),
  'settings.update': command({
    input: () =>
      z.strictObject({
        zone: zone().optional(),
        graceMinutes: officeSettings().shape.graceMinutes.optional(),
        undoSeconds: officeSettings().shape.undoSeconds.optional(),
        brakePosts: officeSettings().shape.brakePosts.optional(),
        brakeMinutes: officeSettings().shape.brakeMinutes.optional(),
        leaveAfterMinutes: officeSettings().shape.leaveAfterMinutes.optional(),
      }),
    output: done,
    right: 'administer',
  }),
}

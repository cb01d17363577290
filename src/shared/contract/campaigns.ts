/** Campaigns: the named efforts that posts belong to, and the labels that posts carry (docs/specs/calendarViews.md §1, §2). */
import { z } from 'zod'
import { CAMPAIGN_SIGNS, hashtagOf } from '../domain/campaign.ts'
import { accountColour } from './accounts.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { dayIso, done, id, instantMs, nothing, STOPS, wallDay } from './values.ts'

const name = lazily(() => z.string().trim().min(1).max(60))
const goal = lazily(() => z.string().trim().max(1_000))

export const campaignOperations = {
  /** By name, those archived last. */
  'campaigns.list': query({
    input: nothing,
    output: () =>
      z.array(
        z.object({
          campaignId: id,
          name: z.string(),
          /** Without `#`; empty: none. */
          hashtag: z.string(),
          firstDay: dayIso,
          /** Included. */
          lastDay: dayIso,
          goal: z.string(),
          colour: accountColour(),
          sign: z.enum(CAMPAIGN_SIGNS),
          /** Null: nobody's. */
          ownerId: id.nullable(),
          archivedAtMs: instantMs.nullable(),
        }),
      ),
    topics: ['planning'],
  }),
  /** Makes one or changes it; one that was archived is back. Errors: name_taken, not_found (the owner). */
  'campaigns.save': command({
    input: () =>
      z
        .strictObject({
          campaignId: id,
          name: name(),
          hashtag: z
            .string()
            .max(80, STOPS)
            .refine((typed) => hashtagOf(typed) !== null),
          firstDay: wallDay,
          lastDay: wallDay,
          goal: goal(),
          colour: accountColour(),
          sign: z.enum(CAMPAIGN_SIGNS),
          ownerId: id.nullable(),
        })
        .refine(({ firstDay, lastDay }) => firstDay <= lastDay, { path: ['lastDay'] }),
    output: done,
    right: 'compose',
  }),
  /** It stays on its posts, and is offered no more. Errors: not_found. */
  'campaigns.archive': command({
    input: () => z.strictObject({ campaignId: id }),
    output: done,
    right: 'compose',
  }),
  /** Errors: not_found, name_taken. */
  'campaigns.bringBack': command({
    input: () => z.strictObject({ campaignId: id }),
    output: done,
    right: 'compose',
  }),
  /** Nothing of it goes out: it may be set whatever became of the post. Errors: not_found, wrong_state (discarded). */
  'calendar.setCampaign': command({
    input: () => z.strictObject({ postId: id, campaignId: id.nullable() }),
    output: done,
    right: 'compose',
  }),
  /** The labels of the inbox. Errors: not_found (also a label that is archived and new on it), wrong_state (discarded). */
  'calendar.setLabels': command({
    input: () => z.strictObject({ postId: id, labelIds: z.array(id).max(20) }),
    output: done,
    right: 'compose',
  }),
}

/**
 * Reads why X said no. X has several shapes of error (problem documents of v2, numbered errors of v1.1, OAuth's own) and
 * changes its wording, so that type, number and status count first and wording only where there is nothing else.
 */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { RejectionCode } from '../networkClient.ts'

const text = lazily(() => z.string().optional().catch(undefined))
const numeral = lazily(() => z.coerce.number().optional().catch(undefined))
const names = lazily(() => z.record(z.string(), z.unknown()).optional().catch(undefined))

const flaw = lazily(() =>
  z.object({
    title: text(),
    detail: text(),
    message: text(),
    type: text(),
    reason: text(),
    code: numeral(),
    parameters: names(),
    parameter: text(),
  }),
)
const document = lazily(() =>
  flaw().extend({
    error: text(),
    error_description: text(),
    errors: z.array(flaw().catch({})).optional().catch(undefined),
  }),
)

type Facts = {
  readonly status: number
  readonly wording: string
  readonly types: readonly string[]
  readonly numbers: readonly number[]
  readonly parameters: readonly string[]
}

const factsOf = (status: number, json: unknown): Facts => {
  const parsed = document().safeParse(json)
  if (!parsed.success) return { status, wording: '', types: [], numbers: [], parameters: [] }
  const flaws = [parsed.data, ...(parsed.data.errors ?? [])]
  const present = (values: readonly (string | undefined)[]) =>
    values.filter((value) => value !== undefined && value !== '')
  const wordings = [
    ...flaws.flatMap(({ detail, message, title, reason }) => [detail, message, title, reason]),
    parsed.data.error_description,
    parsed.data.error,
  ]
  return {
    status,
    wording: [...new Set(present(wordings))].join(' · '),
    // "https://api.x.com/2/problems/credits-depleted": the host has changed before, the last part has not.
    types: present(flaws.map(({ type }) => type?.split('/').at(-1))).map((type) => type ?? ''),
    numbers: flaws.flatMap(({ code }) => (code === undefined ? [] : [code])),
    parameters: flaws.flatMap(({ parameters, parameter }) => [
      ...Object.keys(parameters ?? {}),
      ...(parameter === undefined ? [] : [parameter]),
    ]),
  }
}

type Sign = {
  readonly statuses?: readonly number[]
  readonly types?: readonly string[]
  readonly numbers?: readonly number[]
  readonly parameters?: readonly string[]
  readonly wording?: RegExp
}

const shows = (facts: Facts, sign: Sign): boolean =>
  (sign.statuses?.includes(facts.status) ?? false) ||
  facts.types.some((type) => sign.types?.includes(type) ?? false) ||
  facts.numbers.some((number) => sign.numbers?.includes(number) ?? false) ||
  facts.parameters.some((parameter) => sign.parameters?.includes(parameter) ?? false) ||
  (sign.wording?.test(facts.wording) ?? false)

/** In order: the first sign that shows decides. Numbers are X's own error codes, as listed in its "response codes". */
const signs: readonly (readonly [RejectionCode, Sign])[] = [
  ['credits_depleted', { statuses: [402], types: ['credits-depleted', 'usage-capped'], wording: /credits.?depleted/i }],
  ['duplicate_content', { numbers: [187], wording: /duplicate content/i }],
  [
    'reply_not_allowed',
    {
      numbers: [433],
      wording:
        /mentioned or otherwise engaged|only reply to or quote|restricted who can reply|reply to this conversation is not allowed/i,
    },
  ],
  [
    'account_suspended',
    {
      numbers: [64, 326],
      wording: /your account (is|has been) (suspended|locked|deactivated)|account is temporarily locked/i,
    },
  ],
  ['media_expired', { wording: /media\b.{0,60}\bexpired/i }],
  [
    'text_too_long',
    {
      numbers: [186, 354],
      wording: /\b(text|tweet|post|message)\b.{0,40}\b(too long|over the character limit|longer than)/i,
    },
  ],
  [
    'media_invalid',
    {
      statuses: [413, 415],
      numbers: [323, 324, 325],
      parameters: ['media.media_ids', 'media_ids'],
      wording: /media.?ids?\b.{0,40}\binvalid|invalid media/i,
    },
  ],
  [
    'missing_permission',
    {
      types: ['oauth1-permissions', 'client-forbidden', 'unsupported-authentication', 'invalid-app-permissions'],
      numbers: [93, 220, 261],
      wording: /\bscopes?\b|app permissions|read-only application|not authorized to use this endpoint/i,
    },
  ],
  [
    'not_found',
    {
      statuses: [404, 410],
      types: ['resource-not-found'],
      numbers: [34, 144, 385],
      wording: /deleted or not visible/i,
    },
  ],
  [
    'forbidden',
    { statuses: [403, 451], types: ['not-authorized-for-resource', 'disallowed-resource', 'resource-unavailable'] },
  ],
  ['invalid_request', { statuses: [400, 405, 406, 409, 411, 414, 422, 431], types: ['invalid-request'] }],
]

export type Refusal = { readonly code: RejectionCode; readonly detail: string }

/** Wording is kept for the log of the attempt only, and not more than a line of it. */
const detailMaxLength = 300

/** The reason of a refusal; `json` is the body of the answer or null where it has none. Never throws. */
export const refusalOf = (status: number, json: unknown): Refusal => {
  const facts = factsOf(status, json)
  const found = signs.find(([, sign]) => shows(facts, sign))
  const wording = facts.wording === '' ? `HTTP ${status}` : facts.wording
  return { code: found?.[0] ?? 'unexpected_answer', detail: wording.slice(0, detailMaxLength) }
}

/** X announces some limits with another status than 429: number 88 (window), 161 and 185 (a day's posts). */
export const saysTooMany = (json: unknown): boolean => {
  const { numbers, wording } = factsOf(0, json)
  return numbers.some((number) => [88, 161, 185].includes(number)) || /^too many requests\b/i.test(wording)
}

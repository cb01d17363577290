/** What is too long for its field is refused for that alone, before any pattern is tried on it. */
import { expect, it } from 'vitest'
import type { z } from 'zod'
import { proxyChoice } from '#shared/contract/connection.ts'
import { mailAddress } from '#shared/contract/handoffs.ts'
import { mailServer } from '#shared/contract/mail.ts'

// Long enough for a backtracking pattern to run out of its stack.
const LONG = 'x'.repeat(9_000_000)
const codesOf = (schema: z.ZodType, value: unknown): readonly string[] =>
  (schema.safeParse(value).error?.issues ?? []).map(({ code }) => code)

it.each<readonly [string, z.ZodType, unknown]>([
  ['a mail address', mailAddress, LONG],
  ['the name of a mail server', mailServer.shape.host, LONG],
  ['the name of a sender', mailServer.shape.senderName, LONG],
  ['a proxy', proxyChoice, { kind: 'manual', host: LONG, port: 1, user: null, bypass: [] }],
])('%s', (_name, schema, value) => {
  expect(codesOf(schema, value)).toEqual(['too_big'])
})

/** Why X says no, in all the shapes and wordings in which it says so. */
import { describe, expect, it } from 'vitest'
import type { RejectionCode } from '../../../src/main/networks/networkClient.ts'
import { verdictOf } from '../../../src/main/networks/x/xOutcome.ts'
import { jsonAnswer, textAnswer } from './xTestBench.ts'

const problem = (type: string, detail = 'no'): Record<string, unknown> => ({
  title: 'Problem',
  detail,
  type: `https://api.x.com/2/problems/${type}`,
})

const refusals: readonly (readonly [string, RejectionCode, number, unknown])[] = [
  ['no credit left', 'credits_depleted', 402, problem('credits-depleted', 'Your account does not have any credits')],
  ['no credit left, without a body', 'credits_depleted', 402, null],
  [
    'the same text again',
    'duplicate_content',
    403,
    {
      status: 403,
      title: 'Forbidden',
      detail: 'You are not allowed to create a Tweet with duplicate content.',
      type: 'about:blank',
    },
  ],
  [
    'the same text again, numbered',
    'duplicate_content',
    403,
    { errors: [{ code: 187, message: 'Status is a duplicate.' }] },
  ],
  [
    'an author who did not mention us',
    'reply_not_allowed',
    403,
    {
      title: 'Forbidden',
      detail:
        'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
    },
  ],
  [
    'the rule about replies in its other wording',
    'reply_not_allowed',
    403,
    { detail: 'You can only reply to or quote posts where you are mentioned or are the author.' },
  ],
  [
    'an author who restricted replies',
    'reply_not_allowed',
    403,
    { errors: [{ code: 433, message: 'The original Tweet author restricted who can reply to this Tweet.' }] },
  ],
  [
    'our account suspended',
    'account_suspended',
    403,
    { errors: [{ code: 64, message: 'Your account is suspended and is not permitted to access this feature.' }] },
  ],
  [
    'our account locked',
    'account_suspended',
    403,
    { detail: 'To protect our users from spam and other malicious activity, this account is temporarily locked.' },
  ],
  [
    'an application without the right to write',
    'missing_permission',
    403,
    problem(
      'oauth1-permissions',
      'Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.',
    ),
  ],
  [
    'an application outside a project',
    'missing_permission',
    403,
    {
      reason: 'client-not-enrolled',
      title: 'Client Forbidden',
      type: 'https://api.twitter.com/2/problems/client-forbidden',
      detail: 'x',
    },
  ],
  ['a scope that was not granted', 'missing_permission', 403, { detail: 'The token lacks the scope tweet.write' }],
  ['a text too long', 'text_too_long', 403, { errors: [{ code: 186, message: 'Tweet needs to be a bit shorter.' }] }],
  ['a text too long, in words', 'text_too_long', 400, { detail: 'Your Tweet text is too long. For more information…' }],
  [
    'a picture that X does not know',
    'media_invalid',
    400,
    {
      errors: [{ parameters: { 'media.media_ids': ['[1]'] }, message: 'Your media IDs are invalid.' }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: 'https://api.twitter.com/2/problems/invalid-request',
    },
  ],
  ['a picture that is too large', 'media_invalid', 413, null],
  ['a picture that expired', 'media_expired', 400, { detail: 'The media ID has expired.' }],
  ['a post that is gone', 'not_found', 404, problem('resource-not-found')],
  [
    'a reply to a post that is gone',
    'not_found',
    403,
    { errors: [{ code: 385, message: 'You attempted to reply to a Tweet that is deleted or not visible to you.' }] },
  ],
  ['any other no', 'forbidden', 403, { title: 'Forbidden', status: 403, detail: 'Forbidden', type: 'about:blank' }],
  [
    'somebody else, not us, suspended',
    'forbidden',
    403,
    { detail: 'User has been suspended: [ana].', type: 'https://api.x.com/2/problems/resource-unavailable' },
  ],
  [
    'a parameter that X does not take',
    'invalid_request',
    400,
    {
      errors: [
        {
          parameters: { max_results: ['1'] },
          message: 'The `max_results` query parameter value [1] is not between 5 and 100',
        },
      ],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: 'https://api.twitter.com/2/problems/invalid-request',
    },
  ],
  ['a status that nobody expects', 'unexpected_answer', 418, { detail: 'teapot' }],
]

/** The verdict is the same for effects and questions: a refusal is certain. */
const refusedAs = (answer: ReturnType<typeof jsonAnswer>) => verdictOf({ kind: 'answer', answer }, 0)

describe('a refusal', () => {
  it.each(refusals)('names %s', (_name, code, status, body) => {
    const answer = body === null ? textAnswer(status, '') : jsonAnswer(status, body)
    expect(refusedAs(answer)).toMatchObject({ kind: 'rejected', code })
  })

  it('keeps a line of the wording of X and no more', () => {
    expect(refusedAs(jsonAnswer(403, { detail: 'x'.repeat(5000) }))).toMatchObject({ detail: 'x'.repeat(300) })
  })
})

/** Which texts a post has and where they go out (docs/specs/composer.md §2). */
import { describe, expect, it } from 'vitest'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import {
  appliedDraftsOf,
  draftsOf,
  hasPendingEdit,
  mediaIn,
  outCountOf,
  outgoingTexts,
  postTexts,
} from '../../../../src/renderer/features/composer/ownTextsView.ts'

const account = (accountId: string) => ({ accountId, handle: accountId }) as AccountView
const chosen = [account('policia'), account('bomberos')]
const image = { mediaId: 'm', altText: 'Un agente' } as PostDetail['segments'][number]['media'][number]
const post = {
  segments: [{ segmentId: 's', text: 'hola', media: [] }],
  pendingEdit: null,
  variants: [
    { variantId: 'v1', accountId: 'policia', publishedSegments: 1, own: null },
    {
      variantId: 'v2',
      accountId: 'bomberos',
      publishedSegments: 0,
      own: {
        segments: [{ segmentId: 'o', text: 'adiós', media: [image] }],
        pendingEdit: [{ segmentId: 'o', text: 'hasta luego' }],
      },
    },
  ],
} as unknown as PostDetail

const shown = (drafts = draftsOf(post)) =>
  postTexts(drafts, post, chosen).map(({ key, accounts, segments }) => [
    key,
    accounts.map(({ accountId }) => accountId),
    segments[0]?.text,
  ])

it('shows the common text and the own ones, with what was typed last', () => {
  expect(shown()).toEqual([
    [null, ['policia'], 'hola'],
    ['v2', ['bomberos'], 'hasta luego'],
  ])
  expect(shown(appliedDraftsOf(post))[1]).toEqual(['v2', ['bomberos'], 'adiós'])
  expect([hasPendingEdit(post), hasPendingEdit(null)]).toEqual([true, false])
})

describe('what goes out', () => {
  it('leaves out a common text that no account goes by', () => {
    const texts = postTexts(draftsOf(post), post, [account('bomberos')])
    expect(outgoingTexts(texts).map(({ key }) => key)).toEqual(['v2'])
  })
  it('is the common text as long as no account is chosen', () => {
    expect(outgoingTexts(postTexts(draftsOf(post), post, [])).map(({ key }) => key)).toEqual([null])
  })
})

it('counts what is out by the accounts that go by a text', () => {
  expect([outCountOf(post, null), outCountOf(post, 'v2'), outCountOf(null, null)]).toEqual([1, 0, 0])
})

it('finds what a text carries, whichever it is', () => {
  expect([mediaIn(post, 'o'), mediaIn(post, 's'), mediaIn(null, 's')]).toEqual([[image], [], []])
})

/** X's own cases for what a text weighs and what is a mention, a hashtag or a link in it (docs/specs/composer.md §4.4). */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { proseOf } from '../../../src/shared/domain/checks/prose.ts'
import { tagsIn, type TagKind } from '../../../src/shared/domain/writtenTags.ts'
import { weightedLength } from '../../../src/shared/domain/textLimits.ts'

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/twitter-text-conformance')
const isPresent = existsSync(folder)
if (!isPresent) console.log('official cases of twitter-text skipped: data not present')

type Case<T> = { readonly description: string; readonly text: string; readonly expected: T }

function casesOf<T>(file: string, group: string): readonly Case<T>[] {
  if (!isPresent) return []
  const { tests } = parse(readFileSync(path.join(folder, file), 'utf8')) as {
    readonly tests: Readonly<Record<string, readonly Case<T>[]>>
  }
  const cases = tests[group] ?? []
  expect(cases.length, `${file}: ${group}`).toBeGreaterThan(3)
  return cases
}

const tagsOf = (kind: TagKind, text: string): readonly string[] =>
  tagsIn([{ postId: 'p', text, atMs: 0 }])
    .filter((tag) => tag.kind === kind)
    .map(({ written }) => written)

describe.skipIf(!isPresent)('the official cases of twitter-text', () => {
  it.each(casesOf<{ weightedLength: number }>('validate.yml', 'WeightedTweetsWithDiscountedEmojiCounterTest'))(
    'weighs: $description',
    ({ text, expected }) => expect(weightedLength(text)).toBe(expected.weightedLength),
  )

  it.each(casesOf<readonly string[]>('extract.yml', 'mentions'))('mentions: $description', ({ text, expected }) =>
    expect(tagsOf('mention', text)).toEqual([...new Set(expected)]),
  )

  it.each(casesOf<readonly string[]>('extract.yml', 'hashtags'))('hashtags: $description', ({ text, expected }) => {
    expect(tagsOf('hashtag', text)).toEqual([...new Set(expected)])
    expect(proseOf(text).hashtags.map(({ name }) => name)).toEqual(expected)
  })

  const links = ['urls', 'tco_urls_with_params'].flatMap((group) => casesOf<readonly string[]>('extract.yml', group))
  it.each(links)('links are no prose: $description', ({ text, expected }) => {
    const { prose } = proseOf(text)
    expect(prose).toHaveLength(text.length)
    for (const url of expected) expect(prose).not.toContain(url)
    if (expected.length === 0 && !/[@#$]/.test(text)) expect(prose).toBe(text)
  })
})

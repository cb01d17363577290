import { describe, expect, it } from 'vitest'
import type { Repeat } from '#shared/contract/calendar.ts'
import { VARIANT_STATES } from '#shared/domain/postLife.ts'
import { addressOf, dayInWords, lineOf, toldOf } from '../../../../src/renderer/ui/repeatsView.ts'

const repeat = (postId: string): Repeat => ({
  from: 'mando',
  postId,
  accountId: 'a',
  atMs: 0,
  state: 'pending',
})
const elsewhere: Repeat = { from: 'elsewhere', accountId: 'a', remoteId: '50', atMs: 0 }
const at = (wallTime: string): number => Date.parse(`${wallTime}+01:00`)

// docs/specs/scheduling.md §7.5
describe('a post that says the same', () => {
  it('is told by how it stands: to come, out, of open fate, or stopped', () => {
    expect(VARIANT_STATES.map((state) => [state, lineOf({ from: 'mando', state })])).toEqual([
      ['pending', 'goes'],
      ['publishing', 'going'],
      ['published', 'went'],
      ['uncertain', 'mayHaveGone'],
      ['needs_attention', 'waits'],
      ['missed', 'waits'],
      ['cancelled', 'waits'],
    ])
  })

  it('is told as made elsewhere, and opened as such', () => {
    expect(lineOf(elsewhere)).toBe('wentElsewhere')
    expect([elsewhere, repeat('p1')].map(addressOf)).toEqual(['/calendar/outside/a/50', '/calendar/post/p1'])
  })

  it('is told up to a number, the rest is counted', () => {
    expect(toldOf([repeat('p1'), repeat('p2')], 3)).toEqual({ told: [repeat('p1'), repeat('p2')], more: 0 })
    expect(toldOf([repeat('p1'), repeat('p2'), repeat('p3')], 2)).toEqual({
      told: [repeat('p1'), repeat('p2')],
      more: 1,
    })
  })

  it.each([
    ['2026-11-24T23:59', 'today'],
    ['2026-11-25T00:00', 'tomorrow'],
    ['2026-11-23T23:59', 'yesterday'],
    ['2026-11-26T00:00', 'otherDay'],
  ])('at %s is named as on the wall calendar', (wallTime, name) => {
    expect(dayInWords(at(wallTime), at('2026-11-24T00:30'), 'Europe/Madrid')).toBe(name)
  })

  it('is tomorrow also over the hour that is lost', () => {
    const [before, after] = [Date.parse('2026-03-28T22:30Z'), Date.parse('2026-03-29T21:30Z')]
    expect(dayInWords(after, before, 'Europe/Madrid')).toBe('tomorrow')
  })
})

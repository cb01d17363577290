/** The verdict of the torture: that it sees what it is there to see. */
import { describe, expect, it } from 'vitest'
import { createLedger, UNDER_WAY_MS, type AskedPost, type Shown } from '../../torture/ledger.ts'
import { createSteppedClock } from '../../torture/steppedClock.ts'

const AT = Date.UTC(2026, 10, 24, 9, 0, 0)
const GRACE = 5 * 60_000
const TEXT = 'Aviso'

function asked(change: Partial<AskedPost> = {}) {
  const ledger = createLedger()
  const post: AskedPost = {
    postId: 'p',
    accountIds: ['a'],
    segments: [{ segmentId: 's', text: TEXT }],
    pending: null,
    stage: 'scheduled',
    dropped: new Set(),
    ...change,
  }
  ledger.posts.set(post.postId, post)
  ledger.permit(post, post.accountIds, AT, AT + GRACE)
  return { ledger, post }
}

const out = (atMs = AT, deletedAtMs: number | null = null) => ({ accountId: 'a', text: TEXT, atMs, deletedAtMs })
const row = (state: string): Shown => ({ state, accountId: 'a', postId: 'p', excerpt: TEXT, dueAtMs: AT })
const END = AT + 60 * 60_000

describe('the verdict', () => {
  it('is content with a post that went out once within its grace', () => {
    const { ledger } = asked()
    expect(ledger.judge([out(AT + GRACE)], [], END)).toEqual({ lost: [], doubled: [], late: [], stuck: [] })
  })

  it('calls lost what is neither out nor shown', () => {
    const { ledger } = asked()
    expect(ledger.judge([], [], END).lost).toEqual(['"Aviso"'])
    expect(ledger.judge([], [row('missed')], END).lost).toEqual([])
  })

  it('does not call lost what was withdrawn, given up, or never planned', () => {
    expect(asked({ stage: 'cancelled' }).ledger.judge([], [], END).lost).toEqual([])
    expect(asked({ stage: 'draft' }).ledger.judge([], [], END).lost).toEqual([])
    expect(asked({ dropped: new Set(['a']) }).ledger.judge([], [], END).lost).toEqual([])
  })

  it('calls lost an answer that nobody got and nobody is asked about', () => {
    const { ledger } = asked({ stage: 'draft' })
    ledger.answers.push({ answerId: 'r', accountId: 'a', text: 'Hola' })
    expect(ledger.judge([], [], END).lost).toEqual(['the answer "Hola"'])
    expect(ledger.judge([{ ...out(END), text: 'Hola' }], [], END).late).toEqual([])
  })

  it('allows the next text of a thread its grace from when the one before it left, and not longer', () => {
    const { ledger, post } = asked({
      segments: [
        { segmentId: 's', text: TEXT },
        { segmentId: 't', text: 'dos' },
      ],
    })
    const late = (afterMs: number) =>
      ledger.judge([out(AT + GRACE), { ...out(AT + GRACE + afterMs), text: 'dos' }], [], END).late.length
    expect([late(GRACE), late(GRACE + UNDER_WAY_MS + 1)]).toEqual([0, 1])
    ledger.withdraw(post.segments, ['a'], AT + GRACE - 1)
    expect(late(GRACE)).toBe(2)
  })

  it('sees the same text twice on one account, and not once on each of two', () => {
    const { ledger, post } = asked({ accountIds: ['a', 'b'] })
    expect(ledger.judge([out(), out()], [], END).doubled).toEqual(['"Aviso"'])
    expect(ledger.judge([out(), { ...out(), accountId: 'b' }], [], END).doubled).toEqual([])
    expect(post.accountIds).toEqual(['a', 'b'])
  })

  it('calls late what went out before its hour, past its grace, or after it was withdrawn', () => {
    expect(asked().ledger.judge([out(AT - 1)], [], END).late).toHaveLength(1)
    expect(asked().ledger.judge([out(AT + GRACE + UNDER_WAY_MS + 1)], [], END).late).toHaveLength(1)
    const { ledger, post } = asked()
    ledger.withdraw(post.segments, ['a'], AT + 1000)
    expect(ledger.judge([out(AT + 1001)], [], END).late).toHaveLength(1)
  })

  it('does not call doubled what was planned anew after it had been taken down', () => {
    const { ledger, post } = asked()
    ledger.permit(post, ['a'], AT + 2 * GRACE, AT + 3 * GRACE)
    const [first, again] = [out(AT, AT + GRACE), out(AT + 2 * GRACE)]
    expect(ledger.judge([first, again], [], END)).toEqual({ lost: [], doubled: [], late: [], stuck: [] })
    expect(ledger.judge([out(AT, AT + 3 * GRACE), again], [], END).doubled).toEqual(['"Aviso"'])
  })

  it('calls stuck what was to be taken down, is still out and asks nobody', () => {
    const { ledger, post } = asked({ dropped: new Set(['a']) })
    ledger.takeDown(post.segments, 'a', AT + 1000)
    expect(ledger.judge([out()], [], END).stuck).toEqual(['still out: "Aviso"'])
    expect(ledger.judge([out()], [row('needs_attention')], END).stuck).toEqual([])
    expect(ledger.judge([out(AT, AT + 2000)], [], END).stuck).toEqual([])
    ledger.keep(post.segments, 'a')
    expect(ledger.judge([out()], [], END).stuck).toEqual([])
  })

  it('calls stuck what waits for nobody, and not what waits behind something that asks', () => {
    const { ledger } = asked()
    expect(ledger.judge([], [row('queued')], END).stuck).toHaveLength(1)
    expect(ledger.judge([], [row('uncertain')], END).stuck).toHaveLength(1)
    expect(ledger.judge([], [row('needs_attention'), row('queued')], END).stuck).toEqual([])
    expect(ledger.judge([], [{ ...row('queued'), dueAtMs: END + 1 }], END).stuck).toEqual([])
  })
})

describe('the stepped clock', () => {
  it('runs what came due in between, in order, when it is put ahead, and never goes back', () => {
    const clock = createSteppedClock(0)
    const ran: string[] = []
    clock.after(2_000_000, () => ran.push('later'))
    clock.after(1_000_000, () => ran.push('sooner'))
    const cancel = clock.after(1_500_000, () => ran.push('cancelled'))
    cancel()
    clock.putAhead(3_000_000)
    clock.putAhead(10)
    expect(ran).toEqual(['sooner', 'later'])
    expect(clock.aheadMs()).toBe(3_000_000)
    expect(clock.nextAtMs()).toBeNull()
  })
})

/** Who gets the proxy's password, and how often (docs/specs/connection.md §5.4). */
import { beforeEach, describe, expect, it } from 'vitest'
import { createProxySignIn, type ProxyQuestion } from '../../../src/main/electron/proxySignIn.ts'

const PROXY: ProxyQuestion = { isProxy: true, host: 'proxy.puertoalba.test', port: 3128 }
const credentials = { host: 'Proxy.puertoalba.test', port: 3128, user: 'oficina', password: 'secreto' }
const QUARTER_MS = 15 * 60_000

let nowMs: number
beforeEach(() => {
  nowMs = 0
})
const open = (given: typeof credentials | null = credentials) =>
  createProxySignIn({ credentials: given, monotonicMs: () => nowMs })

/** A request that is asked by `question`; `said` holds what it answered each time. */
function request(signIn: ReturnType<typeof open>, question = PROXY) {
  const attendant = signIn.attend()
  const said: (string | null)[] = []
  return {
    said,
    asked: () =>
      attendant.onLogin(question, (user, password) =>
        said.push(user === undefined ? null : `${user}:${password ?? ''}`),
      ),
    refused: attendant.wasRefused,
    ended: attendant.ended,
  }
}

describe('the password goes', () => {
  it('to the proxy that was set, when it asks', () => {
    const one = request(open())
    one.asked()
    expect([one.said, one.refused()]).toEqual([['oficina:secreto'], false])
  })
  it.each<readonly [string, ProxyQuestion]>([
    ['a web page', { ...PROXY, isProxy: false }],
    ['another proxy', { ...PROXY, host: 'proxy.example' }],
    ['another port', { ...PROXY, port: 8080 }],
  ])('not to %s', (_name, question) => {
    const one = request(open(), question)
    one.asked()
    expect(one.said).toEqual([null])
    expect(one.refused()).toBe(question.isProxy)
  })
  it('nowhere where there is none', () => {
    const one = request(open(null))
    one.asked()
    expect([one.said, one.refused()]).toEqual([[null], true])
  })
})

describe('a wrong password', () => {
  it('is offered once, and again after a quarter of an hour', () => {
    const signIn = open()
    const first = request(signIn)
    first.asked()
    first.asked()
    first.ended(false)
    expect([first.said, first.refused()]).toEqual([['oficina:secreto', null], true])
    const soon = request(signIn)
    soon.asked()
    soon.ended(false)
    expect([soon.said, soon.refused()]).toEqual([[null], true])
    nowMs = QUARTER_MS
    const later = request(signIn)
    later.asked()
    expect(later.said).toEqual(['oficina:secreto'])
  })
  it('is offered by one of many requests that are asked at once', () => {
    const signIn = open()
    const many = Array.from({ length: 8 }, () => request(signIn))
    for (const each of many) each.asked()
    expect(many.flatMap(({ said }) => said)).toEqual(['oficina:secreto'])
    many[0]!.asked()
    many[0]!.ended(false)
    expect(many.slice(1).map(({ said, refused }) => [said, refused()])).toEqual(many.slice(1).map(() => [[null], true]))
  })
  it('is found out also where it was right before', () => {
    const signIn = open()
    const good = request(signIn)
    good.asked()
    good.ended(true)
    const bad = request(signIn)
    bad.asked()
    bad.asked()
    bad.ended(false)
    const after = request(signIn)
    after.asked()
    expect(after.said).toEqual([null])
  })
})

describe('a password that is not known to be right', () => {
  it('is offered by all who waited once it was right', () => {
    const signIn = open()
    const [first, second, third] = [request(signIn), request(signIn), request(signIn)]
    for (const each of [first, second, third]) each.asked()
    first.ended(true)
    expect([second.said, third.said]).toEqual([['oficina:secreto'], ['oficina:secreto']])
  })
  it('is tried by the next who waited when nothing was found out', () => {
    const signIn = open()
    const [first, second, third] = [request(signIn), request(signIn), request(signIn)]
    for (const each of [first, second, third]) each.asked()
    first.ended(false)
    expect([second.said, third.said]).toEqual([['oficina:secreto'], []])
    second.ended(true)
    expect(third.said).toEqual(['oficina:secreto'])
  })
})

/** The other origin of development builds: this machine or none, and nothing but the API of X goes there. */
import { describe, expect, it } from 'vitest'
import { withXOrigin } from '../../../src/main/networks/x/xOrigin.ts'
import { jsonAnswer, scriptedFetch } from './xTestBench.ts'

const request = (url: string) =>
  ({ url, method: 'GET', headers: {}, body: null, timeoutMs: 1, maxAnswerBytes: 1, signal: null }) as const

describe('another origin for X', () => {
  it.each([
    [
      'https://api.x.com/2/users/me?user.fields=name%2Cusername',
      'http://127.0.0.1:4000/2/users/me?user.fields=name%2Cusername',
    ],
    ['https://upload.x.com/1.1/media', 'http://127.0.0.1:4000/1.1/media'],
    ['https://x.com/i/oauth2/authorize', 'https://x.com/i/oauth2/authorize'],
    ['https://api.x.com.evil.example/2/tweets', 'https://api.x.com.evil.example/2/tweets'],
    ['http://api.x.com/2/tweets', 'http://api.x.com/2/tweets'],
  ])('sends %s to %s', async (asked, sent) => {
    const { fetch, requests } = scriptedFetch([jsonAnswer(200, {})])
    await withXOrigin(fetch, 'http://127.0.0.1:4000')(request(asked))
    expect(requests[0]?.url).toBe(sent)
  })

  it.each(['http://localhost:4000', 'http://[::1]:4000', 'http://127.0.0.1:4000/'])('may be %s', (origin) => {
    expect(() => withXOrigin(scriptedFetch([]).fetch, origin)).not.toThrow()
  })

  it.each([
    'https://127.0.0.1:4000',
    'http://10.0.0.5:4000',
    'http://127.0.0.1.evil.example',
    'http://a@127.0.0.1:4000',
    'http://127.0.0.1:4000/x',
    'nonsense',
    '',
  ])('may not be %s', (origin) => {
    expect(() => withXOrigin(scriptedFetch([]).fetch, origin)).toThrow('127.0.0.1')
  })
})

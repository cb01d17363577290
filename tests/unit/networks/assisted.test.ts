/** Working by hand: nothing happens by itself, and only addresses of posts are taken as such. */
import { describe, expect, it } from 'vitest'
import { createAssistedClient } from '../../../src/main/networks/assisted/assistedClient.ts'
import { composeUrl, parsePostLink } from '../../../src/main/networks/assisted/xLinks.ts'
import { anUpload } from '../../fakes/anUpload.ts'
import { never } from './xTestBench.ts'

describe('the assisted client', () => {
  it('leaves every effect and every question to a person', async () => {
    const client = createAssistedClient()
    const media = anUpload(new Uint8Array(1))
    const outcomes = await Promise.all([
      client.publish({ text: 'Hola', inReplyTo: null, mediaIds: [] }, never()),
      client.uploadMedia(media, null, never()).then(({ outcome }) => outcome),
      client.setAltText('1', 'texto', never()),
      client.deletePost('1', never()),
      client.sendDirectMessage({ conversationId: '1-2', text: 'Hola' }, never()),
      client.readProfile(never()),
      client.readOwnTimeline({ sinceId: null, olderToken: null }, never()),
      client.readMentions({ sinceId: null, olderToken: null }, never()),
      client.readDirectMessages({ olderToken: null }, never()),
    ])
    for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: 'rejected', code: 'by_hand' })
    expect(client.capabilities.replyRule).toBe('by_hand')
  })
})

describe('the compose address', () => {
  it('carries any text whole', () => {
    const text = 'Corte de agua & luz: 50 % #Móstoles\n¿Dudas? 010 + web 🙂'
    const url = new URL(composeUrl(text))
    expect(url.origin + url.pathname).toBe('https://x.com/intent/post')
    expect(url.searchParams.get('text')).toBe(text)
    expect(url.searchParams.has('in_reply_to')).toBe(false)
  })

  it('says which post is answered', () => {
    expect(new URL(composeUrl('Gracias', '123')).searchParams.get('in_reply_to')).toBe('123')
  })
})

describe('a pasted address', () => {
  it.each([
    'https://x.com/Mostoles_1/status/1995000000000000001',
    ' https://www.x.com/Mostoles_1/status/1995000000000000001?s=20&t=abc ',
    'https://twitter.com/Mostoles_1/status/1995000000000000001',
    'https://mobile.twitter.com/Mostoles_1/status/1995000000000000001/photo/1',
    'https://x.com/Mostoles_1/status/1995000000000000001/#top',
  ])('is a post: %s', (pasted) => {
    expect(parsePostLink(pasted)).toEqual({ handle: 'Mostoles_1', postId: '1995000000000000001' })
  })

  it.each([
    '',
    'Mostoles_1/status/1',
    'http://x.com/a/status/1',
    'https://x.com.evil.example/a/status/1',
    'https://evil.example/x.com/a/status/1',
    'https://x.com@evil.example/a/status/1',
    'https://user@x.com/a/status/1',
    'https://x.com:8443/a/status/1',
    'https://notx.com/a/status/1',
    'https://x.com/a/status/',
    'https://x.com/a/status/12x',
    'https://x.com/a/status/12345678901234567890',
    'https://x.com/a_name_much_too_long/status/1',
    'https://x.com/a/status/1/edit',
    'https://x.com/a/likes',
    'javascript:alert(1)',
  ])('is no post: %s', (pasted) => {
    expect(parsePostLink(pasted)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { readSaved } from '../../../src/main/electron/savedPreferences.ts'

const SYSTEM = { proxy: { kind: 'system' }, extraCaPem: null }
const NOTHING = {
  theme: 'auto',
  language: 'es',
  urgentSound: true,
  messageNotices: true,
  milestoneNotices: true,
  quietHours: { from: '22:00', until: '07:00' },
  window: null,
  network: SYSTEM,
}

describe('preferences.json', () => {
  it('gives back what was saved', () => {
    const saved = {
      theme: 'dark',
      language: 'en',
      urgentSound: false,
      messageNotices: false,
      milestoneNotices: false,
      quietHours: null,
      window: { bounds: { x: -8, y: 0, width: 1280, height: 800 }, maximised: true },
      network: {
        proxy: { kind: 'manual', host: 'proxy.oficina.es', port: 8080, user: 'mando', bypass: ['*.oficina.es'] },
        extraCaPem: '-----BEGIN CERTIFICATE-----',
      },
    }
    expect(readSaved(JSON.stringify(saved))).toEqual(saved)
  })

  it.each([null, '', '{', 'null', '[]', '7', '"dark"', '{"theme":1,"language":"fr","window":"wide"}'])(
    'counts %j as not set',
    (text) => expect(readSaved(text)).toEqual(NOTHING),
  )

  it.each([
    { x: 0.5, y: 0, width: 1280, height: 800 },
    { x: 0, y: 0, width: 199, height: 800 },
    { x: 0, y: 0, width: 1280 },
    { x: '0', y: 0, width: 1280, height: 800 },
    null,
  ])('takes no window place from %j', (bounds) =>
    expect(readSaved(JSON.stringify({ theme: 'light', window: { bounds, maximised: false } }))).toEqual({
      ...NOTHING,
      theme: 'light',
    }),
  )

  it.each(['late', { from: '22:00' }, { from: '22', until: '07:00' }])(
    'is quiet at the usual hours for %j',
    (quietHours) => expect(readSaved(JSON.stringify({ quietHours })).quietHours).toEqual(NOTHING.quietHours),
  )

  it('keeps what it can read of a file that is damaged in part', () => {
    expect(readSaved('{"theme":"dark","window":{"bounds":[]}}')).toEqual({ ...NOTHING, theme: 'dark' })
  })

  it.each([
    null,
    { proxy: { kind: 'system' } },
    { proxy: { kind: 'tor' }, extraCaPem: null },
    { proxy: { kind: 'pac', url: 'file:///etc/passwd' }, extraCaPem: null },
    { proxy: { kind: 'manual', host: 'a;b', port: 1, user: null, bypass: [] }, extraCaPem: null },
    { proxy: { kind: 'manual', host: 'a', port: 0, user: null, bypass: [] }, extraCaPem: null },
    { proxy: { kind: 'manual', host: 'a', port: 1, user: 7, bypass: [] }, extraCaPem: null },
    { proxy: { kind: 'manual', host: 'a', port: 1, user: null, bypass: ['a,b'] }, extraCaPem: null },
    { proxy: { kind: 'system' }, extraCaPem: 7 },
  ])('takes the system’s way out, and trusts nobody besides, where it holds %j', (network) =>
    expect(readSaved(JSON.stringify({ network })).network).toEqual(SYSTEM),
  )
})

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fillPage } from '../../../src/main/electron/filledPage.ts'

const page = readFileSync(path.join(import.meta.dirname, '../../../src/renderer/index.html'), 'utf8')
const left = { styleNonce: 'abc=', language: 'en', theme: 'dark', remembered: {} } as const

describe('the page of the window, filled', () => {
  it('carries the nonce, the language and the theme', () => {
    const filled = fillPage(page, left)
    expect(filled).toContain('<html lang="en">')
    expect(filled).toContain('<meta name="style-nonce" content="abc=" />')
    expect(filled).toContain('<meta name="theme" content="dark" />')
    expect(filled).toContain('<meta name="remembered" content="{}" />')
    expect(filled).not.toContain('content=""')
  })

  it('lets nothing that was remembered out of its place', () => {
    const value = `"><script>alert(1)</script>&quot;$&$'`
    const filled = fillPage(page, { ...left, remembered: { value } })
    const content = /name="remembered" content="([^"]*)"/.exec(filled)?.[1] ?? ''
    expect(filled.match(/<script/g)).toEqual(page.match(/<script/g))
    const read = content.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    expect(JSON.parse(read)).toEqual({ value })
  })
})

/** An address for the person's browser may come out of a message. */
import { expect, it } from 'vitest'
import { isAllowedOutside } from '../../../src/main/electron/allowedOutside.ts'

it.each(['https://x.com/compose/post', 'https://x.com/i/oauth2/authorize?client_id=1', 'HTTPS://X.COM/a'])(
  'lets %s out',
  (address) => {
    expect(isAllowedOutside(address)).toBe(true)
  },
)

it.each([
  'http://x.com/',
  'https://x.com.evil.example/',
  'https://evil.example/x.com',
  'https://x.com@evil.example/',
  'https://user:secret@x.com/',
  'https://x.com:8443/',
  'https://хx.com/',
  'javascript:alert(1)//https://x.com/',
  'file:///etc/passwd',
  'x.com',
  '',
])('keeps %s in', (address) => {
  expect(isAllowedOutside(address)).toBe(false)
})

/** The real loopback port: whoever does not carry the sign-in's state neither ends the waiting nor learns anything. */
import { expect, it } from 'vitest'
import { createLoopbackListener } from '../../../src/main/node/loopbackListener.ts'

it('answers 404 to a call that is not ours and goes on waiting for the one that is', async () => {
  const page = (query: Readonly<Record<string, string>>) => (query.state === 'ours' ? '<p>ya</p>' : null)
  const { port, received, close } = await createLoopbackListener().listen({ ports: [0], path: '/callback', page })
  const call = (path: string) => fetch(`http://127.0.0.1:${String(port)}${path}`)
  expect((await call('/callback?state=guessed&code=1')).status).toBe(404)
  expect((await call('/elsewhere?state=ours')).status).toBe(404)
  const ours = await call('/callback?state=ours&code=2')
  expect([ours.status, await ours.text()]).toEqual([200, '<p>ya</p>'])
  expect(await received).toEqual({ state: 'ours', code: '2' })
  await expect(call('/callback?state=ours')).rejects.toThrow()
  close()
})

/** The browser's way back from a sign-in. */
import http from 'node:http'
import { describe, expect, it } from 'vitest'
import { createLoopbackListener } from '../../../src/main/node/loopbackListener.ts'

const listener = createLoopbackListener()
const page = ({ code }: Readonly<Record<string, string>>) => `<p>${code ?? 'nothing'}</p>`

function get(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
        let body = ''
        response.on('data', (chunk: Buffer) => (body += chunk.toString()))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
      })
      .on('error', reject)
  })
}

describe('loopback listener', () => {
  it('answers one call on its path, hands over the query and closes', async () => {
    const { port, received } = await listener.listen({ ports: [0], path: '/callback', page })
    expect(await get(port, '/elsewhere?code=1')).toMatchObject({ status: 404 })
    expect(await get(port, '/callback?code=abc&state=s')).toEqual({ status: 200, body: '<p>abc</p>' })
    expect(await received).toEqual({ code: 'abc', state: 's' })
    await expect(get(port, '/callback?code=again')).rejects.toThrow('ECONNREFUSED')
  })

  it('does not answer to another name that was made to point here', async () => {
    const { port, close } = await listener.listen({ ports: [0], path: '/callback', page })
    expect(await get(port, '/callback?code=1', { host: `evil.example:${port}` })).toMatchObject({ status: 404 })
    close()
  })

  it('goes on waiting after a call that is no address at all', async () => {
    const { port, received, close } = await listener.listen({ ports: [0], path: '/callback', page })
    expect(await get(port, '//')).toMatchObject({ status: 404 })
    expect(await get(port, '/callback?code=abc')).toMatchObject({ status: 200 })
    expect(await received).toEqual({ code: 'abc' })
    close()
  })

  it('takes the first free port and says when none is', async () => {
    const first = await listener.listen({ ports: [0], path: '/callback', page })
    const second = await listener.listen({ ports: [first.port, 0], path: '/callback', page })
    expect(second.port).not.toBe(first.port)
    await expect(listener.listen({ ports: [first.port], path: '/callback', page })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
    first.close()
    second.close()
  })

  it('rejects when it is closed before the browser came', async () => {
    const { received, close } = await listener.listen({ ports: [0], path: '/callback', page })
    close()
    await expect(received).rejects.toThrow('closed')
  })
})

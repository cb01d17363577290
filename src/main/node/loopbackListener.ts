/** Waits on 127.0.0.1 for the browser to come back from a sign-in (RFC 8252, section 7.3). */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LoopbackListener } from '../ports.ts'

const ADDRESS = '127.0.0.1'

export function createLoopbackListener(): LoopbackListener {
  return {
    listen: async ({ ports, path, page }) => {
      // Read with the first sign-in, not with every start.
      const { createServer } = await import('node:http')
      const server = createServer()
      const port = await bindFirstFree(server, ports)
      const call = Promise.withResolvers<Readonly<Record<string, string>>>()
      server.on('request', (request, response) => {
        // Any page can call here with anything: what is no address (`//`) must not throw, which would end the program.
        const url = URL.parse(request.url ?? '/', `http://${ADDRESS}`)
        // Another name in Host is a page elsewhere whose name was made to point here (DNS rebinding).
        const isForUs = request.headers.host === `${ADDRESS}:${port}` || request.headers.host === `localhost:${port}`
        response.setHeader('connection', 'close')
        response.setHeader('cache-control', 'no-store')
        const query = Object.fromEntries(url?.searchParams ?? [])
        const shown = isForUs && request.method === 'GET' && url?.pathname === path ? page(query) : null
        if (shown === null) {
          response.writeHead(404).end()
          return
        }
        response.writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
          'referrer-policy': 'no-referrer',
        })
        response.end(shown, () => server.close())
        call.resolve(query)
      })
      // Whoever listens may close before looking at the promise.
      call.promise.catch(() => undefined)
      return {
        port,
        received: call.promise,
        close: () => {
          call.reject(new Error('closed'))
          server.close()
          server.closeAllConnections()
        },
      }
    },
  }
}

/** Rejects with the last port's own error (EADDRINUSE) when none is free. */
async function bindFirstFree(server: Server, ports: readonly number[]): Promise<number> {
  let lastError: unknown = new Error('no port given')
  for (const port of ports) {
    try {
      return await bind(server, port)
    } catch (error) {
      lastError = error
    }
  }
  throw lastError
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: ADDRESS, port, exclusive: true }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

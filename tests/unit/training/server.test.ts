/** The training network on a real socket, in this process and in another. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { TRAINING_BEARER_TOKEN } from '../../../src/main/training/accounts.ts'
import type { Lever } from '../../../src/main/training/levers.ts'
import { startTrainingServer, type TrainingServer } from '../../fakes/trainingServer.ts'
import { createMemoryStorage } from './support.ts'

const cleanUps: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
})

async function start(): Promise<TrainingServer> {
  const server = await startTrainingServer({ port: 0, seed: 'test', storage: createMemoryStorage() })
  cleanUps.push(server.stop)
  return server
}

const publish = (origin: string, text: string, signal?: AbortSignal) =>
  fetch(`${origin}/2/tweets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TRAINING_BEARER_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    ...(signal === undefined ? {} : { signal }),
  })

describe('training server', () => {
  it('answers what the network answers', async () => {
    const { origin, network } = await start()
    const answer = await publish(origin, 'por el cable')
    expect(answer.status).toBe(201)
    expect(answer.headers.get('x-rate-limit-remaining')).toBe('99')
    expect(network.record.posts()).toMatchObject([{ text: 'por el cable' }])
  })

  it.each<{ readonly lever: Lever; readonly posts: number }>([
    { lever: { kind: 'cut' }, posts: 0 },
    { lever: { kind: 'lose_answer' }, posts: 1 },
    { lever: { kind: 'truncate' }, posts: 1 },
  ])('breaks the connection: $lever.kind leaves $posts posts', async ({ lever, posts }) => {
    const { origin, network } = await start()
    network.levers.pull(lever, { next: 1 })
    await expect(publish(origin, 'hola').then((answer) => answer.text())).rejects.toThrow(/terminated|fetch failed/)
    expect(network.record.posts()).toHaveLength(posts)
    expect((await publish(origin, 'y ahora')).status).toBe(201)
  })

  it('hangs until the client goes away', async () => {
    const { origin, network } = await start()
    network.levers.pull({ kind: 'hang', takesEffect: true }, { next: 1 })
    const goneAway = new AbortController()
    const request = publish(origin, 'hola', goneAway.signal)
    await expect.poll(() => network.record.posts().length).toBe(1)
    goneAway.abort()
    await expect(request).rejects.toThrow(/abort/)
  })

  it('sends the browser back to the client that signs in', async () => {
    const { origin } = await start()
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'office',
      redirect_uri: 'http://127.0.0.1:41951/callback',
      scope: 'tweet.read users.read',
      state: 'xyz',
      code_challenge: 'abc',
      code_challenge_method: 'plain',
    })
    const answer = await fetch(`${origin}/i/oauth2/authorize?${query}`, { redirect: 'manual' })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:41951\/callback\?state=xyz&code=/)
  })

  it('is controlled and looked into from outside', async () => {
    const { origin } = await start()
    const post = async (name: string, body: unknown) => {
      const answer = await fetch(`${origin}/_training/${name}`, { method: 'POST', body: JSON.stringify(body) })
      return { status: answer.status, body: (await answer.json()) as unknown }
    }
    expect(await post('play', { count: 5 })).toMatchObject({ status: 200 })
    expect(await post('say', { kind: 'dm', handle: 'Vecina', text: 'hola' })).toMatchObject({ status: 200 })
    expect(await post('pull', { lever: { kind: 'cut' }, next: 2 })).toMatchObject({
      body: { settings: [{ remaining: 2 }] },
    })
    expect(await post('levers', { settings: [], creditUsd: null })).toMatchObject({ body: { settings: [] } })
    expect(await post('levers', { settings: 'all' })).toMatchObject({ status: 400 })
    expect(await post('nothing', {})).toMatchObject({ status: 404 })
    const record: unknown = await fetch(`${origin}/_training/record`).then((answer) => answer.json())
    expect(record).toMatchObject({
      posts: [],
      directMessages: expect.arrayContaining([expect.objectContaining({ text: 'hola' })]) as unknown,
    })
  })

  it('runs as a process of its own and finds its posts again after it was killed', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'training-server-'))
    cleanUps.push(() => rmSync(folder, { recursive: true }))
    const run = async () => {
      const child = spawn(
        process.execPath,
        ['tests/fakes/trainingServerMain.ts', '--port', '0', '--store', path.join(folder, 'net.json')],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      )
      const [line] = z.tuple([z.string()]).parse(await once(createInterface({ input: child.stdout }), 'line'))
      const { port } = z.object({ port: z.int() }).parse(JSON.parse(line))
      const kill = async (): Promise<void> => {
        if (child.exitCode !== null || child.signalCode !== null) return
        const ended = once(child, 'exit')
        child.kill('SIGKILL')
        await ended
      }
      cleanUps.unshift(kill)
      return { origin: `http://127.0.0.1:${port}`, kill }
    }
    const first = await run()
    expect((await publish(first.origin, 'sobrevive')).status).toBe(201)
    await first.kill()
    const second = await run()
    const record: unknown = await fetch(`${second.origin}/_training/record`).then((answer) => answer.json())
    expect(record).toMatchObject({ posts: [{ text: 'sobrevive' }] })
  })
})

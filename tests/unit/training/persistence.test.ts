/** What the network remembers when its process ends. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTrainingNetwork } from '../../../src/main/training/trainingNetwork.ts'
import { createFakeClock } from '../../fakes/fakeClock.ts'
import { createBench, createMemoryStorage, publish, readPage, requestOf } from './support.ts'

describe('persistence', () => {
  it('finds a post after a restart although its answer was never delivered', async () => {
    const bench = createBench()
    bench.network.levers.pull({ kind: 'lose_answer' }, { next: 1 })
    await expect(bench.network.fetch(requestOf('POST /2/tweets', { text: 'sale igual' }))).rejects.toMatchObject({
      reason: 'reset',
      sent: true,
    })
    const later = bench.restarted()
    expect(later.network.record.posts().map(({ text }) => text)).toEqual(['sale igual'])
  })

  it('is on the disk before the answer is given', async () => {
    let savedWhenAnswered = false
    const storage = createMemoryStorage()
    const network = createTrainingNetwork({ clock: createFakeClock(), seed: 'test', storage })
    await network.fetch(requestOf('POST /2/tweets', { text: 'primero al disco' })).then(() => {
      savedWhenAnswered = storage.kept()?.includes('primero al disco') === true
    })
    expect(savedWhenAnswered).toBe(true)
  })

  it('goes on with larger ids, the same citizens and the same followers', async () => {
    const bench = createBench()
    bench.network.citizens.seed()
    const before = await publish(bench, 'antes')
    const history = bench.network.history.followers()
    await bench.clock.advance(5 * 86_400_000)
    const later = bench.restarted()
    later.network.citizens.seed()
    const after = await publish(later, 'después')
    expect(BigInt(after)).toBeGreaterThan(BigInt(before))
    expect(later.network.history.followers()).toEqual(history)
    expect(later.network.record.citizenPosts()).toEqual(bench.network.record.citizenPosts())
    expect((await readPage(later, '/2/users/900000000000000001/tweets')).meta.result_count).toBe(2)
  })

  it('holds after a restart exactly what it held before, whatever the wire did', async () => {
    const step = fc.record({
      text: fc.string({ minLength: 1, maxLength: 60 }),
      fault: fc.constantFrom('none', 'cut', 'lose_answer', 'truncate', 'server_error', 'captive_portal', 'proxy'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const bench = createBench()
        for (const { text, fault } of steps) {
          bench.network.levers.setFault(fault, 1)
          await bench.network.fetch(requestOf('POST /2/tweets', { text })).catch(() => null)
        }
        expect(bench.restarted().network.record.posts()).toEqual(bench.network.record.posts())
        // Only these faults let a post out, and nothing goes out twice.
        const texts = bench.network.record.posts().map(({ text }) => text.trim())
        const possible = steps
          .filter(({ fault }) => ['none', 'lose_answer', 'truncate'].includes(fault))
          .map(({ text }) => text.trim())
        expect(new Set(texts).size).toBe(texts.length)
        expect(texts.every((text) => possible.includes(text))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves the client uncertain where the disk is full', async () => {
    const storage = {
      load: () => null,
      save: () => {
        throw new Error('ENOSPC')
      },
    }
    const network = createTrainingNetwork({ clock: createFakeClock(), seed: 'test', storage })
    await expect(network.fetch(requestOf('POST /2/tweets', { text: 'hola' }))).rejects.toMatchObject({
      reason: 'other',
      sent: true,
    })
  })

  it.each(['', '{', '[]', '{"version":1}', '{"version":99}'])(
    'starts afresh from the damaged document %j and says so',
    (document) => {
      const events: string[] = []
      const log = {
        info: (event: string) => void events.push(event),
        error: (event: string) => void events.push(event),
      }
      const network = createTrainingNetwork({
        clock: createFakeClock(),
        seed: 'test',
        storage: createMemoryStorage(document),
        log,
      })
      expect(network.record.posts()).toEqual([])
      expect(events).toEqual(['training.state_damaged'])
    },
  )
})

/** A month of 300 posts asked through the contract from the real window, against an operation that does nothing. */
import { test } from '@playwright/test'
import { freshDataDir, launchMando } from '../../tests/e2e/harness/launch.ts'
import type { Envelope } from '../../src/shared/rpc/envelope.ts'
import { seedMonth } from './seed.ts'
import { median, report } from '../ratios.ts'

const ROUNDS = 300
const CALLS_A_ROUND = 10

test('month of 300 posts', async () => {
  const mando = await launchMando({ dataDir: freshDataDir() })
  const { page } = mando
  const { fromMs, toMs } = await page.evaluate(seedMonth, { count: 300 })
  const { month, empty, posts } = await page.evaluate(
    async ({ fromMs, toMs, rounds, calls }) => {
      const timed = async (operation: string, input: Record<string, number>) => {
        const begin = performance.now()
        for (let i = 0; i < calls; i += 1) JSON.parse(await globalThis.mando.call(operation, input))
        return (performance.now() - begin) / calls
      }
      const month: number[] = []
      const empty: number[] = []
      for (let i = 0; i < rounds; i += 1) {
        empty.push(await timed('settings.getAppearance', {}))
        month.push(await timed('calendar.range', { fromMs, toMs }))
      }
      const answer = JSON.parse(await globalThis.mando.call('calendar.range', { fromMs, toMs })) as Envelope
      if (!answer.ok) throw new Error(answer.error.code)
      return { month, empty, posts: (answer.value as { cells: { postIds: unknown[] } }).cells.postIds.length }
    },
    { fromMs, toMs, rounds: ROUNDS, calls: CALLS_A_ROUND },
  )
  await mando.close()
  if (posts !== 300) throw new Error(`the month has ${String(posts)} posts`)
  report({
    name: 'month of 300 posts through the contract',
    against: 'an operation that does nothing, alternately in the same window',
    measuredMs: median(month),
    limitMs: median(empty),
    aim: 3,
  })
})

/** From starting the process to the month with its posts, drawn and ready to be used, against an empty Electron window. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { test } from '@playwright/test'
import { freshDataDir, launchMando, mandoCommand } from '../../tests/e2e/harness/launch.ts'
import { DEFAULT_HOURS } from '../../src/shared/domain/officeHours.ts'
import { ask } from '../../tests/e2e/steps/desk.ts'
import { median, report } from '../ratios.ts'
import { seedMonth } from './seed.ts'

/** The first is slower: nothing is compiled yet. */
const ROUNDS = 15
/** An office that has said where it is: the holidays of its region are kept, and read from the library no more. */
const REGION_CHOSEN = {
  region: 'ES-MD' as const,
  week: DEFAULT_HOURS.week.map((day) => day.map((each) => ({ ...each }))),
  ownDays: [],
}
const here = (file: string): string => path.join(import.meta.dirname, file)

/** Milliseconds until the process says that its screen is usable. */
function startOnce(
  executable: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  selector: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const begin = performance.now()
    const child = spawn(executable, ['-r', here('reportUsable.cjs'), ...args], {
      env: { ...env, BENCH_USABLE_SELECTOR: selector },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let took: number | null = null
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('BENCH_USABLE')) took = performance.now() - begin
    })
    child.once('error', reject)
    child.once('close', () => (took === null ? reject(new Error('ended before its screen was usable')) : resolve(took)))
  })
}

test('start to usable screen', async () => {
  const dataDir = freshDataDir()
  const seeding = await launchMando({ dataDir })
  await seeding.page.evaluate(seedMonth, { count: 300 })
  await ask(seeding.page, 'hours.set', REGION_CHOSEN)
  await seeding.close()

  const { executable, args, env } = mandoCommand({ dataDir })
  const sandbox = args.filter((arg) => arg === '--no-sandbox')
  const mando: number[] = []
  const empty: number[] = []
  for (let i = 0; i < ROUNDS; i += 1) {
    empty.push(await startOnce(executable, [...sandbox, here('emptyWindow.cjs')], env, '[data-usable]'))
    mando.push(await startOnce(executable, args, env, 'main [data-event-id]'))
  }
  report({
    name: 'start to usable screen',
    against: 'an empty Electron window, alternately',
    measuredMs: median(mando),
    limitMs: median(empty),
    aim: 1.5,
  })
})

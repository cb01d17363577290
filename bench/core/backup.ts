/** Whether a person notices that a backup is being made: what the window asks meanwhile is answered as quickly as ever. */
import { rmSync } from 'node:fs'
import { openTestApp } from '../../tests/fakes/testApp.ts'
import { report } from '../ratios.ts'

const DRAFTS = 4_000
const WORDS =
  'Corte de tráfico en la calle Mayor por obras del Ayuntamiento, con itinerarios alternativos señalizados. '
/** No operation of the window may wait longer. */
const LONGEST_WAIT_MS = 50

/** The longest that one of many calls took while a backup of a database of some megabytes was made and verified. */
export async function callsDuringBackup(): Promise<void> {
  const test = await openTestApp()
  for (let i = 0; i < DRAFTS; i += 1) {
    const segments = [{ segmentId: test.newId(), text: `${String(i)} ${WORDS.repeat(2)}` }]
    await test.call('calendar.create', { postId: test.newId(), accountIds: [], segments })
  }
  // Answers at once; the work goes on beside.
  await test.call('backup.makeNow', {})
  let longestMs = 0
  let calls = 0
  for (let running = true; running; calls += 1) {
    const begin = performance.now()
    await new Promise((resolve) => setImmediate(resolve))
    running = (await test.call('backup.status', {})).running
    longestMs = Math.max(longestMs, performance.now() - begin)
  }
  const { lastGoodAtMs } = await test.call('backup.status', {})
  if (lastGoodAtMs === null) throw new Error('no backup was made')
  await test.app.stop()
  rmSync(test.dataDir, { recursive: true, force: true })
  if (calls < 20) throw new Error(`only ${String(calls)} calls while the backup was made`)
  report({
    name: 'longest call while a backup is made',
    against: `the ${String(LONGEST_WAIT_MS)} ms that no operation may wait, of ${String(calls)} calls`,
    measuredMs: longestMs,
    limitMs: LONGEST_WAIT_MS,
    aim: 1,
  })
}

/**
 * The inbox in the real window on a profile of a million items: a page through the contract, scrolling ten thousand
 * conversations, and the memory of it all. The profile is that of `npm run seed` in out/seed, made here where it is not there.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { _electron, test, type ElectronApplication, type Page } from '@playwright/test'
import { electronExecutable, freshDataDir, launchMando, mandoCommand } from '../../tests/e2e/harness/launch.ts'
import { ask } from '../../tests/e2e/steps/desk.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'
import { percentile95, report, reportValue } from '../ratios.ts'
import { SEEDED_COORDINATOR } from '../seed/fillClocks.ts'

const ITEMS = 1_000_000
const ROUNDS = 200
const PAGE = 50
/** Conversations that are scrolled past. */
const SCROLLED = 10_000
const ROW_PX = 72
const STEP_PX = 720
const MEGABYTE_KB = 1024
/** By then Chromium has given back what drawing took. */
const AT_REST_MS = 15_000

function seededProfile(): string {
  const dataDir = path.join(import.meta.dirname, '..', '..', 'out', 'seed', String(ITEMS))
  if (!existsSync(path.join(dataDir, 'mando.db'))) {
    const seed = path.join(import.meta.dirname, '..', 'seed', 'main.ts')
    execFileSync(process.execPath, [seed, '--items', String(ITEMS)], { stdio: 'ignore' })
  }
  return dataDir
}

/**
 * What a program holds in memory, in kilobytes: a page that its processes share counts once (Linux' proportional set size).
 * Their working sets counted Electron's own code four times, and Mesa's compiler once or twice as it happened.
 */
async function memoryKb(electronApp: ElectronApplication): Promise<number> {
  const pids = await electronApp.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid))
  return pids.reduce((sum, pid) => sum + proportionalKb(pid), 0)
}

function proportionalKb(pid: number): number {
  const pss = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8'))?.[1]
  if (pss === undefined) throw new Error(`no proportional set size of process ${String(pid)}`)
  return Number(pss)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function emptyWindowKb(): Promise<number> {
  const { args } = mandoCommand({ dataDir: freshDataDir() })
  const sandbox = args.filter((arg) => arg === '--no-sandbox')
  const empty = await _electron.launch({
    executablePath: electronExecutable(),
    args: [...sandbox, path.join(import.meta.dirname, 'emptyWindow.cjs')],
  })
  await (await empty.firstWindow()).waitForSelector('[data-usable]')
  await pause(AT_REST_MS)
  const kb = await memoryKb(empty)
  await empty.close()
  return kb
}

/** Milliseconds of a call from the window, alternately of two operations. */
function timedCalls(page: Page, input: unknown): Promise<{ readonly list: number[]; readonly empty: number[] }> {
  return page.evaluate(
    async ({ input, rounds }) => {
      const timed = async (operation: string, given: unknown) => {
        const begin = performance.now()
        JSON.parse(await globalThis.mando.call(operation, given as never))
        return performance.now() - begin
      }
      const [list, empty]: [number[], number[]] = [[], []]
      for (let i = 0; i < rounds; i += 1) {
        empty.push(await timed('settings.getAppearance', {}))
        list.push(await timed('inbox.list', input))
      }
      return { list, empty }
    },
    { input, rounds: ROUNDS },
  )
}

test('inbox of a million items', async () => {
  const mando = await launchMando({ dataDir: seededProfile() })
  const { page } = mando
  await ask(page, 'people.enter', SEEDED_COORDINATOR)
  const scope = { view: 'all', ...UNNARROWED }
  const { list, empty } = await timedCalls(page, { scope, cursor: null, limit: PAGE })
  report({
    name: `page of ${String(PAGE)} conversations through the contract at a million items, 95th percentile`,
    against: 'an operation that does nothing, alternately in the same window',
    measuredMs: percentile95(list),
    limitMs: percentile95(empty),
    aim: 3,
  })

  await page.evaluate(() => {
    location.hash = '#/inbox'
  })
  const box = page.getByRole('listbox', { name: 'Conversaciones' })
  await box.waitFor()
  await page.keyboard.press('v')
  await page.getByRole('menuitemradio', { name: 'Todas' }).first().click()
  await box.getByRole('option').first().waitFor()
  const { steps, mostNodes, reachedPx } = await page.evaluate(
    async ({ untilPx, stepPx }) => {
      const scroller = document.querySelector('[role="listbox"][aria-label="Conversaciones"]')
      if (scroller === null) throw new Error('no list')
      let tasks: number[] = []
      const observer = new PerformanceObserver((seen) => {
        tasks.push(...seen.getEntries().map(({ duration }) => duration))
      })
      observer.observe({ entryTypes: ['longtask'] })
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(null)))
      const steps: number[] = []
      let mostNodes = 0
      let still = 0
      while (scroller.scrollTop < untilPx && still < 600) {
        const before = scroller.scrollTop
        scroller.scrollTop = before + stepPx
        await frame()
        await frame()
        // Nothing is longer than 50 ms where nothing is told.
        steps.push(Math.max(0, ...tasks))
        tasks = []
        mostNodes = Math.max(mostNodes, document.querySelectorAll('*').length)
        still = scroller.scrollTop === before ? still + 1 : 0
      }
      observer.disconnect()
      return { steps, mostNodes, reachedPx: scroller.scrollTop }
    },
    { untilPx: SCROLLED * ROW_PX, stepPx: STEP_PX },
  )
  if (reachedPx < (SCROLLED - 100) * ROW_PX) {
    throw new Error(`scrolled past ${String(Math.round(reachedPx / ROW_PX))} conversations`)
  }
  reportValue({
    name: `longest task of a step while ${String(SCROLLED)} conversations are scrolled past, 95th percentile`,
    value: percentile95(steps),
    unit: 'ms over 50 or none',
    aim: 50,
  })
  reportValue({ name: 'elements in the window while scrolling', value: mostNodes, unit: 'elements', aim: 2_000 })
  // What the list holds then; what it used up and let go of (twice as much) is the engine's to collect when it likes.
  const debugging = await page.context().newCDPSession(page)
  await debugging.send('HeapProfiler.collectGarbage')
  const scrollingKb = await memoryKb(mando.electronApp)
  await pause(AT_REST_MS)
  const restingKb = await memoryKb(mando.electronApp)
  await mando.close()
  const emptyKb = await emptyWindowKb()
  const above = (kb: number): number => (kb - emptyKb) / MEGABYTE_KB
  const name = `memory of all processes at a million items, above an empty window`
  reportValue({
    name: `${name}, ${String(AT_REST_MS / 1000)} s after ${String(SCROLLED)} conversations were scrolled past`,
    value: above(restingKb),
    unit: 'MB',
    aim: 150,
  })
  reportValue({
    name: `${name}, in the moment of the last step, its garbage collected`,
    value: above(scrollingKb),
    unit: 'MB',
    aim: 150,
  })
})

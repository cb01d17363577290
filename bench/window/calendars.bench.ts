/** Turning to a month of 500 posts: Mando, which asks its core for them, against two calendars that have them in memory. */
import path from 'node:path'
import { _electron, expect, test, type Page } from '@playwright/test'
import { build } from 'vite'
import { electronExecutable, freshDataDir, launchMando, mandoCommand } from '../../tests/e2e/harness/launch.ts'
import type { BenchEvent, CalendarsBench, Kind } from '../calendars/page.ts'
import { median, report } from '../ratios.ts'
import { seedMonth } from './seed.ts'

declare global {
  var bench: CalendarsBench
}

const POSTS = 500
const ROUNDS = 25
const DAY_MS = 86_400_000
const benchFolder = path.resolve(import.meta.dirname, '..')

/** The first instant of a month on this machine's clock, some months from now. */
function monthStart(ahead: number): Date {
  const now = new Date()
  return new Date(now.getFullYear(), now.getMonth() + ahead, 1)
}

/** Mando in one window and the others in another, side by side, so that they take turns. */
test('next month of 500 posts', async () => {
  await build({ configFile: path.join(benchFolder, 'calendars', 'vite.config.ts') })
  const dataDir = freshDataDir()
  const mando = await launchMando({ dataDir })
  const { page } = mando
  const firstMs = monthStart(1).getTime() + 8 * 3_600_000
  const days = Math.round((monthStart(2).getTime() - monthStart(1).getTime()) / DAY_MS)
  await page.evaluate(seedMonth, { count: POSTS, firstMs, lastMs: firstMs + (days - 1) * DAY_MS })
  const { args, env } = mandoCommand({ dataDir })
  const others = await _electron.launch({
    executablePath: electronExecutable(),
    args: [path.join(import.meta.dirname, 'otherWindow.cjs'), ...args.filter((each) => each.startsWith('--'))],
    env: { ...env, BENCH_PAGE: 'bench-calendars' },
  })
  const theirs = await others.firstWindow()
  await theirs.waitForFunction(() => 'bench' in globalThis)

  await page.getByRole('link', { name: 'Calendario' }).click()
  await expect(page.getByRole('button', { name: 'Mes siguiente' })).toBeVisible()
  const mine = await turns(() => turnOurs(page))
  expect(mine.drawn).toBeGreaterThan(40)
  for (const kind of ['fullcalendar', 'react-big-calendar'] as const) {
    await theirs.bringToFront()
    const other = await turnsOfOthers(theirs, kind, firstMs)
    await page.bringToFront()
    // Beside each other: what the machine was busy with falls on both.
    const again = await turns(() => turnOurs(page))
    process.stdout.write(`${kind}: ${String(other.drawn)} events drawn, Mando ${String(again.drawn)}\n`)
    report({
      name: `next month of ${String(POSTS)} posts drawn`,
      against: `${kind}, with the same events in its memory`,
      measuredMs: median(again.times),
      limitMs: median(other.times),
      aim: 1,
    })
  }
  await others.close()
  await mando.close()
})

type Turns = { readonly times: readonly number[]; readonly drawn: number }

async function turns(turn: () => Promise<{ readonly took: number; readonly drawn: number }>): Promise<Turns> {
  const times: number[] = []
  let drawn = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await turn()
    times.push(one.took)
    drawn = one.drawn
  }
  return { times, drawn }
}

/** To the month and back; only the way there counts. */
function turnOurs(page: Page): Promise<{ took: number; drawn: number }> {
  return page.evaluate(async () => {
    const press = (name: string): void =>
      document.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`)?.click()
    const posts = (): number => document.querySelectorAll('[data-state][data-tone]').length
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))
    const begin = performance.now()
    press('Mes siguiente')
    while (posts() < 40) {
      if (performance.now() - begin > 5_000) throw new Error(`only ${String(posts())} posts are drawn`)
      await frame()
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const took = performance.now() - begin
    const drawn = posts()
    press('Mes anterior')
    while (posts() >= 40) await frame()
    await new Promise((resolve) => setTimeout(resolve, 150))
    return { took, drawn }
  })
}

async function turnsOfOthers(page: Page, kind: Kind, firstMs: number): Promise<Turns> {
  const events: readonly BenchEvent[] = await page.evaluate(
    ({ count, first, last }) =>
      Array.from({ length: count }, (_, index) => ({
        title: `Aviso ${String(index)}: corte de tráfico en la calle Mayor por obras.`,
        startMs: first + Math.floor(((last - first) / count) * index),
      })),
    { count: POSTS, first: firstMs, last: firstMs + 28 * DAY_MS },
  )
  await page.evaluate(([which, given, dateMs]) => globalThis.bench.show(which, given, dateMs), [
    kind,
    events,
    monthStart(-2).getTime(),
  ] as const)
  return turns(async () => {
    const took = await page.evaluate((dateMs) => globalThis.bench.turn(dateMs, 40), monthStart(1).getTime() + DAY_MS)
    const drawn = await page.evaluate(() => globalThis.bench.drawn())
    await page.evaluate((dateMs) => globalThis.bench.turn(dateMs, 0), monthStart(-2).getTime() + DAY_MS)
    if (took < 0) throw new Error(`${kind} draws only ${String(drawn)} of its events`)
    return { took, drawn }
  })
}

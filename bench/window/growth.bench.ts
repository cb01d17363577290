/** Ten years of daily followers of eight accounts, drawn with their marks, against a plain chart that is given all the points. */
import path from 'node:path'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { _electron, expect, test, type Page } from '@playwright/test'
import { build } from 'vite'
import { addDays } from '../../src/shared/domain/wallTime.ts'
import { electronExecutable, freshDataDir, launchMando, mandoCommand } from '../../tests/e2e/harness/launch.ts'
import { ask, chooseInDialog, newId } from '../../tests/e2e/steps/desk.ts'
import type { ChartBench } from '../charts/page.ts'
import { paintedAfter, PATIENCE_MS } from '../charts/painted.ts'
import { median, percentile95, report, reportFigure, reportValue } from '../ratios.ts'

declare global {
  var chart: ChartBench
  var measurePainted: typeof paintedAfter
}

const ACCOUNTS = 8
const DAYS = 3_652
const ROUNDS = 15
const MOVES = 150
const WARM_UP = 20

test('ten years of followers of eight accounts', async () => {
  test.setTimeout(300_000)
  await build({ configFile: path.resolve(import.meta.dirname, '..', 'charts', 'vite.config.ts') })
  const dataDir = freshDataDir()
  const mando = await launchMando({ dataDir })
  const { page } = mando
  await ask(page, 'session.protect', { passphrase: 'el caballo come zanahorias' })
  const accountIds = Array.from({ length: ACCOUNTS }, () => newId())
  for (const [n, accountId] of accountIds.entries()) {
    await ask(page, 'accounts.addAssisted', {
      accountId,
      handle: `cuenta${String(n)}`,
      displayName: `Cuenta ${String(n)}`,
    })
  }
  const today = new Date().toISOString().slice(0, 10)
  for (let n = 0; n < 12; n += 1) {
    await ask(page, 'campaigns.save', {
      ...{
        campaignId: newId(),
        name: `Campaña ${String(n)}`,
        hashtag: '',
        goal: '',
        colour: 'red',
        sign: 'star',
        ownerId: null,
      },
      ...{ firstDay: addDays(today, -300 * (n + 1)), lastDay: addDays(today, -300 * (n + 1) + 30) },
    })
  }
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'mando-bench-')), 'seguidores.csv')
  const rows = Array.from({ length: ACCOUNTS * DAYS }, (_, at) => {
    const [n, day] = [at % ACCOUNTS, Math.floor(at / ACCOUNTS)]
    return `${addDays(today, day - DAYS + 1)};cuenta${String(n)};${String(10_000 * (n + 1) + day * (n + 3))}`
  })
  writeFileSync(file, ['Fecha;Cuenta;Seguidores', ...rows].join('\n'))
  await chooseInDialog(mando, file)
  const chosen = await ask(page, 'growth.chooseFigures', {})
  if (chosen.kind !== 'chosen') throw new Error(chosen.kind)
  const reading = { accountId: accountIds[0] ?? '', dayOrder: 'day_first' } as const
  const importing = { importId: newId(), token: chosen.token, reading, onlyRight: false }
  expect(await ask(page, 'growth.importFigures', importing)).toMatchObject({ days: ACCOUNTS * DAYS })

  await page.getByRole('link', { name: 'Crecimiento' }).click()
  await page.getByRole('combobox', { name: 'Cuentas' }).focus()
  await page.keyboard.press('ArrowDown')
  for (let n = 1; n < ACCOUNTS; n += 1) await page.getByRole('option', { name: `@cuenta${String(n)}` }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: /^@cuenta7/ })).toBeVisible()

  await page.evaluate(`globalThis.measurePainted = ${paintedAfter.toString()}`)
  const { args, env } = mandoCommand({ dataDir })
  const others = await _electron.launch({
    executablePath: electronExecutable(),
    args: [path.join(import.meta.dirname, 'otherWindow.cjs'), ...args.filter((each) => each.startsWith('--'))],
    env: { ...env, BENCH_PAGE: 'bench-charts' },
  })
  const theirs = await others.firstWindow()
  await theirs.waitForFunction(() => 'chart' in globalThis)
  const [ours, plain]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.bringToFront()
    ours.push(await drawn(page, 'Todo', 'Cada punto es el último dato de su mes.'))
    await drawn(page, '30 días', '30 días')
    await theirs.bringToFront()
    plain.push(
      await theirs.evaluate(([accounts, days]) => globalThis.chart.draw(accounts, days), [ACCOUNTS, DAYS] as const),
    )
  }
  await others.close()
  report({
    name: `ten years of followers of ${String(ACCOUNTS)} accounts drawn with their marks`,
    against: 'a plain chart of Recharts with all their points in its memory, in another window of the same run',
    measuredMs: median(ours),
    limitMs: median(plain),
    aim: 0.2,
  })

  const followed: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    followed.push(await drawn(page, 'Todo', 'Cada punto es el último dato de su mes.', 'all'))
    await drawn(page, '30 días', '30 días', 'all')
  }
  reportFigure('until the numbers, the change and the table beside them are drawn too', median(followed), 'ms')

  await drawn(page, 'Todo', 'Cada punto es el último dato de su mes.')
  const { handled, painted } = await moved(page)
  await mando.close()
  const last = 'a move of what is looked at in ten years, p95'
  reportValue({ name: last, value: percentile95(handled.slice(WARM_UP)), unit: 'ms', aim: 16 })
  process.stdout.write(
    `   ${last} until the next frame is drawn: ${percentile95(painted.slice(WARM_UP)).toFixed(1)} ms\n`,
  )
})

/** Milliseconds from choosing a period until the chart of it is painted, or all that stands beside it too. */
async function drawn(page: Page, period: string, sign: string, what: 'chart' | 'all' = 'chart'): Promise<number> {
  await page.getByRole('combobox', { name: 'Periodo' }).click()
  await page.getByRole('option', { name: period, exact: true }).waitFor()
  return await page.evaluate(
    async ([name, wanted, waitsForAll, patienceMs]) => {
      const option = [...document.querySelectorAll<HTMLElement>('[role=option]')].find(
        (each) => each.textContent === name,
      )
      const curve = (): string => document.querySelector('[data-curve]')?.getAttribute('d') ?? ''
      const beside = (): readonly (string | null | undefined)[] => [
        document.querySelector('table tbody')?.textContent,
        document.querySelector('[role=table]')?.getAttribute('aria-rowcount'),
        [...document.querySelectorAll('figure')].at(-1)?.querySelector('[data-curve]')?.getAttribute('d'),
      ]
      const [before, besideBefore] = [curve(), beside()]
      const followed = (): boolean => !waitsForAll || beside().every((each, at) => each !== besideBefore[at])
      const says = (): boolean =>
        wanted === name || (document.querySelector('figcaption')?.textContent ?? '').includes(wanted)
      return await globalThis.measurePainted(
        () => option?.click(),
        () => curve() !== before && says() && followed(),
        patienceMs,
      )
    },
    [period, sign, what === 'all', PATIENCE_MS] as const,
  )
}

/** The time from each arrow key on the first day that is looked at to the end of what it sets off at once, and to the next frame. */
async function moved(page: Page): Promise<{ readonly handled: number[]; readonly painted: number[] }> {
  await page.getByRole('slider', { name: 'Primer día que se mira' }).focus()
  await page.evaluate(() => {
    const measured: { handled: number[]; painted: number[] } = { handled: [], painted: [] }
    Object.assign(globalThis, { measured })
    const channel = new MessageChannel()
    let begun = 0
    channel.port1.onmessage = () => measured.handled.push(performance.now() - begun)
    document.addEventListener(
      'keydown',
      () => {
        begun = performance.now()
        channel.port2.postMessage(null)
        const from = begun
        requestAnimationFrame(() => setTimeout(() => measured.painted.push(performance.now() - from)))
      },
      { capture: true },
    )
  })
  for (let move = 0; move < MOVES; move += 1) await page.keyboard.press('ArrowRight', { delay: 15 })
  return await page.evaluate(
    () => (globalThis as unknown as { measured: { handled: number[]; painted: number[] } }).measured,
  )
}

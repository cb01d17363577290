/**
 * Typing into a thread of 25 texts, with counters and checks. Measured of each key: how long the window's main thread is at work
 * until it is drawn, whatever it works at meanwhile; the same until the next key, with all that follows; and how long it takes
 * until it is handled and until it is drawn, against a textarea with nothing around it in the same window, by turns. These last two
 * wait for the next tick of the screen, which is no work of ours (docs/specs/composer.md §5.5).
 */
import { test, type Page } from '@playwright/test'
import { ask, newId } from '../../tests/e2e/steps/desk.ts'
import { freshDataDir, launchMando } from '../../tests/e2e/harness/launch.ts'
import { percentile95, report, reportFigure, reportValue } from '../ratios.ts'
import { keyWork } from './keyWork.ts'

const SEGMENTS = 25
const ROUNDS = 2
const KEYS = 200
const WARM_UP = 20
const TYPED = 'corte de calles por obras, '
const TEXT =
  'Con objeto de mejorar la vía pública será cortada la calle Mayor 🚧 mañana de 9:00 a 14:00. Más en https://example.org/a/b #movilidad'

type Times = { readonly handled: number[]; readonly drawn: number[] }

/** The time from each key to the end of what it sets off at once, in milliseconds; drawn is what came by the next frame. */
async function typed(page: Page, selector: string): Promise<Times> {
  await page.locator(selector).focus()
  await page.evaluate((wanted) => {
    const field = document.querySelector(wanted)
    const measured: { handled: number[]; drawn: number[] } = { handled: [], drawn: [] }
    Object.assign(globalThis, { measured })
    if (field === null) return
    const channel = new MessageChannel()
    let begun = 0
    channel.port1.onmessage = () => measured.handled.push(performance.now() - begun)
    const onKey = (): void => {
      begun = performance.now()
      channel.port2.postMessage(null)
      const from = begun
      requestAnimationFrame(() => setTimeout(() => measured.drawn.push(performance.now() - from)))
    }
    field.addEventListener('beforeinput', onKey, { capture: true })
    Object.assign(globalThis, { leave: () => field.removeEventListener('beforeinput', onKey, { capture: true }) })
  }, selector)
  await typeKeys(page)
  const { handled, drawn } = await page.evaluate(() => {
    const { measured, leave } = globalThis as unknown as { measured: Times; leave: () => void }
    leave()
    return measured
  })
  return { handled: handled.slice(WARM_UP), drawn: drawn.slice(WARM_UP) }
}

async function typeKeys(page: Page): Promise<void> {
  for (let i = 0; i < KEYS; i += 1) await page.keyboard.press(TYPED.charAt(i % TYPED.length), { delay: 15 })
}

test('typing into a thread of 25 texts', async () => {
  test.setTimeout(120_000)
  const mando = await launchMando({ dataDir: freshDataDir() })
  const { page } = mando
  await ask(page, 'accounts.addTraining', { accountId: newId() })
  const [account] = await ask(page, 'accounts.list', {})
  const postId = newId()
  const segments = Array.from({ length: SEGMENTS }, () => ({ segmentId: newId(), text: TEXT }))
  await ask(page, 'calendar.create', { postId, accountIds: account === undefined ? [] : [account.accountId], segments })
  await page.evaluate((id) => {
    location.hash = `#/calendar/post/${id}`
  }, postId)
  const field = `[data-segment="${segments[12]?.segmentId ?? ''}"]`
  await page.locator(field).waitFor()
  await page.evaluate(() => {
    const bare = document.createElement('textarea')
    bare.id = 'bare'
    document.body.append(bare)
  })
  const composer: Times = { handled: [], drawn: [] }
  const bare: Times = { handled: [], drawn: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [times, selector] of [
      [composer, field],
      [bare, '#bare'],
    ] as const) {
      // Both are as long at each turn: they begin with what the other 24 say, and end over the limit.
      await page.locator(selector).fill(TEXT)
      const { handled, drawn } = await typed(page, selector)
      times.handled.push(...handled)
      times.drawn.push(...drawn)
    }
  }
  await page.locator(field).fill(TEXT)
  await page.locator(field).focus()
  const work = await keyWork(page, () => typeKeys(page))
  await mando.close()
  const typing = work.slice(WARM_UP)
  reportValue({
    name: 'work of the window for a key in a thread of 25 texts until it is drawn, p95',
    value: percentile95(typing.map(({ untilDrawn }) => untilDrawn)),
    unit: 'ms',
    aim: 16,
  })
  reportFigure('the same until the next key, p95', percentile95(typing.map(({ untilNext }) => untilNext)), 'ms')
  const against = 'a bare textarea in the same window'
  report({
    ...{ name: 'a key in a thread of 25 texts until it is handled, p95', against, aim: 2 },
    measuredMs: percentile95(composer.handled),
    limitMs: percentile95(bare.handled),
  })
  report({
    ...{ name: 'a key in a thread of 25 texts until it is drawn, p95', against, aim: 2 },
    measuredMs: percentile95(composer.drawn),
    limitMs: percentile95(bare.drawn),
  })
})

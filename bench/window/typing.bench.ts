/** Typing into a thread of 25 texts, with counters and checks, against a textarea with nothing around it in the same window. */
import { test, type Page } from '@playwright/test'
import { ask, newId } from '../../tests/e2e/steps/desk.ts'
import { freshDataDir, launchMando } from '../../tests/e2e/harness/launch.ts'
import { percentile95, report, reportValue } from '../ratios.ts'

const SEGMENTS = 25
const KEYS = 200
const WARM_UP = 20
const TYPED = 'corte de calles por obras, '
const TEXT =
  'Con objeto de mejorar la vía pública será cortada la calle Mayor 🚧 mañana de 9:00 a 14:00. Más en https://example.org/a/b #movilidad'

/** The time from each key to the end of what it sets off at once, in milliseconds; drawn is what came by the next frame. */
async function typed(page: Page, selector: string): Promise<{ readonly handled: number[]; readonly drawn: number[] }> {
  await page.locator(selector).focus()
  await page.evaluate((wanted) => {
    const field = document.querySelector(wanted)
    const measured: { handled: number[]; drawn: number[] } = { handled: [], drawn: [] }
    Object.assign(globalThis, { measured })
    const channel = new MessageChannel()
    let begun = 0
    channel.port1.onmessage = () => measured.handled.push(performance.now() - begun)
    field?.addEventListener(
      'beforeinput',
      () => {
        begun = performance.now()
        channel.port2.postMessage(null)
        const from = begun
        requestAnimationFrame(() => setTimeout(() => measured.drawn.push(performance.now() - from)))
      },
      { capture: true },
    )
  }, selector)
  for (let i = 0; i < KEYS; i += 1) await page.keyboard.press(TYPED.charAt(i % TYPED.length), { delay: 15 })
  return page.evaluate(() => (globalThis as unknown as { measured: { handled: number[]; drawn: number[] } }).measured)
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
  const composer = await typed(page, field)
  await page.evaluate(() => {
    const bare = document.createElement('textarea')
    bare.id = 'bare'
    document.body.append(bare)
  })
  const bare = await typed(page, '#bare')
  await mando.close()
  const handled = percentile95(composer.handled.slice(WARM_UP))
  reportValue({ name: 'a key in a thread of 25 texts, p95', value: handled, unit: 'ms', aim: 16 })
  report({
    name: 'a key in a thread of 25 texts until it is drawn, p95',
    against: 'a bare textarea in the same window',
    measuredMs: percentile95(composer.drawn.slice(WARM_UP)),
    limitMs: percentile95(bare.drawn.slice(WARM_UP)),
    aim: 2,
  })
})

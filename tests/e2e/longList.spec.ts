/** A list of more conversations than the window holds: walked down, leapt through, walked back, and selected from. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { SEEDED_COORDINATOR } from '../../bench/seed/fillClocks.ts'
import type { InputOf, OutputOf } from '../../src/shared/contract/contract.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'
import { freshDataDir } from './harness/launch.ts'
import { expect, test } from './harness/test.ts'
import { ask, newId, openScreen } from './steps/desk.ts'
import { conversations, showView } from './steps/inbox.ts'

const SEED = path.join(import.meta.dirname, '..', '..', 'bench', 'seed', 'main.ts')
const ITEMS = 6_000
const ALL = { ...UNNARROWED, view: 'all' } as const
const ROW_PX = 72
/** Twice as many as are held at once, and more. */
const DEEP = 2_200

test('a long list is walked down and back without being held whole', async ({ launch }) => {
  const dataDir = freshDataDir()
  execFileSync(process.execPath, [SEED, '--items', String(ITEMS), '--into', dataDir], { stdio: 'ignore' })
  const { page } = await launch({ dataDir })
  await ask(page, 'people.enter', SEEDED_COORDINATOR)
  await openScreen(page, 'Mensajes')
  await showView(page, 'Todas')
  const list = page.getByRole('listbox', { name: 'Conversaciones' })
  const active = list.getByRole('option', { selected: true })
  let listed = await citizensListed(page)
  expect(listed.length).toBeGreaterThan(DEEP)

  /** Scrolls there as by the scroll bar, as often as the list grows under it, and expects the row that belongs there. */
  const lookAt = (index: number): Promise<void> =>
    expect(async () => {
      await list.evaluate((scroller, px) => scroller.scrollTo({ top: px }), index * ROW_PX)
      const row = list.locator(`[aria-posinset="${String(index + 1)}"]`)
      await expect(row).toContainText(listed[index] ?? '', { timeout: 500 })
    }).toPass({ timeout: 10_000 })

  await test.step('down, page after page', async () => {
    for (let index = 0; index <= DEEP; index += 50) await lookAt(index)
  })

  await test.step('up in one go, to the middle, and down again', async () => {
    await lookAt(0)
    await lookAt(DEEP / 2)
    await lookAt(DEEP - 20)
    // And from there row by row over the end of a page that was not held.
    for (let index = DEEP - 70; index > DEEP - 400; index -= 50) await lookAt(index)
  })

  await test.step('up again after one that stood above has moved, without a gap', async () => {
    await lookAt(DEEP)
    const { rows } = await ask(page, 'inbox.list', { scope: ALL, cursor: null, limit: 200 })
    const [moved] = rows.slice(-1)
    if (moved === undefined) throw new Error('nothing listed')
    const change = { kind: 'pin', on: true } as const
    await ask(page, 'inbox.change', { changeId: newId(), conversationIds: [moved.conversationId], change })
    listed = await citizensListed(page)
    // On the way up places are those of before; from the top they are right again.
    for (let index = 400; index >= 0; index -= 50) {
      await list.evaluate((scroller, px) => scroller.scrollTo({ top: px }), index * ROW_PX)
      await expect(list.locator(`[aria-posinset="${String(index + 1)}"]`)).not.toBeEmpty()
    }
    for (let index = 0; index <= 400; index += 20) await lookAt(index)
  })

  await test.step('by key to the top, and from what is in sight', async () => {
    await list.focus()
    await page.keyboard.press('Home')
    await expect(active).toHaveAttribute('aria-posinset', '1')
    await expect(active).toContainText(listed[0] ?? '')
    await lookAt(DEEP / 2)
    await page.keyboard.press('ArrowDown')
    const place = Number(await active.getAttribute('aria-posinset'))
    expect(Math.abs(place - DEEP / 2)).toBeLessThan(20)
    await page.keyboard.press('PageDown')
    await expect(active).not.toHaveAttribute('aria-posinset', String(place))
  })

  await test.step('all at once are as many as one change takes, from the top of the list', async () => {
    await page.keyboard.press('Control+a')
    await expect(page.getByRole('toolbar', { name: 'Acciones para lo seleccionado' })).toContainText(
      '1000 seleccionadas',
    )
    await lookAt(DEEP)
    await expect(page.getByRole('toolbar', { name: 'Acciones para lo seleccionado' })).toContainText(
      '1000 seleccionadas',
    )
    await page.keyboard.press('Escape')
    await expect(conversations(page).first()).toBeVisible()
  })
})

/** Those of all conversations, in the order of the list. */
async function citizensListed(page: Page): Promise<readonly string[]> {
  const names: string[] = []
  let cursor: InputOf<'inbox.list'>['cursor'] = null
  do {
    const answer: OutputOf<'inbox.list'> = await ask(page, 'inbox.list', { scope: ALL, cursor, limit: 200 })
    names.push(...answer.rows.map(({ citizen }) => citizen.displayName))
    cursor = answer.next
  } while (cursor !== null)
  return names
}

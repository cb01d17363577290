/**
 * A day of a large account: a thousand messages come in, one in twenty angry, two that cannot wait. One person brings it to
 * zero without a mouse; another, who may only look, changes nothing.
 */
import type { Page } from '@playwright/test'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'
import { accessibilityFaults, withoutMovement } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'
import { addTrainingAccount } from './steps/accounts.ts'
import { ask, newId, openScreenByKey } from './steps/desk.ts'
import { answerField, conversationPane, conversations, openFirstUrgent, openHandle, timeline } from './steps/inbox.ts'
import { actingButton, pinOf, type Somebody } from './steps/people.ts'

const MESSAGES = 1000
/** What comes in between two readings. */
const PORTION = 200
const CANNOT_WAIT = /hay humo|caído al agua|no responde y se oyen golpes/
const DONE = 'Avisada la sala, va una patrulla.'
const ANSWER = 'Gracias por escribirnos. Lo pasamos a la unidad que lo lleva.'
const ANA = { name: 'Ana Ríos', role: 'Coordinación', pin: '8527' }
const OBSERVER = { name: 'Olga Paz', role: 'Observación', pin: '4916' }

test('a day of 1,000 messages is brought to zero by keyboard', async ({ launch }) => {
  const { page } = await launch()
  const keys = page.keyboard
  const list = page.getByRole('listbox', { name: 'Conversaciones' })
  const dialog = page.getByRole('dialog')
  const counts = () => ask(page, 'inbox.counts', {})

  await test.step('the day comes in whole', async () => {
    await withoutMovement(page)
    await addTrainingAccount(page)
    const before = await messageCount(page)
    await ask(page, 'settings.update', { undoSeconds: 0 })
    // The first person acts at once.
    await ask(page, 'people.add', { personId: newId(), name: ANA.name, role: 'coordinator', pin: ANA.pin })
    await ask(page, 'people.add', { personId: newId(), name: OBSERVER.name, role: 'observer', pin: OBSERVER.pin })
    for (let written = PORTION; written <= MESSAGES; written += PORTION) {
      await ask(page, 'training.citizensWrite', { count: PORTION, as: 'day', urgent: written === PORTION ? 2 : 0 })
      await ask(page, 'status.syncNow', {})
      await expect.poll(() => messageCount(page), { timeout: 30_000 }).toBe(before + written)
    }
    await openScreenByKey(page, 'Mensajes')
    await expect(conversations(page).first()).toBeVisible()
  })

  await test.step('what cannot wait stands on top, and leaves the lane one by one', async () => {
    let dealtWith = 0
    for (let left = (await counts()).urgent; left > 0; left -= 1) {
      await openFirstUrgent(page)
      if (CANNOT_WAIT.test((await timeline(page).textContent()) ?? '')) {
        dealtWith += 1
        await keys.press('e')
        await keys.type(DONE)
        await keys.press('Control+Enter')
      } else {
        await keys.press('d')
        const falseAlarm = dialog.getByRole('button', { name: 'Es una falsa alarma' })
        for (let tabs = 0; tabs < 12 && !(await isFocused(falseAlarm)); tabs += 1) await keys.press('Tab')
        await keys.press('Enter')
      }
      await expect(dialog).toBeHidden()
      await expect.poll(async () => (await counts()).urgent).toBe(left - 1)
    }
    // Two of the day; another may have stood among the first messages of the account.
    expect(dealtWith).toBeGreaterThanOrEqual(2)
  })

  await test.step('who may only look changes nothing', async () => {
    const before = await counts()
    await keys.press('j')
    await expect(list).toBeFocused()
    await keys.press('Alt+p')
    await handTo(page, OBSERVER)
    await keys.press('j')
    await keys.press('Home')
    await keys.press('Enter')
    await expect(conversationPane(page)).toContainText('pero no responder')
    for (const key of ['e', 'm', 'p', 'q', 'u', 's', 'l', 'h', 'a', 'x', 'Control+a', 'e']) await keys.press(key)
    await expect(dialog).toBeHidden()
    await expect(answerField(page)).toHaveCount(0)
    expect(await counts()).toEqual(before)
    await keys.press('Alt+p')
    await handTo(page, ANA)
    await expect(actingButton(page)).toHaveAccessibleName(/^Trabaja ahora: Ana Ríos/)
  })

  await test.step('answers some', async () => {
    const { closed } = await counts()
    for (let answered = 1; answered <= 3; answered += 1) {
      await keys.press('j')
      await keys.press('Home')
      await keys.press('r')
      await expect(answerField(page)).toBeFocused()
      const handle = await openHandle(page)
      await keys.type(ANSWER)
      await keys.press('Control+Shift+Enter')
      await expect.poll(async () => (await counts()).closed).toBe(Math.min(1000, closed + answered))
      // Until it has left the list it is still the first of it, and would be answered again.
      await expect(conversations(page).filter({ hasText: handle })).toHaveCount(0)
    }
  })

  await test.step('and brings the rest to zero', async () => {
    await expect(async () => {
      await keys.press('j')
      await keys.press('Control+a')
      await keys.press('e')
      expect((await counts()).queue).toBe(0)
    }).toPass({ timeout: 120_000 })
    await expect(page.getByRole('heading', { name: 'Nada por atender' })).toBeVisible()
    expect(await counts()).toMatchObject({ queue: 0, urgent: 0, unread: 0 })
    await expect(list).toBeHidden()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await ask(page, 'audit.verify', {})).toMatchObject({ intact: true })
  })
})

/** There is one other person: the dialog asks for their PIN at once. */
async function handTo(page: Page, { name, pin }: Somebody): Promise<void> {
  await expect(pinOf(page, name)).toBeFocused()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await expect(actingButton(page)).toHaveAccessibleName(new RegExp(`^Trabaja ahora: ${name}`))
}

/** All messages of all conversations, as the list has them. */
async function messageCount(page: Page): Promise<number> {
  let count = 0
  let cursor: Awaited<ReturnType<typeof ask<'inbox.list'>>>['next'] = null
  do {
    const answer: Awaited<ReturnType<typeof ask<'inbox.list'>>> = await ask(page, 'inbox.list', {
      scope: { view: 'all', ...UNNARROWED },
      cursor,
      limit: 100,
    })
    count += answer.rows.reduce((sum, { itemCount }) => sum + itemCount, 0)
    cursor = answer.next
  } while (cursor !== null)
  return count
}

function isFocused(locator: ReturnType<Page['getByRole']>): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement)
}

/** What the office sets for its inbox, and searching it from anywhere, by keyboard (docs/specs/inbox.md §6.7, §7.4, §10.9). */
import type { Page } from '@playwright/test'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'
import { faultsInBothThemes, withoutMovement } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'
import { addTrainingAccount } from './steps/accounts.ts'
import { ask, newId, openScreen, openSettings } from './steps/desk.ts'
import { conversationPane, conversations, search, showView, viewButton } from './steps/inbox.ts'

const ALL = { view: 'all', ...UNNARROWED } as const

test('labels get another name and are archived, and what has them stays readable', async ({ launch }) => {
  const { page } = await launch()
  const keys = page.keyboard
  const labelId = newId()
  await withoutMovement(page)
  await citizensWrote(page)
  await ask(page, 'inbox.saveLabel', { labelId, name: 'Obras', colour: 'blue' })
  const { rows } = await ask(page, 'inbox.list', { scope: ALL, cursor: null, limit: 3 })
  const conversationIds = rows.map(({ conversationId }) => conversationId)
  const change = { kind: 'label', labelId, on: true } as const
  await ask(page, 'inbox.change', { changeId: newId(), conversationIds, change })
  await ask(page, 'inbox.saveFilter', {
    filterId: newId(),
    name: 'Lo de obras',
    shared: true,
    scope: { ...ALL, labelId },
  })

  await test.step('another name, which shows at once on what has the label', async () => {
    await openSettings(page, 'Etiquetas')
    const row = page.getByRole('list', { name: 'Etiquetas en uso' }).getByRole('listitem')
    await row.getByRole('button', { name: 'Cambiar «Obras»' }).press('Enter')
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Nombre' })).toBeFocused()
    await keys.press('Control+a')
    await keys.type('Vía pública')
    expect(await faultsInBothThemes(page, '[role=dialog]')).toEqual([])
    await page.screenshot({ path: 'out/looks/label-dialog.png' })
    await keys.press('Enter')
    await expect(row).toContainText('Vía pública')
  })

  await test.step('archived, taken back by one key, and archived again', async () => {
    const archive = page.getByRole('button', { name: 'Archivar «Vía pública»' })
    await archive.press('Enter')
    await expect(archive).toBeHidden()
    await keys.press('Alt+z')
    await archive.press('Enter')
    await page.getByText('Archivada (1)').press('Enter')
    await expect(page.getByRole('button', { name: 'Recuperar «Vía pública»' })).toBeVisible()
    expect(await faultsInBothThemes(page)).toEqual([])
    await page.screenshot({ path: 'out/looks/labels.png' })
  })

  await test.step('still on its conversations, and in the view that was kept with it', async () => {
    await openScreen(page, 'Mensajes')
    await showView(page, 'Lo de obras')
    await expect(conversations(page)).toHaveCount(3)
    await expect(conversations(page).first().getByTitle('Vía pública (archivada)')).toBeVisible()
    await page.screenshot({ path: 'out/looks/labels-inbox.png' })
  })
})

test('false alarms are shown with the entry that raised them, which can be disabled there', async ({ launch }) => {
  const { page } = await launch()
  await withoutMovement(page)
  await citizensWrote(page)
  const { rows } = await ask(page, 'inbox.list', { scope: { ...ALL, view: 'urgent' }, cursor: null, limit: 1 })
  const conversationId = rows[0]?.conversationId ?? ''
  const { active } = await ask(page, 'urgent.of', { conversationId })
  await ask(page, 'urgent.end', { markId: active?.markId ?? '', how: { ended: 'false_alarm' } })

  await openSettings(page, 'Urgencias')
  const alarm = page.getByRole('list', { name: 'Falsas alarmas' }).getByRole('listitem')
  await alarm.scrollIntoViewIfNeeded()
  await alarm
    .getByRole('button', { name: /^Desactivar «/ })
    .first()
    .press('Enter')
  await expect(alarm).toContainText('desactivada')
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.screenshot({ path: 'out/looks/false-alarms.png' })
  await alarm.getByRole('link').press('Enter')
  await expect(conversationPane(page)).toContainText('Falsa alarma')
})

test('a search of the palette goes on in the inbox, with its filters', async ({ launch }) => {
  const { page } = await launch()
  const keys = page.keyboard
  await withoutMovement(page)
  await citizensWrote(page)
  await keys.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await keys.type('policia')
  const further = page.getByRole('button', { name: /Buscar «policia» en Mensajes/ })
  await expect(further).toBeVisible()
  await page.screenshot({ path: 'out/looks/palette-search.png' })
  await further.press('Enter')
  const filters = page.getByRole('dialog', { name: 'Filtrar la lista' })
  await expect(filters).toBeVisible()
  await expect(search(page)).toHaveValue('policia')
  await expect(viewButton(page)).toHaveAccessibleName(/^Vista: Todas/)
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.screenshot({ path: 'out/looks/palette-inbox.png' })
  await filters.getByRole('combobox', { name: 'Tipo' }).click()
  await page.getByRole('option', { name: 'Directos', exact: true }).click()
  await keys.press('Escape')
  await expect(filters).toBeHidden()
  await expect(search(page)).toHaveValue('policia')
})

/** A training account with messages of invented citizens. */
async function citizensWrote(page: Page): Promise<void> {
  await addTrainingAccount(page)
  await ask(page, 'training.citizensWrite', { count: 20 })
  await ask(page, 'status.syncNow', {})
  await expect.poll(async () => (await ask(page, 'inbox.counts', {})).all).toBeGreaterThan(20)
}

/** The figures by which a public service is judged, in the real window (docs/specs/care.md). */
import type { InputOf } from '../../src/shared/contract/contract.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'
import { accessibilityFaults, withoutMovement } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'
import { addTrainingAccount } from './steps/accounts.ts'
import { appear, ask, newId, openScreen } from './steps/desk.ts'

test.setTimeout(180_000)

test('shows how citizens were attended to, each figure with its cases', async ({ launch }) => {
  const { page } = await launch()
  await withoutMovement(page)
  await addTrainingAccount(page)
  await ask(page, 'hours.setTargets', {
    targets: [{ labelId: null, priority: null, responseMinutes: 60, resolutionMinutes: 600 }],
  })
  await ask(page, 'people.add', { personId: newId(), name: 'Ana Ríos', role: 'coordinator', pin: '8527' })
  await ask(page, 'training.citizensWrite', { count: 40 })
  await ask(page, 'status.syncNow', {})
  await expect.poll(async () => (await ask(page, 'inbox.counts', {})).queue).toBeGreaterThan(40)
  const labelId = newId()
  await ask(page, 'inbox.saveLabel', { labelId, name: 'Vía pública', colour: 'teal' })
  const { rows } = await ask(page, 'inbox.list', { scope: { view: 'queue', ...UNNARROWED }, cursor: null, limit: 50 })
  const calm = rows.filter(({ urgent }) => !urgent).map(({ conversationId }) => conversationId)
  const change = (conversationIds: string[], what: InputOf<'inbox.change'>['change']) =>
    ask(page, 'inbox.change', { changeId: newId(), conversationIds, change: what })
  await change(calm.slice(0, 20), { kind: 'label', labelId, on: true })
  await change(calm.slice(0, 24), { kind: 'status', status: 'waiting_citizen' })
  await change(calm.slice(0, 15), { kind: 'status', status: 'resolved' })
  await change(calm.slice(24, 28), { kind: 'status', status: 'ignored' })

  await test.step('attention: figures, days, hours of the week, labels, people', async () => {
    await openScreen(page, 'Crecimiento')
    await page.getByRole('tab', { name: 'Atención' }).click()
    const part = page.getByRole('region', { name: 'Atención a la ciudadanía' })
    await expect(part).toContainText('Primera respuesta')
    await expect(part).toContainText('24 casos')
    await expect(part.getByRole('table', { name: 'Por persona' })).toContainText('Ana Ríos')
    await expect(part.getByRole('table', { name: 'Por etiqueta' })).toContainText('Vía pública')
    await expect(part.getByRole('table', { name: /Horas de la semana/ })).toBeVisible()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.screenshot({ path: 'out/looks/care.png' })
    await part.evaluate((each) => each.scrollTo(0, 10_000))
    await page.screenshot({ path: 'out/looks/care-below.png' })
    await part.getByText('Respuesta, reloj').click()
    await appear(page, { theme: 'dark', language: 'en' })
    const english = page.getByRole('region', { name: 'Attention to citizens' })
    await expect(english).toContainText('First response')
    expect(await accessibilityFaults(page)).toEqual([])
    await english.evaluate((each) => each.scrollTo(0, 330))
    await page.screenshot({ path: 'out/looks/care-dark.png' })
    await appear(page, { theme: 'light', language: 'es' })
  })
})

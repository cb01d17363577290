/** Fills a profile with the work of an invented office, through the core: the demo writes one post by hand, not thirty. */
import { expect, type Page } from '@playwright/test'
import { wallTimeIn } from '../steps/composer.ts'
import { ask, newId, statusBar } from '../steps/desk.ts'
import { planPost } from '../steps/planPost.ts'
import { DRAFTS, PLANS } from './plans.ts'

const CIVIL_PROTECTION = 'PCPuertoalba'

/** A second account, which publishes by hand, the plans of some weeks and a few drafts. */
export async function fillCalendar(page: Page): Promise<void> {
  // A real account asks for protected data first; under a vault of the system they are.
  const session = await ask(page, 'session.get', {})
  if (session.phase === 'ready' && session.protection === 'open') {
    await ask(page, 'session.protect', { passphrase: 'puerto alba practica' })
  }
  const accountId = newId()
  await ask(page, 'accounts.addAssisted', {
    accountId,
    handle: CIVIL_PROTECTION,
    displayName: 'Protección Civil Puertoalba',
  })
  await ask(page, 'accounts.setColour', { accountId, colour: 'orange' })
  const handles = { p: ['PLPuertoalba'], c: [CIVIL_PROTECTION], pc: ['PLPuertoalba', CIVIL_PROTECTION] }
  for (const { inDays, time, text, as } of PLANS) {
    await planPost(page, { text, when: wallTimeIn(inDays, time), handles: handles[as] })
  }
  for (const text of DRAFTS) await planPost(page, { text, when: null, handles: ['PLPuertoalba'] })
}

/** One of each kind: to be published by hand, refused, of unknown fate. */
export async function makeProblems(page: Page): Promise<void> {
  await ask(page, 'settings.update', { undoSeconds: 0 })
  await planPost(page, {
    text: 'Aviso amarillo por oleaje hasta medianoche.',
    when: 'now',
    handles: [CIVIL_PROTECTION],
  })
  await expect(statusBar(page)).toContainText('1 problema')
  await ask(page, 'training.setFault', { fault: 'credits', count: 1 })
  await planPost(page, { text: 'Reabierto el túnel de la estación.', when: 'now', handles: ['PLPuertoalba'] })
  await expect(statusBar(page)).toContainText(/[2-9] problemas/)
  await ask(page, 'training.setFault', { fault: 'lose_answer', count: null })
  await planPost(page, {
    text: 'Retirado el vehículo de la avenida del Temporal.',
    when: 'now',
    handles: ['PLPuertoalba'],
  })
  await expect
    .poll(async () => (await ask(page, 'outbox.list', {})).some(({ state }) => state === 'uncertain'))
    .toBe(true)
}

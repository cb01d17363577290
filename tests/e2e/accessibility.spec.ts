/** Every screen and panel in light and dark, without a violation that a machine can find. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { settings } from '../../src/renderer/i18n/es/settings.ts'
import { faultsInBothThemes, withoutMovement } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'
import { addTrainingAccount, openKeysForm } from './steps/accounts.ts'
import {
  attachPicture,
  blockers,
  composer,
  PICTURE_OF_COAST,
  scheduleButton,
  typeTime,
  wallTimeIn,
  writePost,
} from './steps/composer.ts'
import { ask, openScreen, openScreenByKey, openSettings, statusBar } from './steps/desk.ts'
import { conversationPane, conversations } from './steps/inbox.ts'
import { planPost } from './steps/planPost.ts'

const PASSPHRASE = 'un faro con dos gaviotas'

/** What to look at, in an order in which each leaves the window ready for the next. */
const VIEWS: readonly { readonly name: string; readonly show: (page: Page) => Promise<unknown> }[] = [
  {
    name: 'calendar, month',
    show: async (page) => {
      await openScreen(page, 'Calendario')
      await showAs(page, 'Mes')
    },
  },
  { name: 'calendar, week', show: (page) => showAs(page, 'Semana') },
  { name: 'calendar, board', show: (page) => showAs(page, 'Tablero') },
  { name: 'calendar, accounts', show: (page) => showAs(page, 'Cuentas') },
  {
    name: 'composer with what is missing',
    show: async (page) => {
      await showAs(page, 'Mes')
      await writePost(page, 'Con una imagen que falta por describir')
      await attachPicture(page, PICTURE_OF_COAST)
      await scheduleButton(page).click()
      await expect(blockers(page)).toBeVisible()
    },
  },
  {
    name: 'composer of a planned post',
    show: async (page) => {
      await page
        .getByRole('group', { name: 'Calendario' })
        .getByRole('button', { name: '— Programada' })
        .first()
        .click()
      await expect(composer(page).getByRole('button', { name: 'Cancelar publicación' })).toBeVisible()
    },
  },
  {
    name: 'composer with a text that goes out already',
    show: async (page) => {
      await page.keyboard.press('Escape')
      await writePost(page, 'Simulacro en el puerto')
      await typeTime(page, wallTimeIn(1, '18:00'))
      await expect(composer(page).getByRole('status', { name: 'Texto repetido' })).toBeVisible()
    },
  },
  {
    name: 'question about a text that goes out already',
    show: async (page) => {
      await scheduleButton(page).click()
      await expect(page.getByRole('dialog').getByRole('button', { name: 'Programar de todos modos' })).toBeVisible()
    },
  },
  {
    name: 'inbox',
    show: async (page) => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await page.keyboard.press('Escape')
      await openScreen(page, 'Mensajes')
      await expect(conversations(page).first()).toBeVisible()
    },
  },
  {
    name: 'conversation',
    show: async (page) => {
      await conversations(page).first().click()
      await expect(conversationPane(page)).toBeVisible()
    },
  },
  {
    name: 'growth',
    show: async (page) => {
      await openScreen(page, 'Crecimiento')
      await expect(page.getByRole('figure').first()).toBeVisible()
    },
  },
  {
    name: 'outbox with problems',
    show: async (page) => {
      await openScreen(page, 'Bandeja de salida')
      await expect(page.getByRole('region', { name: 'Le necesita' }).getByRole('listitem').first()).toBeVisible()
    },
  },
  { name: 'accounts', show: (page) => openScreen(page, 'Cuentas') },
  { name: 'form for an account', show: openKeysForm },
  {
    name: 'palette',
    show: async (page) => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
      await page.keyboard.type('lonja')
      // The last row names what is looked for, found or not.
      await expect(
        page
          .getByRole('dialog')
          .getByRole('button', { name: /^(?!Buscar ).*lonja/i })
          .first(),
      ).toBeVisible()
      // What is found later comes above: Enter takes the first.
      await expect(page.getByRole('dialog').locator('[data-action]').first()).toHaveAttribute('data-selected')
    },
  },
  {
    name: 'shortcuts',
    show: async (page) => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await openScreenByKey(page, 'Calendario')
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Atajos de teclado' })).toBeVisible()
    },
  },
]

test('every screen can be used by everybody, in light and dark', async ({ launch }) => {
  const { page } = await launch()
  await withoutMovement(page)
  expect.soft(await faultsInBothThemes(page), 'first start').toEqual([])
  await addTrainingAccount(page)
  await planPosts(page)
  for (const { name, show } of VIEWS) {
    await test.step(name, async () => {
      await show(page)
      expect.soft(await faultsInBothThemes(page), name).toEqual([])
    })
  }
})

test('everything that can be set can be set by everybody, in light and dark', async ({ launch }) => {
  const { page } = await launch()
  await withoutMovement(page)
  await openScreen(page, 'Ajustes')
  expect.soft(await faultsInBothThemes(page), 'settings').toEqual([])
  for (const section of Object.values(settings.sections)) {
    await test.step(section, async () => {
      await openSettings(page, section)
      // The frame around it was looked at with the first one.
      expect.soft(await faultsInBothThemes(page, 'main'), section).toEqual([])
    })
  }
})

test('the screens before the data are open can be used by everybody, in light and dark', async ({ launch }) => {
  const first = await launch()
  await ask(first.page, 'session.protect', { passphrase: PASSPHRASE })
  await first.close()
  const locked = await launch()
  await withoutMovement(locked.page)
  await expect(locked.page.getByRole('heading', { name: 'Mando está cerrado con contraseña' })).toBeVisible()
  expect.soft(await faultsInBothThemes(locked.page), 'locked').toEqual([])
  await locked.close()

  writeFileSync(path.join(locked.dataDir, 'key.json'), 'not a key')
  const { page } = await launch()
  await withoutMovement(page)
  await expect(page.getByRole('heading', { name: 'Mando no puede abrir sus datos' })).toBeVisible()
  expect.soft(await faultsInBothThemes(page), 'blocked').toEqual([])
})

async function showAs(page: Page, view: 'Mes' | 'Semana' | 'Tablero' | 'Cuentas'): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Vista' }).getByText(view).click()
  await expect(page.getByRole('radio', { name: view })).toBeChecked()
}

/** A draft, a planned post, a refused one and one of unknown fate, so that no state goes unseen. */
async function planPosts(page: Page): Promise<void> {
  await ask(page, 'settings.update', { undoSeconds: 0 })
  await planPost(page, { text: 'Un borrador', when: null })
  await planPost(page, { text: 'Simulacro en el puerto', when: wallTimeIn(1, '10:00') })
  await ask(page, 'training.setFault', { fault: 'credits', count: null })
  await planPost(page, { text: 'Rechazada por la red', when: 'now' })
  await expect(statusBar(page)).toContainText(/\d problemas?/)
  await ask(page, 'training.setFault', { fault: 'lose_answer', count: null })
  await planPost(page, { text: 'De suerte incierta', when: 'now' })
  await expect(page.getByRole('link', { name: /problemas/ })).toBeVisible()
}

/** A backup made, restored and saved from a damaged file, by a person in the real window. */
import { closeSync, openSync, readdirSync, writeSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './harness/test.ts'
import { composer, writePost } from './steps/composer.ts'
import { openScreen, openSettings } from './steps/desk.ts'

test('goes back to a backup, and opens what is left of a damaged file', async ({ launch }) => {
  const first = await launch()
  const { page, dataDir } = first
  await writePost(page, 'Escrito antes de la copia')
  await page.keyboard.press('Escape')
  await expect(composer(page)).toBeHidden()
  await openSettings(page, 'Copias de seguridad')
  await page.getByRole('button', { name: 'Hacer una copia ahora' }).click()
  const row = page.getByRole('row').filter({ hasText: '1 publicación ' })
  await expect(row).toBeVisible({ timeout: 20_000 })

  await openScreen(page, 'Calendario')
  await writePost(page, 'Escrito después')
  await page.keyboard.press('Escape')
  await openSettings(page, 'Copias de seguridad')
  await row.getByRole('button', { name: /^Restaurar la copia/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restaurar esta copia' }).click()
  await expect(page.getByText('Copia restaurada.', { exact: false })).toBeVisible({ timeout: 20_000 })
  await openScreen(page, 'Calendario')
  await expect(page.getByRole('button', { name: /Escrito antes de la copia/ }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /Escrito después/ })).toHaveCount(0)
  expect(readdirSync(dataDir).filter((name) => /^mando\.kept-.*\.db$/.test(name))).toHaveLength(1)
  await first.close()

  // The disk loses the middle of the file's first half: it opens no more.
  const file = openSync(path.join(dataDir, 'mando.db'), 'r+')
  writeSync(file, Buffer.alloc(4096, 0x55), 0, 4096, 4096)
  closeSync(file)
  const second = await launch()
  await expect(second.page.getByRole('heading', { name: 'Mando no puede abrir sus datos' })).toBeVisible()
  await second.page.getByRole('button', { name: 'Recuperar lo que se pueda' }).click()
  await second.page.getByRole('button', { name: 'Recuperar', exact: true }).click()
  await expect(second.page.getByRole('navigation', { name: 'Navegación principal' })).toBeVisible({ timeout: 20_000 })
  await openScreen(second.page, 'Bandeja de salida')
  await expect(second.page.getByText('Se ha recuperado lo que se podía leer', { exact: false })).toBeVisible()
})

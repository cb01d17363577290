/** A photo and a video in the real window: in, cleaned, described, and out to the network without their place. */
import sharp from 'sharp'
import { CLIP } from '../fakes/clip.ts'
import { expect, test } from './harness/test.ts'
import { accessibilityFaults, withoutMovement } from './harness/axe.ts'
import { addTrainingAccount } from './steps/accounts.ts'
import { expectPostState, publishNow, writePost } from './steps/composer.ts'
import { ask } from './steps/desk.ts'

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#2a6' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 25/1 0/1' } })
    .jpeg()
    .toBuffer()

test('takes in a photo and a video without their place, and they go out', async ({ launch }) => {
  const { page } = await launch()
  await addTrainingAccount(page)
  await ask(page, 'settings.update', { undoSeconds: 0 })
  const files = page.locator('input[type="file"]')

  await test.step('a photo: cleaned, described, published', async () => {
    await writePost(page, 'Abierto el parque')
    await files.setInputFiles({ name: 'parque.jpg', mimeType: 'image/jpeg', buffer: await photo() })
    const facts = page.locator('[data-media-facts]')
    await expect(facts).toContainText('640 × 480')
    await expect(facts).toContainText('Se ha quitado la ubicación')
    await page.getByLabel('Descripción de parque.jpg').fill('La puerta del parque, abierta')
  })

  const rights = page.getByRole('button', { name: 'Derechos y mediateca de parque.jpg' })
  const form = page.getByRole('dialog', { name: 'Derechos y mediateca' })

  await test.step('does not let it out once its rights have ended, and leads to where that is said', async () => {
    await rights.click()
    await expect(form.getByLabel('Titular de los derechos')).toBeFocused()
    await page.keyboard.type('Archivo Municipal')
    await form.getByLabel('Se puede usar hasta').fill('2025-12-31')
    await page.keyboard.press('Enter')
    await expect(form).toBeHidden()
    await expect(rights).toBeFocused()
    const checks = page.getByRole('region', { name: 'Comprobaciones' })
    await expect(checks).toContainText('«parque.jpg» se podía usar hasta el')
    await expect(checks).toContainText('(Archivo Municipal)')
    await checks.getByRole('button', { name: /^Ir al texto: «parque.jpg»/ }).click()
    await expect(rights).toBeFocused()
  })

  await test.step('keeps it in the media library, and it goes out once its rights are put right', async () => {
    await page.keyboard.press('Enter')
    await form.getByLabel('Se puede usar hasta').fill('')
    await form.getByRole('switch', { name: 'Guardar en la mediateca' }).check()
    await expect(form.getByLabel('Título')).toHaveValue('parque')
    await expect(form.getByLabel('Descripción con la que empieza')).toHaveValue('La puerta del parque, abierta')
    await form.getByLabel('Título').fill('Parque Central')
    await page.keyboard.press('Enter')
    await expect(form).toBeHidden()
    await publishNow(page)
    await expectPostState(page, 'Publicada')
  })

  await test.step('another post takes it from the library by keyboard, with its description', async () => {
    await writePost(page, 'El parque cierra a las diez')
    await page.getByRole('button', { name: 'Mediateca', exact: true }).press('Enter')
    const library = page.getByRole('dialog', { name: 'Mediateca' })
    await expect(library.getByRole('combobox')).toBeFocused()
    await page.keyboard.type('municipal PARQUE')
    await expect(library.getByRole('option')).toHaveText([/Parque Central.*en 1 publicación · © Archivo Municipal/])
    await withoutMovement(page)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Descripción de parque.jpg')).toHaveValue('La puerta del parque, abierta')
    await page.emulateMedia({ reducedMotion: 'no-preference' })
  })

  await test.step('a file that is no image is refused in words, and what was written stays', async () => {
    await writePost(page, 'Vídeo del simulacro')
    await files.setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from('no soy una foto') })
    await expect(page.getByText('foto.png no se ha añadido')).toBeVisible()
  })

  await test.step('a video: its picture, its length, no description; published', async () => {
    await files.setInputFiles({ name: 'simulacro.mp4', mimeType: 'video/mp4', buffer: Buffer.from(CLIP) })
    const facts = page.locator('[data-media-facts]')
    await expect(facts).toContainText('96 × 64')
    await expect(facts).toContainText('Se ha quitado la ubicación')
    await expect(page.getByText('La red no admite descripción en los vídeos')).toBeVisible()
    await expect(page.getByText('0:01')).toBeVisible()
    await withoutMovement(page)
    expect(await accessibilityFaults(page)).toEqual([])
    // Without movement a press asks instead of being held.
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await publishNow(page)
    await expectPostState(page, 'Publicada')
  })
})

/** A photo and a video in the real window: in, cleaned, described, and out to the network without their place. */
import sharp from 'sharp'
import { CLIP } from '../fakes/clip.ts'
import { expect, test } from './harness/test.ts'
import { accessibilityFaults, withoutMovement } from './harness/axe.ts'
import { addTrainingAccount } from './steps/accounts.ts'
import { expectPostState, publishNow, writePost } from './steps/composer.ts'
import { ask } from './steps/desk.ts'

test.setTimeout(60_000)

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
    await publishNow(page)
    await expectPostState(page, 'Publicada')
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

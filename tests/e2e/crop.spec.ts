/** An image is cropped in the real window, by keyboard and by mouse, and put back whole. */
import sharp from 'sharp'
import { expect, test } from './harness/test.ts'
import { accessibilityFaults, withoutMovement } from './harness/axe.ts'
import { addTrainingAccount } from './steps/accounts.ts'
import { writePost } from './steps/composer.ts'

const photo = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 800,
      height: 600,
      channels: 3,
      background: '#2a6',
      noise: { type: 'gaussian', mean: 120, sigma: 30 },
    },
  })
    .jpeg()
    .toBuffer()

test('crops an image by keyboard and by mouse, and gives it back whole', async ({ launch }) => {
  const { page } = await launch()
  await addTrainingAccount(page)
  await writePost(page, 'Abierto el parque')
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'parque.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await page.getByLabel('Descripción de parque.jpg').fill('La puerta del parque')
  const facts = page.locator('[data-media-facts]')
  const open = page.getByRole('button', { name: 'Recortar parque.jpg' })
  const dialog = page.getByRole('dialog', { name: 'Recortar «parque.jpg»' })
  const said = dialog.getByRole('status')
  const frame = dialog.getByRole('button', { name: /^Mover el recorte/ })

  await test.step('by keyboard: a corner makes it smaller, the frame moves, a shape takes what there is', async () => {
    await open.press('Enter')
    await expect(frame).toBeFocused()
    await expect(said).toHaveText('Toda la imagen: 800 × 600 píxeles')
    const corner = dialog.getByRole('button', { name: /^Esquina inferior derecha/ })
    await corner.press('Shift+ArrowLeft')
    await corner.press('ArrowUp')
    await expect(said).toHaveText('720 × 592 píxeles, a 0 de la izquierda y 0 de arriba')
    await frame.press('ArrowRight')
    await expect(said).toHaveText('720 × 592 píxeles, a 8 de la izquierda y 0 de arriba')
    await dialog.getByRole('radio', { name: '16:9' }).press('Space')
    await expect(said).toHaveText('800 × 450 píxeles, a 0 de la izquierda y 71 de arriba')
    await withoutMovement(page)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.emulateMedia({ reducedMotion: 'no-preference' })
  })

  await test.step('what was cut takes its place, with its description', async () => {
    await dialog.getByRole('button', { name: 'Recortar', exact: true }).press('Enter')
    await expect(dialog).toBeHidden()
    await expect(facts).toContainText('800 × 450')
    await expect(facts).toContainText('recortada')
    await expect(page.getByLabel('Descripción de parque.jpg')).toHaveValue('La puerta del parque')
    await expect(open).toBeFocused()
  })

  await test.step('by mouse: it begins with the original and the frame as it was', async () => {
    await open.click()
    await expect(said).toHaveText('800 × 450 píxeles, a 0 de la izquierda y 71 de arriba')
    const corner = await dialog.getByRole('button', { name: /^Esquina superior izquierda/ }).boundingBox()
    if (corner === null) throw new Error('no corner')
    await page.mouse.move(corner.x + 4, corner.y + 4)
    await page.mouse.down()
    await page.mouse.move(corner.x + 104, corner.y + 54, { steps: 4 })
    await page.mouse.up()
    await expect(said).not.toHaveText(/^800/)
    await dialog.getByRole('button', { name: 'Recortar', exact: true }).click()
    await expect(facts).not.toContainText('800 ×')
  })

  await test.step('undoing the cropping brings the original back', async () => {
    await open.press('Enter')
    await dialog.getByRole('button', { name: 'Deshacer el recorte' }).press('Enter')
    await expect(facts).toContainText('800 × 600')
    await expect(open).toBeFocused()
    await page.keyboard.press('Alt+Z')
    await expect(facts).toContainText('recortada')
  })
})

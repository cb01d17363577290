/** A comment reaches the colleague whom it concerns outside of the post; the calendar's colours say campaigns where asked to. */
import { accessibilityFaults, withoutMovement } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'
import { composer, wallTimeIn } from './steps/composer.ts'
import { ask, newId, openScreen } from './steps/desk.ts'
import { planPost } from './steps/planPost.ts'

const PIN = '4826'

test('announces a comment to whom it concerns, with the way to the post', async ({ launch }) => {
  const { page } = await launch()
  await ask(page, 'accounts.addTraining', { accountId: newId() })
  await withoutMovement(page)
  const pau = { personId: newId(), name: 'Pau Roca', role: 'coordinator' } as const
  const ana = { personId: newId(), name: 'Ana Gil', role: 'editor' } as const
  for (const person of [pau, ana]) await ask(page, 'people.add', { ...person, pin: PIN })
  await ask(page, 'people.enter', { personId: ana.personId, pin: PIN })
  const postId = await planPost(page, { text: 'Corte de agua en https://puertoalba.es', when: wallTimeIn(0, '23:58') })
  const campaignId = newId()
  const day = wallTimeIn(0, '10:00').slice(0, 10)
  await ask(page, 'campaigns.save', {
    ...{ campaignId, name: 'Obras', hashtag: '', firstDay: day, lastDay: day, goal: '', ownerId: null },
    ...{ colour: 'teal', sign: 'bus' },
  })
  await ask(page, 'calendar.setCampaign', { postId, campaignId })
  await ask(page, 'people.enter', { personId: pau.personId, pin: PIN })
  await ask(page, 'comments.add', { postId, commentId: newId(), text: '@Ana Gil, falta el horario' })
  await openScreen(page, 'Calendario')
  const notice = page.getByRole('button', { name: 'Comentarios: 1' })
  await expect(notice).toBeHidden()
  await ask(page, 'people.enter', { personId: ana.personId, pin: PIN })

  await test.step('the colours of the calendar say campaigns, by key, and go on doing so', async () => {
    const bar = page.locator('span[style*="--by-campaign"]')
    const colour = () => bar.first().evaluate((element) => getComputedStyle(element).backgroundImage)
    await expect.poll(colour).toContain('linear-gradient')
    await page.getByRole('button', { name: 'Colores por campaña' }).press('Enter')
    await expect.poll(colour).toBe('none')
    await page.keyboard.press('5')
    await expect.poll(colour).toBe('none')
    await page.keyboard.press('1')
  })

  await test.step('leads to the post, and is gone once the comment is seen', async () => {
    await notice.press('Enter')
    const row = page.getByRole('list', { name: 'Publicaciones con comentarios nuevos' }).getByRole('button')
    await expect(row).toContainText('1 nuevo, de Pau Roca')
    await expect(row).toContainText('para usted')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.screenshot({ path: 'out/looks/comments.png' })
    await row.press('Enter')
    await composer(page)
      .getByRole('tab', { name: /^Vista previa/ })
      .click()
    await expect(composer(page)).toContainText('De puertoalba.es')
    await page.screenshot({ path: 'out/looks/preview.png' })
    await composer(page)
      .getByRole('tab', { name: /^Comentarios/ })
      .click()
    await expect(notice).toBeHidden()
  })
})

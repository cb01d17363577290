/** Steps of writing a post, in the panel beside the calendar. */
import { expect, type Locator, type Page } from '@playwright/test'
import { wallTimeAt } from '../../../src/shared/domain/wallTime.ts'
import { coastPng } from '../../fakes/picture.ts'
import { openScreen } from './desk.ts'

type Picture = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

export const PICTURE_OF_COAST: Picture = { name: 'puerto.png', mimeType: 'image/png', buffer: coastPng(320, 180) }

export function composer(page: Page): Locator {
  return page.getByRole('complementary', { name: /^(Nueva publicación|Publicación)$/ })
}

/** Opens an empty post; its text has the focus. */
export async function newPost(page: Page): Promise<void> {
  await openScreen(page, 'Calendario')
  await page.getByRole('button', { name: 'Nueva publicación' }).click()
  await expect(textField(page)).toBeFocused()
}

/** Opens an empty post and puts the text in, all at once; resolves when the core has it. */
export async function writePost(page: Page, text: string): Promise<void> {
  await newPost(page)
  await textField(page).fill(text)
  await expectSaved(page)
}

/**
 * Every account that the open post could go out on; where there is one, a new post has it chosen. An account that was added
 * behind the window's back may not have been known to it when the post was begun.
 * @param count how many accounts there are
 */
export async function chooseAllAccounts(page: Page, count: number): Promise<void> {
  const boxes = composer(page).getByRole('checkbox', { name: /^@/ })
  await expect(boxes).toHaveCount(count)
  for (const box of await boxes.all()) await box.check()
}

/** Types into the text that has the focus, key by key, which costs the window a drawing for each. */
export async function typePost(page: Page, text: string): Promise<void> {
  await expect(textField(page)).toBeFocused()
  await page.keyboard.type(text)
  await expect(textField(page)).toHaveValue(text)
  await expectSaved(page)
}

function textField(page: Page): Locator {
  return composer(page).getByRole('textbox', { name: 'Texto' })
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(composer(page).getByText('Guardado', { exact: true })).toBeVisible()
}

export async function attachPicture(page: Page, picture: Picture): Promise<void> {
  const chosen = page.waitForEvent('filechooser')
  await composer(page).getByRole('button', { name: 'Añadir imagen' }).click()
  await (await chosen).setFiles(picture)
  await expect(pictureDescription(page, picture)).toBeVisible()
}

export function pictureDescription(page: Page, picture: Picture): Locator {
  return composer(page).getByRole('textbox', { name: `Descripción de ${picture.name}` })
}

/** What is said to be missing before it can be planned. */
export function blockers(page: Page): Locator {
  return composer(page).getByRole('status').filter({ hasText: 'Para programarla falta:' })
}

/** Types day and hour into their fields. @param wallTime `2026-03-29T10:30` */
export async function typeTime(page: Page, wallTime: string): Promise<void> {
  const [day = '', time = ''] = wallTime.split('T')
  const date = composer(page).getByRole('textbox', { name: 'Fecha', exact: true })
  await date.fill(day.split('-').reverse().join('/'))
  await date.press('Tab')
  const hour = composer(page).getByRole('textbox', { name: 'Hora', exact: true })
  await hour.fill(time)
  await hour.press('Tab')
}

export function scheduleButton(page: Page): Locator {
  return composer(page).getByRole('button', { name: /^Programar/ })
}

function publishNowButton(page: Page): Locator {
  return composer(page).getByRole('button', { name: /^Publicar ahora/ })
}

/** Publishes at once, as a person does: held for its second. */
export async function publishNow(page: Page): Promise<void> {
  await publishNowButton(page).click({ delay: 1_150 })
}

/** The state that the open post shows in its head. */
export async function expectPostState(page: Page, state: string, options?: { timeout: number }): Promise<void> {
  await expect(composer(page).getByText(state, { exact: true }).first()).toBeVisible(options)
}

/** The minute of the office's clock that begins next or has just begun, whichever is nearer: due in half a minute at most. */
export function nearestMinute(): string {
  return wallTimeAt(Math.round(Date.now() / 60_000) * 60_000, 'Europe/Madrid')
}

/** A wall time of the office some days from now. */
export function wallTimeIn(days: number, time: string): string {
  return `${wallTimeAt(Date.now() + days * 86_400_000, 'Europe/Madrid').slice(0, 10)}T${time}`
}

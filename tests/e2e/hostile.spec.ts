/** What a citizen writes is text, whatever it holds: it runs nothing, loads nothing, draws nothing and hides nothing. */
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { expect, test } from './harness/test.ts'
import { startXServer } from './harness/xServer.ts'
import { connectWithKeys } from './steps/accounts.ts'
import { ask, openScreen } from './steps/desk.ts'
import { conversationPane, conversations, openFound, timeline } from './steps/inbox.ts'

const HTML =
  'Aviso uno <img src=x onerror="document.body.dataset.hacked=1"><script>document.body.dataset.hacked=1</script><b>negrita</b> <a href="https://example.org">pulse</a> &amp; &lt;fin&gt;'
const RIGHT_TO_LEFT = 'Aviso dos \u202egnp.exe\u202c y \u2066oculto\u2069 \u061c fin'
const ZERO_WIDTH = 'Aviso tres po\u200bli\u2060cía \ufeffofi\u00adcial fin'
const NAME = '<i>Alcaldía</i>\u202e'

/** Invisible characters are shown by their code, in place. */
const shown = (text: string): string =>
  text.replace(/[\u200b\u2060\ufeff\u00ad\u202e\u202c\u2066\u2069\u061c]/g, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  })

test('shows HTML, direction marks and zero-width text of a message as text', async ({ launch }) => {
  const server = await startXServer()
  const { page, contactedHosts, close } = await launch({ xOrigin: server.origin })
  await connectWithKeys(page, POLICE_ACCOUNT, 'un faro con dos gaviotas')
  for (const [index, text] of [HTML, RIGHT_TO_LEFT, ZERO_WIDTH].entries()) {
    server.network.citizens.say({ kind: 'mention', handle: `mensajero${index}`, name: NAME, text })
  }
  await ask(page, 'status.syncNow', {})
  await openScreen(page, 'Mensajes')

  for (const [words, text] of [
    ['Aviso uno', HTML],
    ['Aviso dos', RIGHT_TO_LEFT],
    ['Aviso tres', ZERO_WIDTH],
  ] as const) {
    await test.step(words, async () => {
      await openFound(page, words, words)
      const said = timeline(page).getByRole('listitem').locator('bdi', { hasText: words })
      await expect(said).toHaveText(`@${POLICE_ACCOUNT.handle} ${shown(text)}`)
      // Nothing but text and the marks that stand for invisible characters.
      expect(await said.locator('*:not(span)').count()).toBe(0)
      expect(await said.getAttribute('dir')).toBe('auto')
      await expect(conversationPane(page).getByRole('heading', { level: 2 })).toContainText(shown(NAME))
      await expect(conversations(page)).toHaveCount(1)
      await expect(conversations(page)).toContainText(shown(NAME))
      // The row shows how it begins.
      const begins = shown(text).slice(0, 29)
      await expect(conversations(page)).toContainText(begins)

      await page.keyboard.press('Control+k')
      const palette = page.getByRole('dialog', { name: 'Buscar o ejecutar' })
      await expect(palette.getByRole('textbox')).toBeFocused()
      await page.keyboard.type(words)
      await expect(palette.getByRole('button', { name: words }).first()).toContainText(begins)
      await page.keyboard.press('Escape')
      await expect(palette).toBeHidden()
    })
  }

  expect(await page.evaluate(() => document.body.dataset.hacked)).toBeUndefined()
  expect(await page.locator('img, script:not([src^="./"]), main b, main i').count()).toBe(0)
  await close()
  await server.stop()
  expect([...contactedHosts()]).toEqual(['127.0.0.1'])
})

/**
 * The promise "never twice" in the real program: killed after the request left and before the answer was written down,
 * it finds out by itself what became of the post and does not send it again.
 */
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { expect, test } from './harness/test.ts'
import { startXServer } from './harness/xServer.ts'
import { connectWithKeys, unlock } from './steps/accounts.ts'
import { postName, postsInCalendar } from './steps/calendar.ts'
import { publishNow, writePost } from './steps/composer.ts'
import { ask, openScreen, statusBar } from './steps/desk.ts'

const PASSPHRASE = 'un faro con dos gaviotas'
const TEXT = 'Reabierta la carretera del Faro en ambos sentidos. Gracias por la paciencia.'

test('publishes once although it is killed before the answer is stored', async ({ launch }) => {
  const server = await startXServer()
  const { network } = server
  const first = await launch({ xOrigin: server.origin })
  await connectWithKeys(first.page, POLICE_ACCOUNT, PASSPHRASE)
  await ask(first.page, 'settings.update', { undoSeconds: 0 })

  network.levers.pull({ kind: 'hang', takesEffect: true }, { next: 1, only: ['publish'] })
  await writePost(first.page, TEXT)
  await publishNow(first.page)
  await expect.poll(() => network.record.posts().length).toBe(1)
  await first.kill()

  // Leaves time to see that it does not know yet, on a slow machine too.
  network.levers.pull({ kind: 'slow', delayMs: 4_000 }, { only: ['read'] })

  const second = await launch({ xOrigin: server.origin })
  await unlock(second.page, PASSPHRASE)
  const post = postsInCalendar(second.page, 'Reabierta la carretera')
  await test.step('says that it does not know, and keeps the account from sending', async () => {
    await expect(post).toHaveAccessibleName(postName({ state: 'Incierta' }))
    await expect(statusBar(second.page)).toContainText('1 problema')
    await openScreen(second.page, 'Bandeja de salida')
    await expect(second.page.getByRole('region', { name: 'Por averiguar' })).toContainText(
      `No se sabe si una publicación de @${POLICE_ACCOUNT.handle} ha salido.`,
    )
  })
  network.levers.clear()
  await test.step('finds it on the network by itself', async () => {
    await openScreen(second.page, 'Calendario')
    await expect(post).toHaveAccessibleName(postName({ state: 'Publicada' }), {
      timeout: 30_000,
    })
    await expect(statusBar(second.page)).toContainText('Nada pendiente de envío')
    await expect(statusBar(second.page)).toContainText('Sin problemas')
  })

  expect(network.record.posts().map(({ text }) => text)).toEqual([TEXT])
  const sent = network.record.requests().filter(({ method, path }) => method === 'POST' && path === '/2/tweets')
  expect(sent).toHaveLength(1)
  await second.close()
  await server.stop()
})

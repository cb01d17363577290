/** A person sets up the way out of an office that inspects TLS, and publishes through it (docs/specs/connection.md). */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { makeCertificate, type Made } from '../fakes/certificates.ts'
import { startSquid, whyNoSquid } from './harness/squid.ts'
import { expect, test } from './harness/test.ts'
import { startXServer } from './harness/xServer.ts'
import { connectWithKeys } from './steps/accounts.ts'
import { postName, postsInCalendar } from './steps/calendar.ts'
import { publishNow, writePost } from './steps/composer.ts'
import { ask, openSettings, statusBar } from './steps/desk.ts'

const absence = whyNoSquid()
if (absence !== null) console.log(`skipped: setting up a real proxy, ${absence}`)

const X = 'api.x.com'
const PASSPHRASE = 'un faro con dos gaviotas'
const PASSWORD = 'pasame-si-puedes'

test('goes out through the office’s proxy once it has its password and its authority', async ({ launch }) => {
  test.skip(absence !== null, absence ?? '')
  const office = await makeCertificate({ name: 'CN=Autoridad de Puertoalba', authority: {}, rsaBits: 2_048 })
  const x = await startXServer()
  const world = await makeCertificate({ name: 'CN=Mundo', authority: {}, rsaBits: 2_048 })
  const front = await withTls(x.origin, await makeCertificate({ name: 'CN=X', by: world, hosts: [X], rsaBits: 2_048 }))
  const squid = await startSquid({
    user: 'oficina',
    password: PASSWORD,
    authority: office,
    servers: { kind: 'one', tlsPort: (front.address() as AddressInfo).port, name: X, signedBy: world },
  })
  try {
    const mando = await launch()
    const { page } = mando
    await openSettings(page, 'Conexión')
    const section = page.getByRole('region', { name: 'Conexión' })
    const finding = section.getByRole('status')
    const tryIt = section.getByRole('button', { name: 'Probar la conexión' })

    await section.getByText('A mano', { exact: true }).click()
    await section.getByLabel('Servidor').fill('127.0.0.1')
    await section.getByLabel('Puerto').fill(String(squid.port))
    await section.getByRole('button', { name: 'Guardar' }).click()
    await tryIt.click()
    await expect(finding).toContainText('El proxy pide usuario y contraseña')
    await expect(statusBar(page)).toContainText('El proxy pide identificarse')

    await section.getByLabel('Usuario').fill('oficina')
    await section.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
    await section.getByRole('button', { name: 'Guardar' }).click()
    const protect = page.getByRole('dialog', { name: 'Proteger los datos con contraseña' })
    await protect.getByLabel('Contraseña nueva').fill(PASSPHRASE)
    await protect.getByLabel('Repita la contraseña').fill(PASSPHRASE)
    await protect.getByRole('button', { name: 'Proteger con contraseña' }).click()
    await expect(section.getByPlaceholder('La guardada')).toBeVisible()
    await tryIt.click()
    await expect(finding).toContainText('emitido por «Autoridad de Puertoalba»')

    const caFile = path.join(mando.recordsDir, 'autoridad.pem')
    writeFileSync(caFile, office.pem)
    await mando.electronApp.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, caFile)
    await section.getByRole('button', { name: 'Elegir archivo…' }).click()
    await expect(section).toContainText('Huella SHA-256')
    await tryIt.click()
    await expect(finding).toContainText('X responde. La conexión funciona.')
    await expect(statusBar(page)).toContainText('Con conexión')

    await connectWithKeys(page, POLICE_ACCOUNT, PASSPHRASE)
    await ask(page, 'settings.update', { undoSeconds: 0 })
    await writePost(page, 'Publicado a través del proxy de la oficina')
    await publishNow(page)
    await expect(postsInCalendar(page, 'Publicado a través')).toHaveAccessibleName(postName({ state: 'Publicada' }))
    expect(x.network.record.posts().map(({ text }) => text)).toEqual(['Publicado a través del proxy de la oficina'])

    await mando.close()
    // X by its name, and the proxy that took it there.
    expect([...mando.contactedHosts()].toSorted()).toEqual(['127.0.0.1', X])
    // The password is nowhere in the clear: not in the preferences, not in a log, not in the database.
    for (const file of filesBelow(mando.dataDir)) expect(readFileSync(file, 'latin1'), file).not.toContain(PASSWORD)
  } finally {
    await squid.stop()
    front.closeAllConnections()
    front.close()
    await x.stop()
  }
})

/** The simulator under a certificate, as X has one. */
async function withTls(origin: string, own: Made): Promise<Server> {
  const front = createServer({ key: own.keyPem, cert: own.pem }, (incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming
    const onward = request(`${origin}${url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  return front
}

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

/** What the window cannot do, whatever runs in it (docs/specs/security.md). */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { freshDataDir, launchMando, makeCoreCareless, mandoCommand, type Mando } from './harness/launch.ts'
import { expect, test } from './harness/test.ts'

const preloadFile = path.resolve('out/preload/index.cjs')

test.describe('whatever runs in the window', () => {
  // None of these changes what the next one sees: one window does for all.
  let mando: Mando

  test.beforeAll(async () => {
    mando = await launchMando({ dataDir: freshDataDir() })
  })

  test.afterEach(() => {
    expect(mando.takeErrors()).toEqual([])
  })

  test.afterAll(async () => {
    await mando.close()
    for (const folder of [mando.dataDir, mando.recordsDir]) rmSync(folder, { recursive: true, force: true })
  })

  test('opens in a sandbox, with one question and one subscription as its whole reach', async () => {
    const { page, electronApp } = mando
    expect(page.url()).toMatch(/^app:\/\/mando\/index\.html(#|$)/)
    const reach = await page.evaluate(() => ({
      globals: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
      bridge: Object.keys(Reflect.get(globalThis, 'mando') as object).sort(),
      size: [innerWidth, innerHeight],
    }))
    expect(reach).toEqual({ globals: [], bridge: ['call', 'onEvent'], size: [1280, 800] })
    expect(await electronApp.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false)
    const preferences = await electronApp.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      // Electron has it, its types do not.
      const read = Reflect.get(window?.webContents ?? {}, 'getLastWebPreferences') as () => Record<string, unknown>
      return Reflect.apply(read, window?.webContents, [])
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    })
  })

  test('runs no script but its own, and loads nothing from elsewhere', async () => {
    const { page, takeErrors } = mando
    const expected = [
      'connect-src',
      'frame-src',
      'img-src',
      'script-src',
      'script-src-attr',
      'script-src-elem',
      'script-src-elem',
      'style-src-elem',
    ]
    const blocked = await page.evaluate(async (count) => {
      const violations: string[] = []
      const all = Promise.withResolvers<undefined>()
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(event.effectiveDirective)
        if (violations.length === count) all.resolve(undefined)
      })
      const add = (name: string, attributes: Record<string, string>, text = '') => {
        const element = document.createElement(name)
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
        element.textContent = text
        document.body.append(element)
      }
      add('script', {}, 'globalThis.injected = true')
      add('script', { src: 'https://example.com/a.js' })
      add('img', { src: 'https://example.com/a.png', onerror: 'globalThis.injected = true' })
      add('iframe', { src: 'https://example.com/' })
      add('style', {}, 'body { color: red }')
      await fetch('https://example.com/').catch(() => undefined)
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            // What a text that slipped into the page would try.
            resolve(Reflect.construct(Function, ['return true']))
          } catch {
            resolve(false)
          }
        }),
      )
      // A frame's refusal comes from another process; and a moment more, in which nothing else may come.
      await Promise.race([all.promise, new Promise((resolve) => setTimeout(resolve, 10_000))])
      await new Promise((resolve) => setTimeout(resolve, 200))
      return { violations: violations.sort(), injected: 'injected' in globalThis, evaluated }
    }, expected.length)
    expect(blocked).toEqual({ violations: expected, injected: false, evaluated: false })
    expect(takeErrors()).not.toEqual([])
  })

  test('lets styles in by a nonce that is new at every load', async () => {
    const { page } = mando
    const nonceOfThisLoad = () =>
      page.evaluate(() => document.querySelector('meta[name="style-nonce"]')?.getAttribute('content'))
    const first = await nonceOfThisLoad()
    expect(first).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    const applied = await page.evaluate((nonce) => {
      const style = document.createElement('style')
      style.nonce = nonce ?? ''
      style.textContent = 'body { outline-width: 7px }'
      document.head.append(style)
      return getComputedStyle(document.body).outlineWidth
    }, first)
    expect(applied).toBe('7px')
    await page.reload()
    expect(await nonceOfThisLoad()).not.toBe(first)
  })

  test('goes nowhere and opens nothing', async () => {
    const { page, electronApp, takeErrors } = mando
    const opened = await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'https://example.com/'
      link.target = '_blank'
      document.body.append(link)
      link.click()
      const popup = window.open('https://example.com/') !== null
      location.href = 'https://example.com/'
      return popup
    })
    expect(opened).toBe(false)
    for (const address of ['file:///etc/passwd', 'app://other/index.html', 'data:text/html,<p>x']) {
      await page.evaluate((to) => (location.href = to), address)
    }
    await page.waitForTimeout(300)
    expect(page.url()).toMatch(/^app:\/\/mando\/index\.html(#|$)/)
    expect(await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    takeErrors()
  })

  test('is granted no permission', async () => {
    const { page } = mando
    const granted = await page.evaluate(async () => {
      const fails = (asked: Promise<unknown>) => asked.then(() => 'granted').catch(() => 'denied')
      return {
        notifications: await Notification.requestPermission(),
        microphone: await fails(navigator.mediaDevices.getUserMedia({ audio: true })),
        clipboard: await fails(navigator.clipboard.readText()),
        location: await fails(
          new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
        ),
      }
    })
    expect(granted).toEqual({ notifications: 'denied', microphone: 'denied', clipboard: 'denied', location: 'denied' })
  })

  test('serves its own folder and nothing outside it', async () => {
    const { electronApp } = mando
    const statuses = await electronApp.evaluate(
      ({ session }, addresses) =>
        Promise.all(
          addresses.map((address) =>
            session.defaultSession.fetch(address).then(
              ({ status }) => status,
              () => 'refused',
            ),
          ),
        ),
      [
        'app://mando/index.html',
        'app://mando/',
        'app://mando/..%2fmain%2findex.js',
        'app://mando/%2e%2e/%2e%2e/package.json',
        'app://mando/assets/..%5c..%5cmain%5cindex.js',
        'app://mando/%00',
        'app://mando//etc/passwd',
        'app://other/index.html',
        'https://example.com/',
      ],
    )
    expect(statuses).toEqual([200, 200, 404, 404, 404, 404, 404, 'refused', 'refused'])
  })

  test('answers no page but its own', async () => {
    const { electronApp } = mando
    const answers = await electronApp.evaluate(async ({ BrowserWindow }, preload) => {
      const askFrom = async (address: string) => {
        const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
        await window.loadURL(address)
        const asked: unknown = await window.webContents.executeJavaScript(
          "mando.call('settings.get', {}).then(() => 'answered', (error) => error.message)",
        )
        window.destroy()
        return asked
      }
      return [await askFrom('data:text/html,<p>x'), await askFrom('app://mando/index.html')]
    }, preloadFile)
    for (const answer of answers) expect(answer).toContain('forbidden')
  })
})

test('contacts nobody while it is left alone, and the record of that would show it', async ({ launch }) => {
  const mando = await launch()
  // What Chromium does of its own accord (dictionaries, updates, time) it does in the first seconds.
  await mando.page.waitForTimeout(5_000)
  await mando.close()
  expect([...mando.contactedHosts()]).toEqual([])

  let answered = 0
  const server = http.createServer((_request, response) => response.end(() => (answered += 1)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const careless = await launch()
  await careless.electronApp.evaluate(async ({ session }, byChromium) => {
    await session
      .fromPartition('careless')
      .fetch(byChromium)
      .catch(() => undefined)
  }, `http://nobody.invalid:${port}/`)
  await careless.electronApp.evaluate(async (_electron, byNode) => {
    await fetch(byNode)
  }, `http://127.0.0.1:${port}/`)
  await makeCoreCareless(careless, { contact: `http://localhost:${port}/` })
  await expect.poll(() => answered).toBe(2)
  await careless.close()
  server.close()
  expect([...careless.contactedHosts()].sort()).toEqual(['127.0.0.1', 'localhost', 'nobody.invalid'])
})

test('runs once, and brings its window forward when it is started again', async ({ launch }) => {
  const { electronApp, dataDir } = await launch()
  await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  const { executable, args, env } = mandoCommand({ dataDir })
  const second = spawn(executable, args, { env, stdio: 'ignore' })
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0)
  await expect
    .poll(() =>
      electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized())),
    )
    .toEqual([false])
})

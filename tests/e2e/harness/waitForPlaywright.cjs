/**
 * Loaded into Electron's main process before Mando: holds the app back until Playwright has attached to it. A window
 * that opens while Playwright is still attaching can be lost to it for good. Playwright's own loader does this too, but
 * also switches off much of what Chromium does by itself, which a test wants to see.
 */
const { app } = require('electron')

const electronIsReady = app.whenReady()
const released = Promise.withResolvers()
app.whenReady = () => released.promise

globalThis.__playwright_run = async () => {
  await electronIsReady
  released.resolve()
}

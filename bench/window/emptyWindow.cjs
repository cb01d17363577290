/** The physical limit of starting: an Electron window with nothing in it, shown as Mando shows its own. */
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } })
  return window.loadURL('data:text/html,<!doctype html><title>empty</title><main data-usable>empty</main>')
})

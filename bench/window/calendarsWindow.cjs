/** A window of Mando's size with the page of bench/calendars in it, in the same Electron. */
const path = require('node:path')
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    useContentSize: true,
    webPreferences: { sandbox: true },
  })
  return window.loadFile(path.resolve('out', 'bench-calendars', 'index.html'))
})

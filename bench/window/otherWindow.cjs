/** A window of Mando's size with a page of another maker in it, in the same Electron; `BENCH_PAGE` names its folder in out/. */
const path = require('node:path')
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    useContentSize: true,
    webPreferences: { sandbox: true },
  })
  return window.loadFile(path.resolve('out', process.env.BENCH_PAGE, 'index.html'))
})

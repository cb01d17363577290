/** Loaded into Electron before the program that is measured: says on stdout when the first screen can be used, then ends. */
const { app } = require('electron')

/** A screen is usable when it is drawn: its landmark is there, and a frame has been painted since. */
const usable = `new Promise((resolve) => {
  const look = () => {
    const main = document.querySelector(${JSON.stringify(process.env.BENCH_USABLE_SELECTOR)})
    if (main === null) return setTimeout(look, 2)
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))
  }
  look()
})`

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => {
    contents.executeJavaScript(usable).then(() => {
      process.stdout.write('\nBENCH_USABLE\n')
      app.exit(0)
    })
  })
})

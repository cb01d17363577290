/** The one window: sandboxed, shut towards the outside, opened where it was closed. */
import { BrowserWindow, nativeTheme, screen, type Rectangle } from 'electron'
import { APP_URL, isAppUrl } from './appProtocol.ts'
import { hasOwnSpellChecker } from './permissions.ts'
import type { WindowPlace } from './savedPreferences.ts'

const DEFAULT_SIZE = { width: 1280, height: 800 }
const MINIMUM_SIZE = { minWidth: 960, minHeight: 600 }
const BACKGROUND = { light: '#ffffff', dark: '#1a1b1e' }

type WindowOptions = {
  readonly preloadFile: string
  readonly packaged: boolean
  readonly lastPlace: WindowPlace | null
  readonly onPlaceChanged: (place: WindowPlace) => void
  /** A link of the page was followed; it opens outside or not at all. */
  readonly onLink: (address: string) => void
}

/** Makes the window and begins to load its page; it shows itself once there is something to see. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { preloadFile, packaged, lastPlace, onPlaceChanged } = options
  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...visibleBounds(lastPlace),
    ...MINIMUM_SIZE,
    show: false,
    autoHideMenuBar: true,
    title: 'Mando',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: hasOwnSpellChecker,
      devTools: !packaged,
      // Without it a page of an installed program could be dragged a file onto and show that instead.
      navigateOnDragDrop: false,
    },
  })
  shut(window, options.onLink)
  rememberPlace(window, onPlaceChanged)
  window.once('ready-to-show', () => {
    if (lastPlace?.maximised === true) window.maximize()
    window.show()
  })
  void window.loadURL(APP_URL)
  return window
}

/** Brings the window to the person who started Mando a second time. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Leads the page to a screen, as a link to it would: within the page, what is typed elsewhere is kept by it. */
export async function showScreenIn(window: BrowserWindow, place: string): Promise<void> {
  await window.webContents.executeJavaScript(`location.hash = ${JSON.stringify(`#${place}`)}`)
}

function shut(window: BrowserWindow, onLink: (address: string) => void): void {
  const { webContents } = window
  webContents.setWindowOpenHandler(({ url }) => {
    onLink(url)
    return { action: 'deny' }
  })
  webContents.on('will-frame-navigate', (event) => {
    // A reload of our own page is the one navigation there is.
    if (!event.isMainFrame || !isAppUrl(event.url)) event.preventDefault()
  })
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
}

function rememberPlace(window: BrowserWindow, onPlaceChanged: (place: WindowPlace) => void): void {
  window.on('close', () => onPlaceChanged({ bounds: window.getNormalBounds(), maximised: window.isMaximized() }))
}

/** Nothing where the window would open on a screen that is no longer there. */
function visibleBounds(place: WindowPlace | null): Partial<Rectangle> {
  if (place === null) return {}
  const { bounds } = place
  const { workArea } = screen.getDisplayMatching(bounds)
  const isReachable =
    bounds.x < workArea.x + workArea.width - 100 &&
    bounds.x + bounds.width > workArea.x + 100 &&
    bounds.y >= workArea.y - 10 &&
    bounds.y < workArea.y + workArea.height - 50
  return isReachable ? bounds : { width: bounds.width, height: bounds.height }
}

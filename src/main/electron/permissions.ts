/** The window's own session: it may load its own files and do nothing else, whatever a page in it asks for. */
import type { Session } from 'electron'
import { isAppUrl } from './appProtocol.ts'

/** Only macOS checks spelling by itself; elsewhere Chromium would download dictionaries from a third party. */
export const hasOwnSpellChecker = process.platform === 'darwin'

/** Closes `session` to every permission, device, download and address but the window's own files. */
export function lockDownSession(session: Session, { packaged }: { readonly packaged: boolean }): void {
  denyEverythingAsked(session)
  session.webRequest.onBeforeRequest((details, callback) => {
    const isOwn = isAppUrl(details.url) || /^(?:data|blob):/.test(details.url)
    const isDevTools = !packaged && details.url.startsWith('devtools://')
    callback({ cancel: !isOwn && !isDevTools })
  })
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(hasOwnSpellChecker)
  if (!hasOwnSpellChecker) session.setSpellCheckerLanguages([])
}

/** Both permission handlers are needed: one answers questions, the other silent checks. */
export function denyEverythingAsked(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

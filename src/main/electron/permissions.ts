/** The window's own session: it may load its own files and do nothing else, whatever a page in it asks for. */
import type { Session } from 'electron'
import { isAppUrl } from './appProtocol.ts'

/** Only macOS checks spelling by itself; elsewhere Chromium would download dictionaries from a third party. */
export const hasOwnSpellChecker = process.platform === 'darwin'

/** Closes the window's session to every permission, device, download and address but the window's own files. */
export function lockDownWindowSession(session: Session, { packaged }: { readonly packaged: boolean }): void {
  denyEverythingAsked(session)
  session.webRequest.onBeforeRequest((details, callback) => {
    const isOwn = isAppUrl(details.url) || /^(?:data|blob):/.test(details.url)
    const isDevTools = !packaged && details.url.startsWith('devtools://')
    callback({ cancel: !isOwn && !isDevTools })
  })
  session.on('will-download', (event) => event.preventDefault())
}

/** For every session there is, with a page or without. Must run as soon as the session is made. */
export function denyEverythingAsked(session: Session): void {
  // Both handlers are needed: one answers questions, the other silent checks.
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(hasOwnSpellChecker)
  if (hasOwnSpellChecker) return
  // A session fetches the dictionary of the system's language even where nothing checks spelling, and even when it is
  // switched off: only one without languages does not. The address is for the case that this changes.
  session.setSpellCheckerDictionaryDownloadURL('app://mando/no-dictionaries/')
  session.setSpellCheckerLanguages([])
}

/** Carries calls from the window to the core and events back, for our own window and page alone. */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL, type ChangeEvent } from '#shared/rpc/envelope.ts'
import type { Log } from '../ports.ts'
import { isAppUrl } from './appProtocol.ts'

/** Answers our window. `input` goes to the core as it came: the core judges it; its answer is passed on as the text it is. */
export function answerCalls({
  call,
  window,
  log,
}: {
  readonly call: (operation: string, input: unknown) => Promise<string>
  readonly window: BrowserWindow
  readonly log: Log
}): void {
  ipcMain.handle(CALL_CHANNEL, async (event, operation: unknown, input: unknown): Promise<string> => {
    if (!isFromOurPage(event, window)) {
      log.error('ipc.foreign_sender', { url: event.senderFrame?.url ?? null })
      throw new Error('forbidden')
    }
    return call(typeof operation === 'string' ? operation : '', input)
  })
}

/** Tells our window of a change, as long as it is there. */
export function tellWindow(window: BrowserWindow, change: ChangeEvent): void {
  if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, change)
}

/** The main frame of our window, showing our page. A frame inside it, or a page it was led to, is neither. */
function isFromOurPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame
  if (window.isDestroyed() || event.sender !== window.webContents || frame === null) return false
  return frame.parent === null && frame === window.webContents.mainFrame && isAppUrl(frame.url)
}

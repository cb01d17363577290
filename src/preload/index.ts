/**
 * The wall between the window and the core. It exposes exactly one question and one subscription and holds no state,
 * so that nothing the window does can reach Electron, Node or a channel that was not meant for it.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL, type Bridge, type ChangeEvent } from '#shared/rpc/envelope.ts'

const bridge: Bridge = {
  call: (operation, input) => ipcRenderer.invoke(CALL_CHANNEL, operation, input) as Promise<string>,
  onEvent: (listener) => {
    // The window never sees Electron's own event: it carries the sender.
    const receive = (_event: IpcRendererEvent, change: ChangeEvent) => listener(change)
    ipcRenderer.on(EVENT_CHANNEL, receive)
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, receive)
    }
  },
}

contextBridge.exposeInMainWorld('mando', bridge)

/** The operating system's own dialog for choosing a file; what was chosen is read here, nothing else is. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron'
import type { FilePicker } from '../ports.ts'

/** @param window that the dialog belongs to */
export function createFilePicker(window: BrowserWindow): FilePicker {
  return {
    pick: async ({ title, extensions, maxBytes }) => {
      const wanted: OpenDialogOptions = {
        title,
        filters: [{ name: title, extensions: [...extensions] }],
        properties: ['openFile', 'dontAddToRecent'],
      }
      const { canceled, filePaths } = await dialog.showOpenDialog(window, wanted)
      const [chosen] = filePaths
      if (canceled || chosen === undefined) return null
      if ((await stat(chosen)).size > maxBytes) return { kind: 'too_large' }
      return { kind: 'file', name: basename(chosen), bytes: new Uint8Array(await readFile(chosen)) }
    },
  }
}

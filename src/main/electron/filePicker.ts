/** The operating system's own dialog for choosing a file; what was chosen is read here, nothing else is. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron'
import type { FilePicker } from '../ports.ts'

/** @param window asked at each choice: the dialog belongs to the one that is open */
export function createFilePicker(window: () => BrowserWindow | null): FilePicker {
  return {
    pick: async ({ title, extensions, maxBytes }) => {
      const wanted: OpenDialogOptions = {
        title,
        filters: [{ name: title, extensions: [...extensions] }],
        properties: ['openFile', 'dontAddToRecent'],
      }
      const owner = window()
      const { canceled, filePaths } =
        owner === null ? await dialog.showOpenDialog(wanted) : await dialog.showOpenDialog(owner, wanted)
      const [chosen] = filePaths
      if (canceled || chosen === undefined) return null
      if ((await stat(chosen)).size > maxBytes) return { kind: 'too_large' }
      return { kind: 'file', name: basename(chosen), bytes: new Uint8Array(await readFile(chosen)) }
    },
  }
}

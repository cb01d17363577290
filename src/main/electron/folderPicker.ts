/** The system's own dialog for showing a folder. */
import { dialog, type BrowserWindow } from 'electron'
import type { FolderPicker, Preferences } from '../ports.ts'

const WORDS = {
  es: {
    backups: { title: 'Carpeta para las copias de seguridad', buttonLabel: 'Usar esta carpeta' },
    export: { title: 'Carpeta para los textos', buttonLabel: 'Guardar aquí' },
    figures: { title: 'Carpeta para las figuras', buttonLabel: 'Guardar aquí' },
    reports: { title: 'Carpeta para el informe', buttonLabel: 'Guardar aquí' },
    restore: { title: 'Carpeta con copias de seguridad', buttonLabel: 'Buscar aquí' },
  },
  en: {
    backups: { title: 'Folder for the backups', buttonLabel: 'Use this folder' },
    export: { title: 'Folder for the texts', buttonLabel: 'Save here' },
    figures: { title: 'Folder for the figures', buttonLabel: 'Save here' },
    reports: { title: 'Folder for the report', buttonLabel: 'Save here' },
    restore: { title: 'Folder with backups', buttonLabel: 'Look here' },
  },
} as const

export function createFolderPicker(window: BrowserWindow, preferences: Preferences): FolderPicker {
  return {
    choose: async (purpose) => {
      const options: Electron.OpenDialogOptions = {
        ...WORDS[preferences.get().language][purpose],
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      }
      const { canceled, filePaths } = await dialog.showOpenDialog(window, options)
      return canceled ? null : (filePaths[0] ?? null)
    },
  }
}

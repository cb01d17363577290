/** The few settings that are needed before the database opens, in preferences.json of the data folder. */
import { nativeTheme } from 'electron'
import Store from 'electron-store'
import { z } from 'zod'
import type { Preferences } from '../ports.ts'
import type { WindowPlace } from './window.ts'

const savedSchema = z.object({
  theme: z.enum(['light', 'dark', 'auto']).catch('auto'),
  language: z.enum(['es', 'en']).catch('es'),
  window: z
    .object({
      bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(200), height: z.int().min(200) }),
      maximised: z.boolean(),
    })
    .nullable()
    .catch(null),
})

export type SavedPreferences = {
  readonly port: Preferences
  readonly windowPlace: () => WindowPlace | null
  readonly saveWindowPlace: (place: WindowPlace) => void
}

/** `onLanguage` is called with every change of the language. A damaged file counts as empty: nothing here is dear. */
export function createPreferences(dataDir: string, onLanguage: (language: 'es' | 'en') => void): SavedPreferences {
  const store = new Store({ cwd: dataDir, name: 'preferences', clearInvalidConfig: true })
  const read = () => savedSchema.parse(store.store)
  nativeTheme.themeSource = themeSource(read().theme)
  return {
    port: {
      get: () => {
        const { theme, language } = read()
        return { theme, language }
      },
      set: (change) => {
        if (change.theme !== undefined) {
          store.set('theme', change.theme)
          nativeTheme.themeSource = themeSource(change.theme)
        }
        if (change.language !== undefined) {
          store.set('language', change.language)
          onLanguage(change.language)
        }
      },
    },
    windowPlace: () => read().window,
    saveWindowPlace: (place) => {
      try {
        store.set('window', place)
      } catch {
        // A full or read-only disk: thrown here, while the window closes, it would end the program before the last words
        // of the window are saved. Where a window stood is not worth that.
      }
    },
  }
}

function themeSource(theme: 'light' | 'dark' | 'auto'): 'light' | 'dark' | 'system' {
  return theme === 'auto' ? 'system' : theme
}

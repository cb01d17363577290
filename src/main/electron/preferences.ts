/** The few settings that are needed before the database opens, in preferences.json of the data folder. */
import path from 'node:path'
import { nativeTheme } from 'electron'
import type { NetworkWaySettings } from '#shared/domain/networkWay.ts'
import type { Preferences } from '../ports.ts'
import { readWholeFile, writeWholeFile } from '../wholeFile.ts'
import { readSaved, type Saved, type WindowPlace } from './savedPreferences.ts'

export type SavedPreferences = {
  readonly port: Preferences
  readonly windowPlace: () => WindowPlace | null
  readonly saveWindowPlace: (place: WindowPlace) => void
  readonly networkWay: () => NetworkWaySettings
  /** Throws where the disk refuses. */
  readonly saveNetworkWay: (settings: NetworkWaySettings) => void
}

/** `onLanguage` is called with every change of the language. A damaged file counts as empty: nothing here is dear. */
export function createPreferences(dataDir: string, onLanguage: (language: 'es' | 'en') => void): SavedPreferences {
  const file = path.join(dataDir, 'preferences.json')
  let saved = readSaved(readWholeFile(file))
  const save = (change: Partial<Saved>): void => {
    const next = { ...saved, ...change }
    writeWholeFile(file, JSON.stringify(next, null, 2))
    saved = next
  }
  nativeTheme.themeSource = themeSource(saved.theme)
  return {
    port: {
      get: () => {
        const { theme, language, urgentSound, messageNotices, milestoneNotices, quietHours } = saved
        return { theme, language, urgentSound, messageNotices, milestoneNotices, quietHours }
      },
      set: (change) => {
        const { theme, language } = change
        save(change)
        if (theme !== undefined) nativeTheme.themeSource = themeSource(theme)
        if (language !== undefined) onLanguage(language)
      },
    },
    networkWay: () => saved.network,
    saveNetworkWay: (network) => save({ network }),
    windowPlace: () => saved.window,
    saveWindowPlace: (window) => {
      try {
        save({ window })
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

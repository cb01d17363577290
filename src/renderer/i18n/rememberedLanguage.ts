/**
 * The language spoken last, kept in the window itself so that the first words on screen are already in it. The core's
 * setting is what counts; it arrives a moment later.
 */
import type { Language } from './i18n.ts'

const KEY = 'mando-language'

export function rememberedLanguage(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'es'
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(KEY, language)
}

/** The shortcuts that work on every screen. */
import { SCREENS, type Screen } from './screens.ts'

export type Shortcut =
  | { readonly kind: 'go'; readonly screen: Screen }
  | { readonly kind: 'palette' }
  | { readonly kind: 'new_post' }
  | { readonly kind: 'change_person' }
  | { readonly kind: 'help' }

export type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  /** True where the focus is in a field that takes letters, or a dialog is open. */
  readonly typing: boolean
}

/** What a key press asks for, or null. Letters alone never act while somebody types. */
export function shortcutOf(press: KeyPress): Shortcut | null {
  if (press.altKey) {
    // AltGr is Ctrl and Alt together, and writes letters.
    return press.key.toLowerCase() === 'p' && !press.ctrlKey && !press.metaKey ? { kind: 'change_person' } : null
  }
  if (press.ctrlKey || press.metaKey) {
    if (press.key.toLowerCase() === 'k') return { kind: 'palette' }
    const screen = /^[1-9]$/.test(press.key) ? SCREENS[Number(press.key) - 1] : undefined
    return screen === undefined ? null : { kind: 'go', screen }
  }
  if (press.typing) return null
  if (press.key === '?') return { kind: 'help' }
  if (press.key.toLowerCase() === 'n') return { kind: 'new_post' }
  return null
}

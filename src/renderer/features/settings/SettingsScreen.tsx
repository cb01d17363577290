/** Placeholder until the screen is written. */
export function SettingsScreen() {
  return null
}

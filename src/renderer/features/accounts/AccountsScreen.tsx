/** Placeholder until the screen is written. */
export function AccountsScreen() {
  return null
}

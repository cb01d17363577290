/** Placeholder until the screen is written. */
export function InboxScreen() {
  return null
}

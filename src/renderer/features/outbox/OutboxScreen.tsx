/** Placeholder until the screen is written. */
export function OutboxScreen() {
  return null
}

/** Placeholder until the screen is written. */
export function GrowthScreen() {
  return null
}

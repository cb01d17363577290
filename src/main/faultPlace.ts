/** What a log may say of a bug: its kind and where it happened, never its message, which may hold what a person wrote. */

const FRAMES = 4

export function faultPlace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
  return [error.name, ...frames.slice(0, FRAMES)].join(' < ')
}

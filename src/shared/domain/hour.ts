/** An hour of the office's wall clock as it is typed and kept. Pure, and light: Electron's side reads it at the start. */

/** `07:30` */
export const HOUR_PATTERN = /^([01]\d|2[0-3]):[0-5]\d$/

/** Whether a text is an hour as `07:30`. */
export function isHour(text: string): boolean {
  return HOUR_PATTERN.test(text)
}

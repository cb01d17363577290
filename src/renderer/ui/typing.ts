/** Whether a key press belongs to a field rather than to the screen. */

const TYPING = [
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="range"])',
  'textarea',
  'select',
  '[contenteditable="true"]',
  '[role="dialog"]',
].join(', ')

/** True where the focused element takes letters, or stands in a dialog that should not be left behind. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.closest(TYPING) !== null
}

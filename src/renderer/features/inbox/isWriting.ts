/** Tells where letters are text and not orders. */

/** Whether the focus is in a field that takes letters, in a dialog or in a menu. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]') !== null
  )
}

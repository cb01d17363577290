/** Tells where letters are text and not orders. */

/** Whether the focus is in a field that takes letters or in a dialog. The filter's radio buttons take none. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type="radio"]), textarea, select, [contenteditable="true"], [role="dialog"]') !== null
  )
}

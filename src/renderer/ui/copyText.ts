/** Puts a text on the clipboard. */

/**
 * Copies through a selection: the window holds no permission of any kind, so the asynchronous clipboard stays closed to
 * it, and a selection copied by a person's own click needs none. Answers whether it worked.
 */
export function copyText(text: string): boolean {
  const box = document.createElement('textarea')
  box.value = text
  box.setAttribute('readonly', '')
  box.setAttribute('aria-hidden', 'true')
  box.className = 'copySource'
  // Inside an open dialog, because a dialog takes the focus back from whatever is outside of it.
  const home = document.activeElement?.closest('[role="dialog"]') ?? document.body
  const focused = document.activeElement
  home.append(box)
  box.select()
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor asks for a permission that is denied to every page
  const copied = document.execCommand('copy')
  box.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return copied
}

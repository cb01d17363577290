/** Tells where letters are text and not orders. */
import { isTyping } from '../../ui/typing.ts'

/** Whether the focus is in a field that takes letters, in a dialog or in a menu. A box to tick takes none. */
export function isWriting(target: EventTarget | null): boolean {
  return isTyping(target) || (target instanceof HTMLElement && target.closest('[role="menu"]') !== null)
}

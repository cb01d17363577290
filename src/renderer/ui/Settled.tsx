/** What may come a few frames behind: it must not delay the picture of what the person has just asked for. */
import { useDeferredValue, type ReactNode } from 'react'

/**
 * Draws with the former value until what was drawn with the new one stands, and then with the new one, in pieces that give
 * way to what the person does next. What stands around it is not drawn again when it follows.
 */
export function Settled<T>({
  value,
  children,
}: {
  readonly value: T
  readonly children: (settled: T) => ReactNode
}): ReactNode {
  return children(useDeferredValue(value))
}

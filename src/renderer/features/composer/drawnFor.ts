/** What of the post being written a part of the window is drawn for: at a key, the rest stays as it is. */
import type { Composing } from './useComposer.ts'

type Drawn = { readonly composing: Composing }

/** The same but for functions, which read what was typed last by themselves. */
export function isSameButFunctions(before: object, after: object): boolean {
  const former = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after).every(
    ([name, value]: [string, unknown]) => typeof value === 'function' || Object.is(value, former.get(name)),
  )
}

/**
 * For `memo`: the part is drawn again only where one of these, or one of its other properties, is another one. What it
 * calls through `composing` may be from before: that reads what was typed last by itself.
 */
export function drawnFor<P extends Drawn>(...keys: readonly (keyof Composing)[]): (before: P, after: P) => boolean {
  return (before, after) =>
    keys.every((key) => Object.is(before.composing[key], after.composing[key])) &&
    Object.entries(after).every(([name, value]) => name === 'composing' || Object.is(value, before[name as keyof P]))
}

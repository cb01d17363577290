/**
 * What is said of saving. While somebody types there is a save at every few keys; that each is done is said at the next rest of the keys
 * (docs/specs/composer.md §5.2): words that change to and fro several times a second tell nobody anything, and are a frame each.
 */
import type { RestOfKeys } from '../../rpc/restOfKeys.ts'
import type { SaveState } from './orderedWriter.ts'
import type { ValueStore } from './valueStore.ts'

/** @returns is told of every state; that something waits or failed is shown at once, that all is saved at a rest */
export function sayWhenResting(
  shown: ValueStore<SaveState>,
  whenResting: RestOfKeys['whenResting'],
): (state: SaveState) => void {
  let newest = shown.get()
  return (state) => {
    newest = state
    if (state !== 'saved') shown.set(state)
    else
      whenResting(() => {
        if (newest === 'saved') shown.set('saved')
      })
  }
}

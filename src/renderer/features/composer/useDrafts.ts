/** The words of a post while they are being written, and those by which the editor is drawn. */
import { startTransition, useEffect, useState } from 'react'
import type { RestOfKeys } from '../../rpc/restOfKeys.ts'
import { createDraftStores, type DraftStores } from './draftStore.ts'
import type { Drafts } from './ownTextsView.ts'

/**
 * @param rest of the keys in this post, the same as long as it is open
 * @param first asked once
 */
export function useDrafts(rest: RestOfKeys, first: () => Drafts): DraftStores & { readonly drawn: Drafts } {
  const [stores] = useState(() => createDraftStores(first(), rest))
  const { rested } = stores
  const [drawn, setDrawn] = useState(rested.get)
  useEffect(() => rested.subscribe(() => startTransition(() => setDrawn(rested.get()))), [rested])
  return {
    ...stores,
    drawn,
    keep: (next) => {
      stores.keep(next)
      // What was added or taken away is seen by whoever did it before the next key.
      setDrawn(next)
    },
  }
}

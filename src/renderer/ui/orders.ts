/** What the parts on the screen can be told to do from the palette, by those who write rather than look for a button. */
import { createContext, use, useEffect } from 'react'
import { useEvent } from './useEvent.ts'

export type Order = {
  /** The same as long as it means the same. */
  readonly id: string
  readonly label: string
  /** The key that does it as well. */
  readonly key?: string
  readonly run: () => void
}

export type OrderBook = {
  /** @returns takes them out again */
  readonly add: (give: () => readonly Order[]) => () => void
  /** As they are now; those of the part that came on the screen last are first: it is what is at hand. */
  readonly all: () => readonly Order[]
}

export function createOrderBook(): OrderBook {
  const givers = new Set<() => readonly Order[]>()
  return {
    add: (give) => {
      givers.add(give)
      return () => givers.delete(give)
    },
    all: () => [...givers].toReversed().flatMap((give) => give()),
  }
}

export const OrderBookContext = createContext<OrderBook | null>(null)

export function useOrderBook(): OrderBook {
  const book = use(OrderBookContext)
  if (book === null) throw new Error('useOrderBook outside of the window')
  return book
}

/**
 * Offers orders in the palette as long as the part is on the screen.
 * @param give asked whenever the palette is opened, never while drawing
 */
export function useOrders(give: () => readonly Order[]): void {
  const book = useOrderBook()
  const latest = useEvent(give)
  useEffect(() => book.add(latest), [book, latest])
}

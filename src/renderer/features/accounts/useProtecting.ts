/** Goes on with what a person was doing once the data have the passphrase that it needed. */
import { useState } from 'react'
import type { OperationError } from '../../rpc/client.ts'

export type Protecting = {
  /** Whether an error asks for a passphrase first. */
  readonly concerns: (error: OperationError) => boolean
  /** Takes over such an error: asks for the passphrase and then does `again`. Leaves any other to the caller. */
  readonly takes: (error: OperationError, again: () => void) => void
}

/** The dialog that asks is drawn by the caller, with what this answers. */
export function useProtecting(): {
  readonly protecting: Protecting
  readonly asking: boolean
  readonly goOn: () => void
  readonly giveUp: () => void
} {
  const [again, setAgain] = useState<{ readonly run: () => void } | null>(null)
  const concerns = (error: OperationError): boolean => error.wire.code === 'passphrase_required'
  return {
    protecting: {
      concerns,
      takes: (error, run) => {
        if (concerns(error)) setAgain({ run })
      },
    },
    asking: again !== null,
    goOn: () => {
      again?.run()
      setAgain(null)
    },
    giveUp: () => setAgain(null),
  }
}

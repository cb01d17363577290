/** Placeholder until the locked and blocked screens are written. */
import type { ReactNode } from 'react'

export function SessionGate({ children }: { readonly children: ReactNode }) {
  return children
}

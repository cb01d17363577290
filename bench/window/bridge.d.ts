import type { Bridge } from '../../src/shared/rpc/envelope.ts'

declare global {
  var mando: Bridge
}

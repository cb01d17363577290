/** Ids are made in the window, so that a command sent twice changes nothing more. */
import { uuidV7 } from '#shared/domain/ids.ts'

/** A new id that sorts after those made before. */
export function newId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

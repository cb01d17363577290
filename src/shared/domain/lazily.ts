/**
 * Declares what takes time to make and may never be asked for: schemas, formatters, whatever is read from a file. Made when their
 * module is read they held every start, wanted or not (docs/adr/0013-speed-of-start-and-calls.md).
 *
 * @returns a function that makes it at the first call, and from then on answers the same one
 */
export function lazily<T extends object>(make: () => T): () => T {
  let made: T | null = null
  return () => (made ??= make())
}

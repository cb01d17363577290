/** Closes a switch: a case that the types rule out reaches this only through a bug. */
export function assertNever(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}

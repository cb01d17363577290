/** Documents and recordings of X that lie beside the project and are not part of it. Tests that need them say so when they skip. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../../../shared/data')

/** The parsed document, or null (and a printed line) where it is not on this machine. */
export const sharedData = (name: string): unknown => {
  const path = resolve(folder, name)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'))
  process.stdout.write(`skipped: data not present (${name})\n`)
  return null
}

/** The tables of a specification, as the tests that hold the code against them read them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type SpecTable = {
  /** The names of the columns after the first. */
  readonly columns: readonly string[]
  /** By the first cell of a row, its other cells. */
  readonly rows: ReadonlyMap<string, readonly string[]>
}

/**
 * The one table that stands in a part of a specification; marks of code in its cells are left out.
 * @param file of docs/specs, `outbox.md`
 * @param from where the part begins, `9.1.`; it ends before `to`
 */
export function specTable(file: string, from: string, to: string): SpecTable {
  const spec = readFileSync(join(import.meta.dirname, '../../docs/specs', file), 'utf8')
  const part = spec.slice(spec.indexOf(from), spec.indexOf(to))
  const [head = [], , ...body] = part
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
  return { columns: head.slice(1), rows: new Map(body.map(([name = '', ...cells]) => [name, cells])) }
}

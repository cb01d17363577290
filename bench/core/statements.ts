/** Records every statement that runs on a database, and runs them again in a plain loop. */
import type { Sqlite } from '../../src/main/store/sqlite.ts'

type Method = 'run' | 'get' | 'all'
export type Recorded = { readonly sql: string; readonly method: Method; readonly args: readonly unknown[] }
type Statement = Record<Method, (...args: unknown[]) => unknown>
type AnyStatement = { readonly source: string } & Statement

const METHODS: readonly Method[] = ['run', 'get', 'all']

/** All statements of all databases of this process, in order, also the BEGIN and COMMIT of transactions, until `end`. */
export function recordStatements(db: Sqlite): { readonly end: () => readonly Recorded[] } {
  // Every statement of the binding shares one prototype; those that are prepared already are caught too.
  const prototype = Object.getPrototypeOf(compiled(db, 'SELECT 1')) as AnyStatement
  const originals = METHODS.map((method) => [method, prototype[method]] as const)
  const recorded: Recorded[] = []
  for (const [method, original] of originals) {
    prototype[method] = function (this: AnyStatement, ...args: unknown[]) {
      recorded.push({ sql: this.source, method, args })
      return original.apply(this, args)
    }
  }
  return {
    end: () => {
      for (const [method, original] of originals) prototype[method] = original
      return recorded
    },
  }
}

/** By the binding itself: the store compiles what it is given only when it is used. */
function compiled(db: Sqlite, sql: string): Statement {
  const binding = Object.getPrototypeOf(db) as Sqlite
  return binding.prepare.call(db, sql) as unknown as Statement
}

/** Milliseconds that the statements take, each text prepared once beforehand. */
export function replay(db: Sqlite, recorded: readonly Recorded[]): number {
  const prepared = new Map<string, Statement>()
  for (const { sql } of recorded) {
    if (prepared.has(sql)) continue
    prepared.set(sql, compiled(db, sql))
  }
  const begin = performance.now()
  for (const { sql, method, args } of recorded) prepared.get(sql)?.[method](...args)
  return performance.now() - begin
}

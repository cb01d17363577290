/** Records every statement that runs on a database, and runs them again in a plain loop. */
import { openSqlite, type Sqlite } from '../../src/main/store/sqlite.ts'

type Method = 'run' | 'get' | 'all'
export type Recorded = { readonly sql: string; readonly method: Method; readonly args: readonly unknown[] }
type Statement = Record<Method, (...args: unknown[]) => unknown>
type AnyStatement = { readonly source: string } & Statement

const METHODS: readonly Method[] = ['run', 'get', 'all']

/** What is being recorded; null while nothing is. */
let recorded: Recorded[] | null = null

/**
 * Once, before any statement of the store is run: a statement of the store keeps the binding's method as it found it at its first
 * run. Whatever is measured pays for it alike.
 */
function watchStatements(): void {
  const db = openSqlite(':memory:')
  // Every statement of the binding shares one prototype.
  const prototype = Object.getPrototypeOf(db.prepare('SELECT 1')) as AnyStatement
  for (const method of METHODS) {
    const original = prototype[method]
    prototype[method] = function (this: AnyStatement, ...args: unknown[]) {
      recorded?.push({ sql: this.source, method, args })
      return original.apply(this, args)
    }
  }
  db.close()
}
watchStatements()

/** All statements of all databases of this process, in order, also the BEGIN and COMMIT of transactions, until `end`. */
export function recordStatements(): { readonly end: () => readonly Recorded[] } {
  const own: Recorded[] = []
  recorded = own
  return {
    end: () => {
      recorded = null
      // What cannot be measured against anything must not look like a result.
      if (own.length === 0) throw new Error('no statement was run')
      return own
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

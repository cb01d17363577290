/**
 * Has the statements of a database compiled when they are first run, not when they are written down: the tables write down some
 * five hundred, and a start runs a few dozen of them (docs/adr/0013).
 */
import type { Sqlite, SqliteStatement } from './sqlite.ts'

type Form = 'pluck' | 'raw'

/** A statement's errors are thrown where it is first run. Of its methods it has those that the store uses. */
class StatementWhenUsed implements Pick<SqliteStatement, 'get' | 'all' | 'run' | 'iterate'> {
  readonly #compile: () => SqliteStatement
  readonly #forms: Form[] = []
  #compiled: SqliteStatement | null = null

  constructor(compile: () => SqliteStatement) {
    this.#compile = compile
  }

  get(...values: unknown[]): unknown {
    return this.#firstUse().get(...values)
  }

  all(...values: unknown[]): unknown[] {
    return this.#firstUse().all(...values)
  }

  run(...values: unknown[]): ReturnType<SqliteStatement['run']> {
    return this.#firstUse().run(...values)
  }

  iterate(...values: unknown[]): IterableIterator<unknown> {
    return this.#firstUse().iterate(...values)
  }

  pluck(): this {
    return this.#inForm('pluck')
  }

  raw(): this {
    return this.#inForm('raw')
  }

  #inForm(form: Form): this {
    if (this.#compiled === null) this.#forms.push(form)
    else this.#compiled[form]()
    return this
  }

  /** Once: after it the four calls are the binding's. */
  #firstUse(): SqliteStatement {
    const compiled = this.#compile()
    for (const form of this.#forms) compiled[form]()
    this.#compiled = compiled
    // A fetch of ten thousand messages runs half a million statements.
    this.get = compiled.get.bind(compiled)
    this.all = compiled.all.bind(compiled)
    this.run = compiled.run.bind(compiled)
    this.iterate = compiled.iterate.bind(compiled)
    return compiled
  }
}

/** @param db what it prepares from now on is meant; while rows of a statement are being iterated it can compile none */
export function compileWhenUsed(db: Sqlite): void {
  const prepare = db.prepare.bind(db)
  const whenUsed = (sql: string) => new StatementWhenUsed(() => prepare(sql))
  // Its type promises more methods than there are; that nobody uses others is what the types of the tables cannot say.
  db.prepare = whenUsed as unknown as Sqlite['prepare']
}

/** Tables with one row for a key, which is read and written whole: what they would repeat of SQL. */

/** The names of a row here, and of its columns there. */
export type Columns = Readonly<Record<string, string>>

/**
 * `select` reads a row under our names, without its key; `put` writes it whole, whether it was there or not. Both take
 * their values by our names. Only for names that stand in the program: nothing is escaped.
 */
export function wholeRowSql(
  table: string,
  key: Columns,
  columns: Columns,
): { readonly select: string; readonly put: string } {
  const all = Object.entries({ ...key, ...columns })
  const ours = Object.entries(columns)
  const isKey = Object.entries(key).map(([name, column]) => `${column} = @${name}`)
  return {
    select: `SELECT ${ours.map(([name, column]) => `${column} AS ${name}`).join(', ')} FROM ${table}
      WHERE ${isKey.join(' AND ')}`,
    put: `INSERT INTO ${table} (${all.map(([, column]) => column).join(', ')})
      VALUES (${all.map(([name]) => `@${name}`).join(', ')})
      ON CONFLICT (${Object.values(key).join(', ')}) DO UPDATE
      SET ${ours.map(([, column]) => `${column} = excluded.${column}`).join(', ')}`,
  }
}

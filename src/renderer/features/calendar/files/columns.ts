/** What the columns of a table are, as a person changes them. Pure. */
import type { PostColumn } from '#shared/domain/postColumns.ts'

/** A column becomes another thing; what a post has once is taken from the column that had it. */
export function withColumn(columns: readonly PostColumn[], index: number, column: PostColumn): PostColumn[] {
  const isShared = column === 'text' || column === 'ignored'
  return columns.map((each, at) => {
    if (at === index) return column
    return !isShared && each === column ? 'ignored' : each
  })
}

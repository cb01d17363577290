/** A table of figures with its name and what it does not say; it can be saved where `fileName` is given. */
import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { shownCell, type FigureTable } from '../charts/figureTable.ts'
import { SaveMenu } from '../charts/SaveMenu.tsx'
import classes from './care.module.css'

/** @param fileName null where the numbers leave the window on no way */
export function FiguresBlock({
  title,
  caption,
  table,
  fileName,
  empty,
}: {
  readonly title: string
  readonly caption: string
  readonly table: FigureTable
  readonly fileName: string | null
  /** What is said where there is no row. */
  readonly empty: string
}) {
  const { t } = useTranslation('care')
  const { columns, rows } = table
  return (
    <figure className={classes.block}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <h2 className={classes.blockTitle}>{title}</h2>
        {fileName !== null && rows.length > 0 && (
          <SaveMenu title={title} fileName={fileName} table={() => table} picture={null} />
        )}
      </Group>
      {rows.length === 0 ? (
        <Text size="sm">{empty}</Text>
      ) : (
        <table className={classes.figures} aria-label={table.label}>
          <thead>
            <tr>
              {columns.map(({ title: name, isNumber }) => (
                <th key={name} scope="col" data-number={isNumber}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={String(row[0])}>
                {columns.map((column, at) => {
                  const text = shownCell(row[at], { gap: t('fewData'), ...column })
                  return at === 0 ? (
                    <th key={column.title} scope="row">
                      {text}
                    </th>
                  ) : (
                    <td key={column.title} data-number={column.isNumber} data-gap={row[at] === null}>
                      {text}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Text component="figcaption" size="xs" c="dimmed">
        {caption}
      </Text>
    </figure>
  )
}

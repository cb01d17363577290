/** What an office keeps under a name: to be changed, or archived with a way back; and the list of what was archived. */
import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { offerUndo } from '../../ui/undo.tsx'
import classes from './settings.module.css'

/** How long archiving can be taken back by one key. */
const UNDO_SECONDS = 10

/** The words of a button: what is seen, and what a screen reader says, which names the thing. */
type ButtonWords = { readonly text: string; readonly label: string }

export function ArchivableRow({
  id,
  name,
  children,
  facts,
  edit,
  archive,
  archivedNow,
  onEdit,
  onArchive,
  onUndo,
}: {
  readonly id: string
  readonly name: string
  /** The name as it is drawn. */
  readonly children: ReactNode
  readonly facts: readonly string[]
  readonly edit: ButtonWords
  readonly archive: ButtonWords
  /** What is said once it is archived. */
  readonly archivedNow: string
  readonly onEdit: () => void
  /** Archives it, and calls back once that is done. */
  readonly onArchive: (onDone: () => void) => void
  readonly onUndo: () => void
}) {
  return (
    <li className={classes.personRow} aria-label={name}>
      <span className={classes.personText}>
        <span className={classes.personName}>{children}</span>
        <span className={classes.personRole}>{facts.join(' · ')}</span>
      </span>
      <Group gap={4} wrap="nowrap">
        <Button variant="default" size="compact-xs" aria-label={edit.label} onClick={onEdit}>
          {edit.text}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={archive.label}
          onClick={() =>
            onArchive(() => offerUndo({ id: `archived-${id}`, message: archivedNow, seconds: UNDO_SECONDS, onUndo }))
          }
        >
          {archive.text}
        </Button>
      </Group>
    </li>
  )
}

export function ArchivedRows({
  title,
  rows,
  bringBack,
  onBringBack,
}: {
  readonly title: string
  readonly rows: readonly { readonly id: string; readonly name: string }[]
  readonly bringBack: (name: string) => ButtonWords
  readonly onBringBack: (id: string) => void
}) {
  return (
    <details className={classes.more}>
      <summary>{title}</summary>
      <ul className={classes.people} aria-label={title}>
        {rows.map(({ id, name }) => (
          <li key={id} className={classes.personRow} aria-label={name}>
            <span className={classes.personText}>
              <span className={classes.personName}>{name}</span>
            </span>
            <Button
              variant="default"
              size="compact-xs"
              aria-label={bringBack(name).label}
              onClick={() => onBringBack(id)}
            >
              {bringBack(name).text}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What can be used again: what may be used now, what rests until when (docs/specs/recurring.md §8). */
import { Badge, Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { readWallTime } from '#shared/domain/wallTime.ts'
import { callOperation, OperationError } from '../../rpc/client.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { PlainText } from '../../ui/PlainText.tsx'
import { notifyError } from '../../ui/notifyError.ts'
import { shortened } from '../../ui/shortened.ts'
import { offerUndo } from '../../ui/undo.tsx'
import { useFormat, useOfficeZone } from '../../ui/useFormat.ts'
import { useMay } from '../../ui/useMay.ts'
import { LibraryEntryDialog, type LibraryEntry } from './LibraryEntryDialog.tsx'
import classes from './recurring.module.css'

const UNDO_SECONDS = 10

export function LibraryList({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('recurring')
  const entries = useOperation('evergreen.list', {}).data
  const [changed, setChanged] = useState<LibraryEntry | null>(null)
  if (entries === undefined) return null
  const present = entries.filter(({ archivedAtMs }) => archivedAtMs === null)
  const archived = entries.filter(({ archivedAtMs }) => archivedAtMs !== null)
  return (
    <>
      {present.length === 0 && <Text size="sm">{t('library.empty')}</Text>}
      <ul className={classes.rows} aria-label={t('library.title')}>
        {present.map((entry) => (
          <EntryRow key={entry.entryId} entry={entry} onLeave={onLeave} onChange={() => setChanged(entry)} />
        ))}
      </ul>
      {archived.length > 0 && <Archived entries={archived} />}
      <LibraryEntryDialog
        entry={changed === null ? null : { kind: 'change', entry: changed }}
        onClose={() => setChanged(null)}
      />
    </>
  )
}

function EntryRow({
  entry,
  onLeave,
  onChange,
}: {
  readonly entry: LibraryEntry
  readonly onLeave: () => void
  readonly onChange: () => void
}) {
  const { t } = useTranslation(['recurring', 'common'])
  const format = useFormat()
  const may = useMay('compose')
  const use = useUse(entry, onLeave)
  const archive = useCommand('evergreen.archive')
  const bringBack = useCommand('evergreen.bringBack')
  const takeOff = useCommand('evergreen.removeText')
  const addAgain = useCommand('evergreen.addText')
  const excerpt = excerptOf(entry, t('common:noText'))
  const { entryId, state, restsUntil } = entry
  const removeText = (postId: string, words: string): void =>
    takeOff.mutate(
      { entryId, postId },
      {
        onSuccess: () =>
          offerUndo({
            message: t('library.removedText', { excerpt: words }),
            seconds: UNDO_SECONDS,
            onUndo: () => addAgain.mutate({ entryId, postId }),
          }),
      },
    )
  const day = restsUntil === null ? '' : format.shortDayOf(restsUntil)
  return (
    <li className={classes.row} aria-label={excerpt}>
      <div className={classes.rowHead}>
        <span className={classes.excerpt}>{excerpt}</span>
        <Badge variant="light" tt="none" flex="none" color={state === 'ready' ? 'blue' : 'gray'}>
          {state === 'resting' ? t('library.resting', { day }) : t(`library.${state}`)}
        </Badge>
      </div>
      <div className={classes.facts}>{t('library.uses', { count: entry.uses })}</div>
      {entry.texts.length > 1 && <Turns texts={entry.texts} onRemove={may ? removeText : null} />}
      {may && (
        <Group gap={4} mt={4}>
          <Button size="compact-xs" variant="default" disabled={state === 'over'} onClick={() => use('draft', state)}>
            {t(state === 'resting' ? 'library.anyway' : 'library.toDraft')}
          </Button>
          {state === 'ready' && (
            <Button size="compact-xs" variant="default" onClick={() => use('slot', state)}>
              {t('library.toSlot')}
            </Button>
          )}
          <Button size="compact-xs" variant="subtle" aria-label={t('library.changeOf', { excerpt })} onClick={onChange}>
            {t('library.change')}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('library.archiveOf', { excerpt })}
            onClick={() =>
              archive.mutate(
                { entryId },
                {
                  onSuccess: () =>
                    offerUndo({
                      message: t('library.archived', { excerpt }),
                      seconds: UNDO_SECONDS,
                      onUndo: () => bringBack.mutate({ entryId }),
                    }),
                },
              )
            }
          >
            {t('library.archive')}
          </Button>
        </Group>
      )}
    </li>
  )
}

/** The wordings that take turns, and whose turn it is. */
function Turns({
  texts,
  onRemove,
}: {
  readonly texts: LibraryEntry['texts']
  /** Null where the person may not write. */
  readonly onRemove: ((postId: string, words: string) => void) | null
}) {
  const { t } = useTranslation(['recurring', 'common'])
  return (
    <ol className={classes.turns} aria-label={t('library.turns', { count: texts.length })}>
      {texts.map(({ sourcePostId: postId, excerpt, isNext }, index) => {
        const words = excerpt === '' ? t('common:noText') : shortened(excerpt, 80)
        return (
          <li key={postId} className={classes.rowHead}>
            <span className={classes.turn}>
              <PlainText text={words} />
            </span>
            {isNext && (
              <Badge variant="light" tt="none" flex="none" color="gray">
                {t('library.isNext')}
              </Badge>
            )}
            {onRemove !== null && index > 0 && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('library.removeTextOf', { excerpt: words })}
                onClick={() => onRemove(postId, words)}
              >
                {t('library.removeText')}
              </Button>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** A new post says it again; what is used although it rests is used because somebody said so. */
function useUse(entry: LibraryEntry, onLeave: () => void) {
  const { t } = useTranslation('recurring')
  const format = useFormat()
  const zone = useOfficeZone()
  const [, navigate] = useLocation()
  return (into: 'draft' | 'slot', state: LibraryEntry['state']): void => {
    const copyId = newId()
    const whenOf = (wallTime: string): string => {
      const reading = readWallTime(wallTime, zone)
      return reading.kind === 'once' ? format.dayTime(reading.atMs) : wallTime.replace('T', ' ')
    }
    const carryOut = async (): Promise<void> => {
      const input = { entryId: entry.entryId, copyId, into, despiteRest: state === 'resting' }
      const { scheduled, wallTime } = await callOperation('evergreen.use', input)
      const back = async (): Promise<void> => {
        if (scheduled) await callOperation('calendar.unschedule', { postId: copyId })
        await callOperation('calendar.discard', { postId: copyId })
      }
      offerUndo({
        message:
          wallTime === null
            ? t('library.usedDraft')
            : t(scheduled ? 'library.usedPlanned' : 'library.usedKept', { when: whenOf(wallTime) }),
        seconds: UNDO_SECONDS,
        onUndo: () => {
          back().catch(notifyError)
        },
      })
      onLeave()
      if (!scheduled) navigate(`/calendar/post/${copyId}`)
    }
    carryOut().catch((error: unknown) => {
      const hasNoSlot = error instanceof OperationError && error.wire.code === 'no_slot'
      if (hasNoSlot) notifications.show({ message: t('slots.none'), role: 'status' })
      else notifyError(error)
    })
  }
}

function Archived({ entries }: { readonly entries: readonly LibraryEntry[] }) {
  const { t } = useTranslation(['recurring', 'common'])
  const bringBack = useCommand('evergreen.bringBack')
  const title = t('library.archivedList', { count: entries.length })
  return (
    <details>
      <summary className={classes.facts}>{title}</summary>
      <ul className={classes.rows} aria-label={title}>
        {entries.map((entry) => {
          const excerpt = excerptOf(entry, t('common:noText'))
          return (
            <li key={entry.entryId} className={classes.rowHead}>
              <span className={classes.excerpt}>{excerpt}</span>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('library.bringBackOf', { excerpt })}
                onClick={() => bringBack.mutate({ entryId: entry.entryId })}
              >
                {t('library.bringBack')}
              </Button>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

function excerptOf({ excerpt }: LibraryEntry, none: string): string {
  return excerpt === '' ? none : shortened(excerpt, 80)
}

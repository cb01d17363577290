/** The drafts beside the calendar: open them, or drag them to their day. */
import { ActionIcon, Text, Title } from '@mantine/core'
import { IconCalendarDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostCard } from '#shared/contract/calendar.ts'
import { accountColour } from '../../ui/AccountBadge.tsx'
import { useOperation } from '../../rpc/useOperation.ts'
import { PlainText } from '../../ui/PlainText.tsx'
import { shortened } from '../../ui/shortened.ts'
import { useAfterPaint } from '../../ui/useAfterPaint.ts'
import { useNextSlot } from '../../ui/useNextSlot.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { colourBands } from './colourBands.ts'
import classes from './calendar.module.css'
import slots from './slots.module.css'

/** The kind of thing that is dragged; other programs do not offer it, so nothing foreign can be dropped. */
export const DRAFT_TYPE = 'application/x-mando-draft'

export function DraftsTray({
  drafts,
  accounts,
  isFiltered,
  mayPlan,
  onOpen,
  onPickUp,
}: {
  readonly drafts: readonly PostCard[]
  readonly accounts: readonly AccountView[]
  /** Whether there may be others that the filter leaves out. */
  readonly isFiltered: boolean
  /** Whether the person who acts may drag them to a day. */
  readonly mayPlan: boolean
  readonly onOpen: (postId: string) => void
  /** By key: the next day or hour that is chosen is its own. */
  readonly onPickUp: (postId: string) => void
}) {
  const { t } = useTranslation(['calendar', 'common', 'planning', 'recurring'])
  const format = useFormat()
  const nowMs = useNow()
  const nextSlot = useNextSlot()
  const isDue = useAfterPaint('slots.list', {})
  const hasSlots = (useOperation('slots.list', {}, { enabled: isDue }).data?.length ?? 0) > 0 && mayPlan
  return (
    <aside className={classes.tray} aria-labelledby="drafts-title">
      <div className={classes.trayHead}>
        <Title order={2} id="drafts-title">
          {t('drafts.title')}
        </Title>
        <span className={`${classes.trayCount ?? ''} tabular`}>{drafts.length}</span>
      </div>
      <div className={classes.trayList}>
        {drafts.length === 0 ? (
          <Text c="dimmed" size="xs" px="sm">
            {isFiltered ? t('planning:filter.noDrafts') : t('drafts.empty')}
          </Text>
        ) : (
          <ul className={classes.draftList}>
            {drafts.map((draft) => {
              const colours = draft.accountIds.flatMap(
                (id) => accounts.find(({ accountId }) => accountId === id)?.colour ?? [],
              )
              return (
                <li key={draft.postId} className={hasSlots ? slots.slotted : undefined}>
                  <button
                    type="button"
                    className={classes.draft}
                    data-draft={draft.postId}
                    draggable={mayPlan}
                    onDragStart={(event) => {
                      event.dataTransfer.effectAllowed = 'copyMove'
                      event.dataTransfer.setData(DRAFT_TYPE, draft.postId)
                    }}
                    aria-keyshortcuts={hasSlots ? 'P H' : mayPlan ? 'P' : undefined}
                    onKeyDown={(event) => {
                      const key = event.key.toLowerCase()
                      const isOurs = key === 'p' || (key === 'h' && hasSlots)
                      if (!mayPlan || !isOurs || event.ctrlKey || event.metaKey || event.altKey) return
                      event.preventDefault()
                      event.stopPropagation()
                      if (key === 'p') onPickUp(draft.postId)
                      else nextSlot(draft)
                    }}
                    onClick={() => onOpen(draft.postId)}
                  >
                    <span
                      className={classes.eventBar}
                      style={{ background: colourBands(colours.map(accountColour)) }}
                    />
                    <span className={classes.draftText}>
                      <PlainText text={draft.excerpt === '' ? t('common:noText') : draft.excerpt} />
                    </span>
                    <span className={classes.draftWhen}>
                      {draft.planned === null
                        ? t('drafts.updated', { when: format.relative(Math.min(draft.updatedAtMs, nowMs), nowMs) })
                        : format.dayTime(draft.planned.atMs)}
                    </span>
                  </button>
                  {hasSlots && (
                    <ActionIcon
                      className={slots.toSlot}
                      size={24}
                      variant="subtle"
                      aria-label={`${t('recurring:slots.next')}: ${draft.excerpt === '' ? t('common:noText') : shortened(draft.excerpt)}`}
                      title={`${t('recurring:slots.next')} (H)`}
                      onClick={() => nextSlot(draft)}
                    >
                      <IconCalendarDown size={14} aria-hidden />
                    </ActionIcon>
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </div>
      {drafts.length > 0 && mayPlan && (
        <Text className={classes.trayHint} c="dimmed" size="xs">
          {t('drafts.hint')}
        </Text>
      )}
    </aside>
  )
}

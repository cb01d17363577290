/** Below an open post: how it repeats, and the ways to have it come again (docs/specs/recurring.md). */
import { ActionIcon, Button, Menu, Text } from '@mantine/core'
import { IconDots, IconRepeat } from '@tabler/icons-react'
import { useState, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { dayAt, wallTimeAt } from '#shared/domain/wallTime.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { ScopeDialog, type ScopeQuestion } from '../../ui/ScopeDialog.tsx'
import { useFormat, useOfficeZone } from '../../ui/useFormat.ts'
import { useMay } from '../../ui/useMay.ts'
import { useNow } from '../../ui/useNow.ts'
import { useOrders } from '../../ui/orders.ts'
import { LibraryEntryDialog } from './LibraryEntryDialog.tsx'
import { seriesWords } from './ruleWords.ts'
import { SeriesDialog, type SeriesOfPost, type SeriesTask } from './SeriesDialog.tsx'
import { useNextSlot } from '../../ui/useNextSlot.ts'
import { useSeriesActs } from '../../ui/useSeriesActs.ts'
import classes from './recurring.module.css'

export function RepeatingBar({ postId }: { readonly postId: string }) {
  const { t } = useTranslation('recurring')
  const may = useMay('compose')
  const zone = useOfficeZone()
  const nowMs = useNow(60_000)
  const post = useOperation('calendar.get', { postId }).data
  const series = useOperation('recurring.ofPost', { postId }).data
  const library = useOperation('evergreen.list', {}).data
  const nextSlot = useNextSlot()
  const hasSlots = (useOperation('slots.list', {}).data?.length ?? 0) > 0
  const [task, setTask] = useState<SeriesTask | null>(null)
  const [keeps, setKeeps] = useState(false)
  const [question, setQuestion] = useState<ScopeQuestion | null>(null)
  const isKept = library?.some(
    ({ texts, archivedAtMs }) => archivedAtMs === null && texts.some(({ sourcePostId }) => sourcePostId === postId),
  )
  const hasEdit =
    post !== undefined &&
    (post.pendingEdit !== null || post.variants.some(({ own }) => (own?.pendingEdit ?? null) !== null))
  const start = (planned: { readonly atMs: number } | null): void =>
    setTask({ kind: 'start', postId, wallTime: planned === null ? null : wallTimeAt(planned.atMs, zone) })
  useOrders(() => {
    if (!may || post === undefined || series === undefined) return []
    const mayStart = series === null && post.state !== 'cancelled' && !hasEdit
    return [
      ...(mayStart ? [{ id: 'repeat', label: t('bar.repeat'), run: () => start(post.planned) }] : []),
      ...(post.state === 'draft' && hasSlots
        ? [{ id: 'next-slot', label: t('bar.nextSlot'), run: () => nextSlot(post) }]
        : []),
      ...(isKept === true ? [] : [{ id: 'keep', label: t('bar.keep'), run: () => setKeeps(true) }]),
    ]
  })
  if (post === undefined || series === undefined) return null
  const { planned, state } = post
  return (
    // Its dialogs stand outside of the panel: the panel's keys are not theirs.
    <div
      role="presentation"
      onKeyDown={(event) => (task !== null || keeps || question !== null) && event.stopPropagation()}
    >
      <div className={classes.bar} role="group" tabIndex={-1} aria-label={t('bar.label')}>
        {series !== null && (
          <SeriesLine
            series={series}
            postId={postId}
            may={may}
            isApplied={!hasEdit}
            onChange={() =>
              setQuestion({
                title: t('dialog.changeTitle'),
                text: t('scope.changeTitle'),
                scopes: ['following', 'all'],
                onChosen: (scope) => setTask({ kind: 'change', series, scope: scope === 'all' ? 'all' : 'following' }),
              })
            }
            onAsk={setQuestion}
          />
        )}
        {may && series === null && state !== 'cancelled' && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconRepeat size={12} aria-hidden />}
            disabled={hasEdit}
            onClick={() => start(planned)}
          >
            {t('bar.repeat')}
          </Button>
        )}
        {may && state === 'draft' && hasSlots && (
          <Button size="compact-xs" variant="default" onClick={() => nextSlot(post)}>
            {t('bar.nextSlot')}
          </Button>
        )}
        {isKept === true ? (
          <Text size="xs" c="dimmed">
            {t('bar.kept')}
          </Text>
        ) : (
          may && (
            <Button size="compact-xs" variant="subtle" onClick={() => setKeeps(true)}>
              {t('bar.keep')}
            </Button>
          )
        )}
      </div>
      <SeriesDialog task={task} today={dayAt(nowMs, zone)} onClose={() => setTask(null)} />
      <LibraryEntryDialog entry={keeps ? { kind: 'add', postId } : null} onClose={() => setKeeps(false)} />
      <ScopeDialog question={question} onLeave={() => setQuestion(null)} />
    </div>
  )
}

function SeriesLine({
  series,
  postId,
  may,
  isApplied,
  onChange,
  onAsk,
}: {
  readonly series: SeriesOfPost
  readonly postId: string
  readonly may: boolean
  /** Nothing is typed that is not applied. */
  readonly isApplied: boolean
  readonly onChange: () => void
  readonly onAsk: (question: ScopeQuestion) => void
}) {
  const { t, i18n } = useTranslation('recurring')
  const format = useFormat()
  const acts = useSeriesActs()
  const { seriesId, state } = series
  const spread = (event: MouseEvent<HTMLElement>, scope: 'following' | 'all'): void => {
    // The button goes once all say the same; the keyboard stays within the panel.
    event.currentTarget.closest<HTMLElement>('[role=group]')?.focus()
    void acts.spread(postId, scope)
  }
  return (
    <>
      <div className={classes.barWords}>
        <IconRepeat size={12} aria-hidden />
        <span>
          {seriesWords(t, format, series, i18n.language)}
          {state !== 'running' && ` ${t(`bar.${state}`)}`}
        </span>
        {may && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon size="sm" variant="subtle" aria-label={t('bar.more')}>
                <IconDots size={14} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item disabled={state === 'over'} onClick={onChange}>
                {t('bar.change')}
              </Menu.Item>
              {state === 'paused' ? (
                <Menu.Item onClick={() => void acts.resume(seriesId)}>{t('bar.resume')}</Menu.Item>
              ) : (
                <Menu.Item disabled={state === 'over'} onClick={() => void acts.pause(seriesId)}>
                  {t('bar.pause')}
                </Menu.Item>
              )}
              <Menu.Item
                onClick={() =>
                  onAsk({
                    title: t('scope.stopTitle'),
                    text: t('scope.stopText'),
                    scopes: ['following', 'all'],
                    onChosen: (scope) => void acts.stop(seriesId, scope === 'all' ? null : series.wallTime),
                  })
                }
              >
                {t('bar.stop')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {series.isOther && (
        <div className={classes.bar}>
          <Text size="xs">
            {t('bar.other')} {!may || !isApplied || series.all === 0 ? t('bar.onlyThis') : ''}
          </Text>
          {may && isApplied && series.following > 0 && (
            <Button size="compact-xs" variant="default" onClick={(event) => spread(event, 'following')}>
              {t('bar.sayFollowing')}
            </Button>
          )}
          {may && isApplied && series.all > 1 && (
            <Button size="compact-xs" variant="default" onClick={(event) => spread(event, 'all')}>
              {t('bar.sayAll')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

/** All series, with what comes next of each (docs/specs/recurring.md §3). */
import { Badge, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { OutputOf } from '#shared/contract/contract.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { shortened } from '../../ui/shortened.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { useMay } from '../../ui/useMay.ts'
import { seriesWords } from './ruleWords.ts'
import { useSeriesActs } from '../../ui/useSeriesActs.ts'
import classes from './recurring.module.css'

type Listed = OutputOf<'recurring.list'>[number]

const SHOWN_NEXT = 5

/** @param onLeave what was opened stands beside the calendar */
export function SeriesList({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('recurring')
  const series = useOperation('recurring.list', {}).data
  if (series === undefined) return null
  if (series.length === 0) return <Text size="sm">{t('list.empty')}</Text>
  return (
    <ul className={classes.rows} aria-label={t('list.title')}>
      {series.map((each) => (
        <SeriesRow key={each.seriesId} series={each} onLeave={onLeave} />
      ))}
    </ul>
  )
}

function SeriesRow({ series, onLeave }: { readonly series: Listed; readonly onLeave: () => void }) {
  const { t, i18n } = useTranslation(['recurring', 'common'])
  const { t: recurring } = useTranslation('recurring')
  const format = useFormat()
  const may = useMay('compose')
  const acts = useSeriesActs()
  const { seriesId, state } = series
  const excerpt = series.excerpt === '' ? t('common:noText') : shortened(series.excerpt, 80)
  return (
    <li className={classes.row} aria-label={excerpt}>
      <div className={classes.rowHead}>
        <span className={classes.excerpt}>{excerpt}</span>
        <Group gap={4} wrap="nowrap">
          <Badge variant="light" tt="none" flex="none" color={state === 'running' ? 'blue' : 'gray'}>
            {t(`list.states.${state}`)}
          </Badge>
          {may && state === 'running' && (
            <Button size="compact-xs" variant="default" onClick={() => void acts.pause(seriesId)}>
              {t('list.pause')}
            </Button>
          )}
          {may && state === 'paused' && (
            <Button size="compact-xs" variant="default" onClick={() => void acts.resume(seriesId)}>
              {t('list.resume')}
            </Button>
          )}
          {may && state !== 'over' && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('list.endOf', { excerpt })}
              onClick={() => void acts.end(seriesId)}
            >
              {t('list.end')}
            </Button>
          )}
        </Group>
      </div>
      <div className={classes.facts}>{seriesWords(recurring, format, series, i18n.language)}</div>
      {series.next.length === 0 ? (
        <Text size="xs" c="dimmed">
          {t('list.noNext')}
        </Text>
      ) : (
        <ul className={classes.dates} aria-label={t('list.next', { excerpt })}>
          {series.next.slice(0, SHOWN_NEXT).map((date) => (
            <DateRow key={date.wallTime} seriesId={seriesId} date={date} may={may} onLeave={onLeave} />
          ))}
        </ul>
      )}
    </li>
  )
}

function DateRow({
  seriesId,
  date,
  may,
  onLeave,
}: {
  readonly seriesId: string
  readonly date: Listed['next'][number]
  readonly may: boolean
  readonly onLeave: () => void
}) {
  const { t } = useTranslation(['recurring', 'common'])
  const format = useFormat()
  const [, navigate] = useLocation()
  const acts = useSeriesActs()
  const { wallTime, place, kind, postId, state } = date
  const at = place ?? wallTime
  const day = format.shortDayOf(at.slice(0, 10))
  return (
    <li className={classes.dateRow}>
      <span>
        <span className="tabular">
          {day}, {at.slice(11)}
        </span>
        <span className={classes.note}>
          {' '}
          ·{' '}
          {state === null
            ? t(`list.kinds.${kind}`)
            : kind === 'never'
              ? t('list.kinds.never')
              : t(`common:postState.${state}`)}
        </span>
      </span>
      {postId !== null && state !== null ? (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`${t('list.open')}: ${day}`}
          onClick={() => {
            onLeave()
            navigate(`/calendar/post/${postId}`)
          }}
        >
          {t('list.open')}
        </Button>
      ) : (
        may &&
        postId === null &&
        (kind === 'to_make' || kind === 'left_out') && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t(kind === 'left_out' ? 'list.wantAgainOf' : 'list.leaveOutOf', { day })}
            onClick={() => acts.leaveOut(seriesId, wallTime, kind !== 'left_out', day)}
          >
            {t(kind === 'left_out' ? 'list.wantAgain' : 'list.leaveOut')}
          </Button>
        )
      )}
    </li>
  )
}

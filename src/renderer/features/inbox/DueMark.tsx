/** By when a conversation is to be answered or resolved: short on its row, in a sentence in its head. */
import { IconClock, IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Dues } from '#shared/domain/due.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import type { Format } from '../../ui/format.ts'
import { dueState, durationText, type DueState, type Opening } from './dueView.ts'
import classes from './clock.module.css'

const NO_OPENINGS: readonly Opening[] = []

export function DueMark({
  dues,
  format,
  nowMs,
  length,
}: {
  readonly dues: Dues
  readonly format: Format
  readonly nowMs: number
  readonly length: 'short' | 'sentence'
}) {
  const { t } = useTranslation('hours')
  const openings = useOperation('hours.openings', {}).data ?? NO_OPENINGS
  const due = dueState(dues, openings, nowMs)
  if (due === null) return null
  const DueIcon = due.state === 'late' ? IconClockExclamation : IconClock
  const duration = durationText(due.minutes)
  const sentence = sentenceOf(due)
  return (
    <span className={classes.due} data-state={due.state} title={length === 'short' ? sentence : undefined}>
      <DueIcon size={13} aria-hidden />
      {length === 'sentence' ? sentence : t(due.state === 'late' ? 'due.late' : 'due.left', { duration })}
    </span>
  )

  function sentenceOf({ kind, state, atMs }: DueState): string {
    const isToday = format.day(atMs) === format.day(nowMs)
    const when = isToday ? format.time(atMs) : format.dayTime(atMs)
    return t(state === 'late' ? `due.${kind}Late` : `due.${kind}Left`, { when, duration })
  }
}

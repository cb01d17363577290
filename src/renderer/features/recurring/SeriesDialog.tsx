/** Makes a post repeat, or changes how it does (docs/specs/recurring.md §2, §4.3). */
import { Checkbox, Group, NumberInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { CHECKS } from '#shared/domain/checks/finding.ts'
import { isHour } from '#shared/domain/hour.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { DatesPreview, useDates } from './DatesPreview.tsx'
import { formOfRule, freshForm, ruleOfForm } from './ruleForm.ts'
import { RuleFields, wholeOr, type SeriesForm } from './RuleFields.tsx'
import { useSeriesActs } from '../../ui/useSeriesActs.ts'
import classes from './recurring.module.css'

export type SeriesOfPost = NonNullable<OutputOf<'recurring.ofPost'>>

export type SeriesTask =
  | {
      readonly kind: 'start'
      readonly postId: string
      /** The hour that the post has or has in mind. */
      readonly wallTime: string | null
    }
  | { readonly kind: 'change'; readonly series: SeriesOfPost; readonly scope: 'following' | 'all' }

export function SeriesDialog({
  task,
  today,
  onClose,
}: {
  readonly task: SeriesTask | null
  readonly today: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['recurring', 'common'])
  return (
    <Dialog
      opened={task !== null}
      onClose={onClose}
      size={600}
      title={task?.kind === 'change' ? t('dialog.changeTitle') : t('dialog.title')}
    >
      {task !== null && <Form task={task} today={today} onClose={onClose} />}
    </Dialog>
  )
}

function Form({
  task,
  today,
  onClose,
}: {
  readonly task: SeriesTask
  readonly today: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['recurring', 'common'])
  const [form, setForm] = useState<SeriesForm>(() => formOf(task, today))
  const start = useCommand('recurring.start', { quiet: true })
  const change = useCommand('recurring.change', { quiet: true })
  const { sayDone } = useSeriesActs()
  const set = (next: Partial<SeriesForm>): void => {
    setForm((before) => ({ ...before, ...next }))
    start.reset()
    change.reset()
  }
  const { firstDay, hour, onHoliday, aheadDays, mostAhead } = form
  const isWhole = isHour(hour) && (form.rule.kind !== 'week' || form.rule.weekdays.length > 0)
  const hasEnd = form.rule.end === 'count' || form.rule.untilDay !== null || form.rule.kind === 'kept'
  const timetable = isWhole && hasEnd ? { rule: ruleOfForm(form.rule, firstDay), firstDay, hour, onHoliday } : null
  const dates = useDates(timetable)
  const isReady = timetable !== null && dates?.flaw === null
  const error = start.error ?? change.error
  const toConfirm = start.error?.wire.code === 'checks_unconfirmed' ? String(start.error.wire.params.checks) : null
  const making = () => ({
    ...(timetable ?? { rule: '', firstDay, hour, onHoliday }),
    makeAs: form.asDrafts ? ('draft' as const) : ('scheduled' as const),
    aheadDays,
    mostAhead,
  })
  const begin = (): void => {
    if (task.kind !== 'start' || !isReady) return
    const actId = newId()
    const confirmed = CHECKS.filter((check) => toConfirm?.split(',').includes(check) === true)
    start.mutate(
      { actId, seriesId: newId(), postId: task.postId, ...making(), confirmed },
      {
        onSuccess: (counts) => {
          sayDone('started', actId, counts)
          onClose()
        },
      },
    )
  }
  const save = (): void => {
    if (task.kind !== 'change' || !isReady) return
    const actId = newId()
    const { seriesId, wallTime } = task.series
    const fromWallTime = task.scope === 'all' ? null : wallTime
    change.mutate(
      { actId, seriesId, newSeriesId: newId(), fromWallTime, ...making() },
      {
        onSuccess: (counts) => {
          sayDone('changed', actId, counts)
          onClose()
        },
      },
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (task.kind === 'start') begin()
        else save()
      }}
    >
      <Stack gap="sm">
        <RuleFields form={form} today={today} onChange={set} />
        <Checkbox
          size="xs"
          label={t('dialog.asDrafts')}
          checked={form.asDrafts}
          onChange={(event) => set({ asDrafts: event.currentTarget.checked })}
        />
        <details>
          <summary className={classes.summary}>{t('dialog.brake')}</summary>
          <Group gap="sm" mt={4}>
            <NumberInput
              label={t('dialog.aheadDays')}
              min={1}
              max={180}
              allowDecimal={false}
              value={aheadDays}
              onChange={(value) => set({ aheadDays: Math.min(180, wholeOr(value, 60)) })}
            />
            <NumberInput
              label={t('dialog.mostAhead')}
              min={1}
              max={100}
              allowDecimal={false}
              value={mostAhead}
              onChange={(value) => set({ mostAhead: Math.min(100, wholeOr(value, 60)) })}
            />
          </Group>
        </details>
        {timetable === null ? (
          <Text size="sm" c="dimmed" role="status">
            {t(isWhole ? 'dialog.flaws.no_end' : 'dialog.flaws.unreadable')}
          </Text>
        ) : (
          dates !== undefined && <DatesPreview timetable={timetable} dates={dates} />
        )}
        {task.kind === 'start' && (
          <Text size="xs" c="dimmed">
            {t('dialog.sameText')}
          </Text>
        )}
        <FormFoot
          refused={error}
          submit={
            task.kind === 'change'
              ? t('dialog.save')
              : toConfirm === null
                ? t('dialog.start')
                : t('dialog.confirmAndStart')
          }
          isPending={start.isPending || change.isPending}
          isReady={isReady}
          onCancel={onClose}
        />
      </Stack>
    </form>
  )
}

function formOf(task: SeriesTask, today: string): SeriesForm {
  if (task.kind === 'change') {
    const { rule, zone, hour, onHoliday, makeAs, aheadDays, mostAhead, wallTime, left, firstOpen } = task.series
    const from = task.scope === 'all' && firstOpen !== null ? firstOpen : { wallTime, left }
    const firstDay = from.wallTime.slice(0, 10)
    const asDrafts = makeAs === 'draft'
    // As many times as are left from there on.
    const form = { ...formOfRule(rule, firstDay, zone), count: from.left }
    return { rule: form, firstDay, hour, onHoliday, asDrafts, aheadDays, mostAhead }
  }
  const day = task.wallTime?.slice(0, 10) ?? today
  const firstDay = day < today ? today : day
  return {
    rule: freshForm(firstDay),
    firstDay,
    hour: task.wallTime?.slice(11) ?? '10:00',
    onHoliday: 'keep',
    asDrafts: false,
    aheadDays: 60,
    mostAhead: 60,
  }
}

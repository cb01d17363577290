/** What the charts of followers say in words: what is seen on them, and what happened in a step. Pure. */
import type { TFunction } from 'i18next'
import { dayAfter, type DaySpan } from '#shared/domain/period.ts'
import type { Format } from '../../../ui/format.ts'
import type { Step, StepKind } from './followersView.ts'
import { bandsWithin, namesWithin } from './marksView.ts'
import type { Measure } from './measures.ts'
import type { CurveMarks } from './useMarks.ts'

/**
 * One sentence after the other.
 * @param handles without the @, of the accounts that are shown
 * @param base the place in the span from which relative values count; null where they have none in common
 * @param missing days without data; told of one account alone
 * @param compared the other days of a comparison
 */
export function followersCaption(
  seen: {
    readonly span: DaySpan
    readonly handles: readonly string[]
    readonly steps: { readonly firstDay: string; readonly lastDay: string; readonly kind: StepKind }
    readonly measure: Measure
    readonly base: number | null
    readonly missing: number
    readonly compared: DaySpan | null
  },
  { t, format }: { readonly t: TFunction<'growth'>; readonly format: Pick<Format, 'shortDayOf'> },
): string {
  const { span, handles, steps, measure, base, missing, compared } = seen
  const { kind } = steps
  const [only] = handles.length === 1 ? handles : []
  const days = { from: format.shortDayOf(steps.firstDay), to: format.shortDayOf(steps.lastDay) }
  const sentences = [
    only === undefined
      ? t('chart.captionSeveral', { count: handles.length, ...days })
      : t('chart.caption', { handle: only, ...days }),
    measure === 'count' ? t('chart.axisCut') : '',
    measure !== 'count' && base !== null
      ? t(`chart.base.${measure}`, { day: format.shortDayOf(dayAfter(span.firstDay, base)) })
      : '',
    measure === 'index' && base === null ? t('chart.noCommonBase') : '',
    only !== undefined && missing > 0 ? t(kind === 'day' ? 'chart.gaps' : 'chart.gapDays', { count: missing }) : '',
    compared === null
      ? ''
      : t('comparison.caption', {
          from: format.shortDayOf(compared.firstDay),
          to: format.shortDayOf(compared.lastDay),
        }),
    kind === 'day' ? '' : t(`chart.drawnBy.${kind}`),
  ]
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

/** Of what is saved of the charts, without an ending. */
export function followersFileName(
  accounts: readonly { readonly name: string }[],
  steps: readonly Step[],
  t: TFunction<'growth'>,
): string {
  const [only] = accounts
  const who = accounts.length === 1 && only !== undefined ? only.name.slice(1) : String(accounts.length)
  return `mando-${t('file.followers')}-${who}-${steps[0]?.firstDay ?? ''}-${steps.at(-1)?.lastDay ?? ''}`
}

/** Empty where nothing did. */
export function whatHappened({ unusual, days, bands, posts }: CurveMarks, step: Step, t: TFunction<'growth'>): string {
  const count = posts.find(({ x }) => x === step.x)?.count ?? 0
  return [
    unusual.some(({ at }) => at >= step.from && at <= step.to) ? t('table.unusual') : '',
    ...namesWithin(days, step),
    ...bandsWithin(bands, step),
    count === 0 ? '' : t('table.posts', { count }),
  ]
    .filter((each) => each !== '')
    .join(' · ')
}

/** What of a rule an office chooses in the window, and back: a form and an RRULE (docs/specs/recurring.md §1). Pure. */
import {
  isLastOfMonth,
  nthOfMonth,
  readRule,
  WEEKDAYS,
  weekdayOf,
  writeRule,
  type RecurrenceRule,
  type Weekday,
} from '#shared/domain/recurrence.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'

/** `kept`: a rule that the window does not offer stays as it is. */
export const RULE_KINDS = [
  'day',
  'workingDay',
  'week',
  'monthDay',
  'monthLast',
  'monthWeekday',
  'year',
  'kept',
] as const
export type RuleKind = (typeof RULE_KINDS)[number]

export type RuleForm = {
  readonly kind: RuleKind
  readonly interval: number
  /** Of `week`. */
  readonly weekdays: readonly Weekday[]
  readonly end: 'until' | 'count'
  readonly untilDay: string | null
  readonly count: number
  /** Of `kept`. */
  readonly kept: string
}

const WORKING_DAYS: readonly Weekday[] = WEEKDAYS.slice(0, 5)
const NO_PARTS = { weekdays: [], monthDays: [], months: [], positions: [], weekStart: 'MO' as const }

/** Every week on the weekday of a day, ten times. */
export function freshForm(day: string): RuleForm {
  return { kind: 'week', interval: 1, weekdays: [weekdayOf(day)], end: 'count', untilDay: null, count: 10, kept: '' }
}

/** @param firstDay by which days of month and year are meant */
export function ruleOfForm(form: RuleForm, firstDay: string): string {
  if (form.kind === 'kept') return form.kept
  const end =
    form.end === 'count'
      ? ({ kind: 'count', count: form.count } as const)
      : ({ kind: 'until', wallTime: `${form.untilDay ?? firstDay}T23:59` } as const)
  return writeRule({
    ...NO_PARTS,
    interval: form.kind === 'workingDay' ? 1 : form.interval,
    end,
    ...partsOf(form, firstDay),
  })
}

type Parts = Pick<RecurrenceRule, 'frequency'> & Partial<RecurrenceRule>

function partsOf({ kind, weekdays }: RuleForm, firstDay: string): Parts {
  const each = (days: readonly Weekday[]) => days.map((weekday) => ({ nth: null, weekday }))
  const [month, date] = [Number(firstDay.slice(5, 7)), Number(firstDay.slice(8))]
  switch (kind) {
    case 'workingDay':
      return { frequency: 'WEEKLY', weekdays: each(WORKING_DAYS) }
    case 'week':
      return { frequency: 'WEEKLY', weekdays: each(WEEKDAYS.filter((weekday) => weekdays.includes(weekday))) }
    case 'monthDay':
      return { frequency: 'MONTHLY', monthDays: [date] }
    case 'monthLast':
      return { frequency: 'MONTHLY', monthDays: [-1] }
    case 'monthWeekday':
      return { frequency: 'MONTHLY', weekdays: [nthOfMonth(firstDay)] }
    case 'year':
      return { frequency: 'YEARLY', months: [month], monthDays: [date] }
    case 'day':
    case 'kept':
      return { frequency: 'DAILY' }
  }
}

/** The form of a rule that is kept. */
export function formOfRule(text: string, firstDay: string, zone: OfficeZone): RuleForm {
  const read = readRule(text, zone)
  const kept: RuleForm = { ...freshForm(firstDay), kind: 'kept', kept: text }
  if (read.kind === 'flaw') return kept
  const { rule } = read
  const end =
    rule.end.kind === 'count'
      ? { end: 'count' as const, count: rule.end.count, untilDay: null }
      : { end: 'until' as const, count: 10, untilDay: rule.end.wallTime.slice(0, 10) }
  const weekdays = rule.weekdays.map(({ weekday }) => weekday)
  const base = { ...freshForm(firstDay), ...end, interval: rule.interval }
  const forms = RULE_KINDS.filter((kind) => kind !== 'kept').map((kind): RuleForm => ({
    ...base,
    kind,
    weekdays: kind === 'week' && weekdays.length > 0 ? weekdays : [weekdayOf(firstDay)],
  }))
  // Which form says the very same. An end within its last day is that day.
  const same = forms.find((form) => withoutEnd(ruleOfForm(form, firstDay)) === withoutEnd(writeRule(rule)))
  return same ?? kept
}

/** Which kinds say something else of a day: the last of its month is offered where it is one. */
export function kindsFor(firstDay: string, form: RuleForm): readonly RuleKind[] {
  return RULE_KINDS.filter(
    (kind) =>
      (kind !== 'kept' || form.kind === 'kept') &&
      (kind !== 'monthLast' || isLastOfMonth(firstDay) || form.kind === 'monthLast'),
  )
}

function withoutEnd(rule: string): string {
  return rule.replace(/;(UNTIL|COUNT)=[^;]*/u, '')
}

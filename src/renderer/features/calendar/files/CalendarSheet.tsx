/** What the calendar shows, as a sheet to be printed: a table of weeks, Monday first. */
import type { TFunction } from 'i18next'
import type { CalendarSheet as Sheet } from '#shared/contract/calendarFiles.ts'
import { addDays, dayAt } from '#shared/domain/wallTime.ts'
import { shortened } from '../../../ui/shortened.ts'
import type { Format } from '../../../ui/format.ts'
import { daysOf, weekdayOf } from '../calendarDays.ts'

/** Longer texts end in an ellipsis: a sheet says what goes out, the whole text is in Mando. */
const MOST_LETTERS = 160
const DAYS_OF_WEEK = 7
/** Their state goes without saying. */
const EXPECTED_STATES: readonly string[] = ['scheduled', 'published']

export function CalendarSheet({
  sheet,
  title,
  t,
  common,
  format,
}: {
  readonly sheet: Sheet
  readonly title: string
  readonly t: TFunction<'files'>
  readonly common: TFunction
  readonly format: Format
}) {
  const { firstDay, lastDay, zone, posts, dayNames } = sheet
  const first = addDays(firstDay, -weekdayOf(firstDay))
  const days = daysOf({ first, last: addDays(lastDay, DAYS_OF_WEEK - 1 - weekdayOf(lastDay)) })
  const weeks = days.filter((_, at) => at % DAYS_OF_WEEK === 0)
  return (
    <article className="printed" data-sheet="" lang={sheet.language}>
      <h1>{title}</h1>
      <p>
        {t('sheet.facts', { count: posts.length })} · {t('sheet.made', { at: format.dayTime(sheet.madeAtMs) })}
        {sheet.isPart && ` · ${t('sheet.part')}`}
      </p>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {daysOf({ first, last: addDays(first, DAYS_OF_WEEK - 1) }).map((day) => (
              <th key={day} scope="col">
                {format.weekdayOf(day).replace(/[\s,.].*$/u, '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((monday) => (
            <tr key={monday}>
              {daysOf({ first: monday, last: addDays(monday, DAYS_OF_WEEK - 1) }).map((day) => (
                <td key={day} data-outside={day < firstDay || day > lastDay || undefined}>
                  <strong>{format.weekdayOf(day).replace(/^\S+\s/u, '')}</strong>
                  {dayNames
                    .filter((each) => each.day === day)
                    .map(({ name }) => (
                      <p key={name} data-day-name="">
                        {name}
                      </p>
                    ))}
                  {posts
                    .filter(({ atMs }) => dayAt(atMs, zone) === day)
                    .map(({ postId, atMs, accounts, text, texts, state }) => (
                      <p key={postId}>
                        <b>{format.time(atMs)}</b> {accounts.map((handle) => `@${handle}`).join(', ')}
                        {EXPECTED_STATES.includes(state) ? '' : ` · ${common(`postState.${state}`)}`}
                        <br />
                        {shortened(text, MOST_LETTERS)}
                        {texts > 1 && ` ${t('sheet.thread', { count: texts })}`}
                      </p>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}

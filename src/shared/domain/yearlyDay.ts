/** Days that come every year (docs/specs/calendarViews.md §3.2). Pure. */

/**
 * On which days between two, both included, a day falls that comes once or every year.
 * @param day `2026-02-29`; of a yearly one the year is the first
 */
export function fallsOn(day: string, isYearly: boolean, firstDay: string, lastDay: string): readonly string[] {
  if (!isYearly) return day >= firstDay && day <= lastDay ? [day] : []
  const days: string[] = []
  for (let year = Number(firstDay.slice(0, 4)); year <= Number(lastDay.slice(0, 4)); year += 1) {
    const inYear = dayOfYear(day, year)
    if (inYear >= day && inYear >= firstDay && inYear <= lastDay) days.push(inYear)
  }
  return days
}

function dayOfYear(day: string, year: number): string {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const monthAndDay = day.slice(5) === '02-29' && !isLeap ? '02-28' : day.slice(5)
  return `${String(year).padStart(4, '0')}-${monthAndDay}`
}

/** Days as they are typed. Pure. */

/**
 * `15/12/2026`, `15-12-26`, `15.12` → `2026-12-15`; null where it is no day. Without a year it is the next such day.
 * @param today `2026-11-22`
 */
export function readDate(text: string, today: string): string | null {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?\s*$/.exec(text)
  if (match === null) return null
  const [, date = '', month = '', year] = match
  if (year !== undefined) return dayOrNull(year.length === 2 ? `20${year}` : year, month, date)
  const thisYear = dayOrNull(today.slice(0, 4), month, date)
  return thisYear !== null && thisYear >= today
    ? thisYear
    : dayOrNull(String(Number(today.slice(0, 4)) + 1), month, date)
}

function dayOrNull(year: string, month: string, date: string): string | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const parsed = new Date(`${day}T00:00:00Z`)
  // The 31st of February would otherwise become a day of March.
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day ? null : day
}

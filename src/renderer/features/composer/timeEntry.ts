/** Reads days and hours as people type them. */

/** `930`, `9:30`, `9.30`, `9h30`, `9` → `09:30`, `09:00`; null where it is no hour of a day. */
export function readTime(text: string): string | null {
  const match = /^\s*(\d{1,2})(?:\s*[:.,hH]\s*(\d{2})|(\d{2}))?\s*h?\s*$/.exec(text)
  if (match === null) return null
  const hours = Number(match[1])
  const minutes = Number(match[2] ?? match[3] ?? '0')
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** Moves an hour within its day. */
export function stepTime(time: string, minutes: number): string {
  const [hours = 0, rest = 0] = time.split(':').map(Number)
  const total = (hours * 60 + rest + minutes + 1440) % 1440
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}

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

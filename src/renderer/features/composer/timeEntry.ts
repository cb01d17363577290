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

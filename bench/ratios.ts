/** Ratios measured alternately in one run, printed and kept in out/bench.json. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const FILE = path.resolve(import.meta.dirname, '..', 'out', 'bench.json')

type Kept = { readonly name: string; readonly ratio: number; readonly aim: number; readonly ok: boolean }

/** The middle of the values; of an even number, the upper of the two. */
export function median(values: readonly number[]): number {
  const middle = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
  if (middle === undefined) throw new Error('nothing was measured')
  return middle
}

/** The value that 95 in a hundred do not exceed. */
export function percentile95(values: readonly number[]): number {
  const value = [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

/** Prints one ratio with what it was measured against, and adds it to the file. */
export function report(result: {
  readonly name: string
  readonly against: string
  readonly measuredMs: number
  readonly limitMs: number
  readonly aim: number
}): void {
  const { name, against, measuredMs, limitMs, aim } = result
  const ratio = Number((measuredMs / limitMs).toFixed(2))
  const ok = ratio <= aim
  process.stdout.write(
    `${ok ? 'ok ' : 'MISSED'} ${name}: ratio ${String(ratio)} (aim ≤ ${String(aim)}) — ${measuredMs.toFixed(2)} ms against ` +
      `${limitMs.toFixed(2)} ms: ${against}\n`,
  )
  keep({ name, ratio, aim, ok })
}

/** Prints a value that has a limit of its own, and adds it to the file. */
export function reportValue(result: {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly aim: number
}): void {
  const { name, unit, aim } = result
  const value = Number(result.value.toFixed(1))
  const ok = value <= aim
  process.stdout.write(`${ok ? 'ok ' : 'MISSED'} ${name}: ${String(value)} ${unit} (aim ≤ ${String(aim)} ${unit})\n`)
  keep({ name, ratio: value, aim, ok })
}

/** Prints a value that nothing is asked of, for whoever wants to know what stands behind another. */
export function reportFigure(name: string, value: number, unit: string): void {
  process.stdout.write(`    ${name}: ${value.toFixed(1)} ${unit}\n`)
}

function keep({ name, ratio, aim, ok }: Kept): void {
  const kept = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Kept[]) : []
  mkdirSync(path.dirname(FILE), { recursive: true })
  writeFileSync(
    FILE,
    JSON.stringify([...kept.filter((other) => other.name !== name), { name, ratio, aim, ok }], null, 2),
  )
}

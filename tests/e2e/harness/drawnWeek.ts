/** Reads the hours of a week back from their shaded table, and from the picture that is saved of it. */
import type { Locator } from '@playwright/test'
import { numberIn } from './drawnChart.ts'

const HOURS_OF_DAY = 24

/** What stands in an hour, and how dark its ground is: 0 not at all, 1 the whole colour. */
type HourCell = { readonly texts: readonly string[]; readonly darkness: number; readonly isHatched: boolean }

/** @returns 168 cells, Monday's first hour first */
export async function hoursIn(table: Locator): Promise<readonly HourCell[]> {
  return await table.locator('tbody td').evaluateAll((cells) =>
    cells.map((cell) => {
      const { backgroundColor, backgroundImage } = getComputedStyle(cell)
      const alpha = /[/,]\s*([\d.]+)\)$/.exec(backgroundColor)?.[1]
      const spans = [...cell.querySelectorAll(':scope > span')]
      return {
        texts: (spans.length === 0
          ? [cell.textContent]
          : spans.map((span) => span.firstChild?.textContent ?? '')
        ).filter((text) => text !== ''),
        darkness: Number(alpha ?? '0'),
        isHatched: backgroundImage !== 'none',
      }
    }),
  )
}

/**
 * Where the hours and their numbers are not the same, in words; nothing where they are.
 * @param told the value of each hour as a spreadsheet has it; empty where there is none
 */
export function hourFaults(hours: readonly HourCell[], told: readonly string[], decimals: number): readonly string[] {
  const values = told.map((text) => (text === '' ? null : Number(text.replace(',', '.'))))
  const misread = hours.flatMap(({ texts: [text = ''] }, at) => {
    const value = values[at] ?? null
    const shown = text.startsWith('<') ? 0 : numberIn(text)
    const isSame = shown === null ? value === null : value !== null && Math.abs(shown - value) <= 0.51 * 10 ** -decimals
    return isSame ? [] : [`hour ${String(at)}: ${text} is shown, ${String(value)} is saved`]
  })
  const shaded = hours
    .flatMap(({ darkness, isHatched }, at) => (isHatched ? [] : [{ at, darkness, value: values[at] ?? 0 }]))
    .toSorted((a, b) => a.value - b.value || a.darkness - b.darkness)
  const paler = shaded.flatMap(({ at, darkness, value }, place) =>
    place > 0 && darkness < (shaded[place - 1]?.darkness ?? 0)
      ? [`hour ${String(at)}: ${String(value)} is paler than less`]
      : [],
  )
  return hours.length === told.length ? [...misread, ...paler] : [`${String(hours.length)} hours`]
}

/** What a saved picture of the hours says in its cells, in their order: without its title and the names of hours and days. */
export function textsOfHours(svg: string): readonly string[] {
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text.replace('&lt;', '<'))
  const isWeekday = (text: string): boolean => /^\p{Ll}{3}$/u.test(text)
  return texts.slice(1 + HOURS_OF_DAY).filter((text) => !isWeekday(text))
}

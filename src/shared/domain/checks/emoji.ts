/** Emoji: how many, in runs, at the start and inside of words. A screen reader says the whole name of each. Pure. */
import type { CheckRules, TextFinding } from './finding.ts'

/** Three or more with nothing but white space between. */
const LEAST_RUN = 3

type Place = { readonly written: string; readonly start: number; readonly end: number }

/** The emoji of a text, each as one, whatever it is put together of. */
export function emojiIn(text: string): readonly Place[] {
  // Written here: it is read when it is first wanted, which takes 12 ms, and not at every start.
  return [...text.matchAll(/\p{RGI_Emoji}/gv)]
    .map(({ 0: written, index }) => ({ written, start: index, end: index + written.length }))
    .filter(({ written }) => !/^[\d#*]$/u.test(written))
}

/** @param text as it is written @param prose the same with links, mentions and hashtags blank */
export function emojiFindings(text: string, prose: string, { mostEmoji }: CheckRules): readonly TextFinding[] {
  const all = emojiIn(text)
  const first = all[0]
  const tooMany = all[mostEmoji]
  const last = all.at(-1)
  return [
    ...(tooMany === undefined || last === undefined
      ? []
      : [finding('emoji_many', { start: tooMany.start, end: last.end }, { count: all.length, most: mostEmoji })]),
    ...runsOf(text, all).map(runFinding),
    ...all
      .filter(({ start, end }) => /\p{L}$/u.test(prose.slice(0, start)) && /^\p{L}/u.test(prose.slice(end)))
      .map((place) => finding('emoji_in_word', place, { emoji: place.written })),
    ...(first !== undefined && text.slice(0, first.start).trim() === '' && /\p{L}/u.test(prose)
      ? [finding('emoji_start', first, { emoji: first.written })]
      : []),
  ]
}

function runsOf(text: string, all: readonly Place[]): readonly (readonly Place[])[] {
  const runs: Place[][] = []
  for (const place of all) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run !== undefined && before !== undefined && text.slice(before.end, place.start).trim() === '') run.push(place)
    else runs.push([place])
  }
  return runs.filter((run) => run.length >= LEAST_RUN)
}

/** Of the same one again and again, one says as much. */
function runFinding(run: readonly Place[]): TextFinding {
  const written = run[0]?.written ?? ''
  const mend = run.every((place) => place.written === written) ? written : null
  return {
    ...finding('emoji_run', { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 }, { count: run.length }),
    mend,
  }
}

function finding(
  check: TextFinding['check'],
  { start, end }: Pick<Place, 'start' | 'end'>,
  params: TextFinding['params'],
): TextFinding {
  return { check, start, end, params, mend: null }
}

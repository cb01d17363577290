/**
 * Personal data in what citizens write in public, so that lists and exports can leave it out
 * (docs/specs/detectors.md §1–§8). In doubt it is hidden, but the number of a case is not.
 */
import { cards, ibans } from './bankNumbers.ts'
import { emails } from './email.ts'
import { foldText, type FoldedSpan, type FoldedText } from './foldedText.ts'
import { nationalIds } from './nationalId.ts'
import { phones } from './phone.ts'
import { postalAddresses } from './postalAddress.ts'
import { vehiclePlates } from './vehiclePlate.ts'

export const PERSONAL_DATUM_KINDS = [
  'national_id',
  'plate',
  'phone',
  'email',
  'iban',
  'card',
  'postal_address',
] as const
export type PersonalDatumKind = (typeof PERSONAL_DATUM_KINDS)[number]

/** One datum in a text: `[start, end)` in UTF-16 units of the text as it was given. */
export type PersonalDatum = { readonly kind: PersonalDatumKind; readonly start: number; readonly end: number }

/** Those with check digits first: where two claim the same characters, the surer one has them. */
const DETECTORS: readonly (readonly [PersonalDatumKind, (text: FoldedText) => readonly FoldedSpan[]])[] = [
  ['iban', ibans],
  ['card', cards],
  ['email', emails],
  ['national_id', nationalIds],
  ['phone', phones],
  ['plate', vehiclePlates],
  ['postal_address', postalAddresses],
]

/** Numbers in a link are the link's: to change them would break it. */
const LINK = /(?:https?:\/\/|www\.)[^ \n]{1,2000}/g

/** A datum is a neighbour like any sign to what is beside it, as its mask will be. */
const FOUND = ']'

/** After so many readings nothing new comes to light; that they end keeps time proportional to the length. */
const MOST_READINGS = 4

type FoldedDatum = FoldedSpan & { readonly kind: PersonalDatumKind }

/** What the detectors find, each where no other has claimed a character before it. */
function readOnce(text: FoldedText, isTaken: Uint8Array): readonly FoldedDatum[] {
  const found: FoldedDatum[] = []
  for (const [kind, detect] of DETECTORS) {
    for (const { from, to } of detect(text)) {
      if (isTaken.subarray(from, to).includes(1)) continue
      isTaken.fill(1, from, to)
      found.push({ kind, from, to })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/** The text with what was found made unreadable, of the same length. */
function without(text: FoldedText, found: readonly FoldedSpan[]): FoldedText {
  const cover = (written: string): string => {
    let covered = ''
    let at = 0
    for (const { from, to } of found) {
      covered += written.slice(at, from) + FOUND.repeat(to - from)
      at = to
    }
    return covered + written.slice(at)
  }
  return { ...text, chars: cover(text.chars), lower: cover(text.lower) }
}

/**
 * The personal data of a text, in order and apart from each other. It is read again without what was found, so that nothing
 * comes to light when that is masked. Takes time proportional to the text's length, whatever it holds.
 */
export function findPersonalData(text: string): readonly PersonalDatum[] {
  let folded = foldText(text)
  const isTaken = new Uint8Array(folded.lower.length)
  for (const link of folded.lower.matchAll(LINK)) isTaken.fill(1, link.index, link.index + link[0].length)
  const found: FoldedDatum[] = []
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    const more = readOnce(folded, isTaken)
    if (more.length === 0) break
    for (const datum of more) found.push(datum)
    folded = without(folded, more)
  }
  return found
    .sort((a, b) => a.from - b.from)
    .map(({ kind, from, to }) => ({
      kind,
      start: folded.starts[from] ?? 0,
      end: folded.ends[to - 1] ?? text.length,
    }))
}

/**
 * The text with each datum replaced.
 * @param data as `findPersonalData` gave it for this text
 * @param words what stands for a datum of each kind, as `[DNI]`; brackets keep it apart from what is beside it
 */
export function maskPersonalData(
  text: string,
  data: readonly PersonalDatum[],
  words: Readonly<Record<PersonalDatumKind, string>>,
): string {
  let masked = ''
  let from = 0
  for (const { kind, start, end } of data) {
    masked += text.slice(from, start) + words[kind]
    from = end
  }
  return masked + text.slice(from)
}

/** Letters that only look like letters: a screen reader spells them out or leaves them out. Pure. */
import type { TextFinding } from './finding.ts'

/** Small capitals of phonetic alphabets, which Unicode does not fold to letters. */
const SMALL_CAPITALS: ReadonlyMap<string, string> = new Map(
  Array.from('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ').map((letter, index) => [
    letter,
    'abcdefghijklmnopqrstuvwyz'[index] ?? letter,
  ]),
)

/** Mathematical, full-width, circled, parenthesised, squared and raised letters and digits; small capitals. */
const DECORATED =
  /[\u{1D400}-\u{1D7FF}\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u249C-\u24E9\u{1F110}-\u{1F149}\u{1F150}-\u{1F169}\u{1F172}-\u{1F17D}\u{1F180}-\u{1F189}ℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ]/u

/** Letters with a line through or under them. */
const STRUCK = String.raw`(?:[\p{L}\p{N} ][\u0332\u0333\u0335-\u0338]+)`

/** Four framed letters are emoji too, and belong to it only beside others: 🅿️ alone is a car park. */
const FRAMED_EMOJI = '[\\u{1F170}\\u{1F171}\\u{1F17E}\\u{1F17F}]'

const RUN = new RegExp(
  `(?:${DECORATED.source}|${STRUCK})(?:${DECORATED.source}|${FRAMED_EMOJI}|${STRUCK}|[ .,'’-](?=${DECORATED.source}))*`,
  'gu',
)

export function decorativeLetters(text: string): readonly TextFinding[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: written, index }) => {
    const mend = plainLetters(written)
    // One alone is a sign of mathematics or of a unit: ℝ, n.ᵒ.
    const letters = [...mend.matchAll(/[\p{L}\p{N}]/gu)].length
    if (letters < 2) return []
    return [
      {
        check: 'decorative_letters' as const,
        start: index,
        end: index + written.length,
        params: { plain: mend },
        mend,
      },
    ]
  })
}

/** The same in plain letters. */
export function plainLetters(text: string): string {
  return Array.from(text)
    .map((sign) => SMALL_CAPITALS.get(sign) ?? enclosed(sign.codePointAt(0) ?? 0) ?? sign.normalize('NFKC'))
    .join('')
    .replace(/[\u0332\u0333\u0335-\u0338]/gu, '')
}

/** White letters on black or in a frame, which Unicode folds partly or not at all. */
function enclosed(codePoint: number): string | null {
  for (const [first, last, letter] of [
    [0x249c, 0x24b5, 'a'],
    [0x1f110, 0x1f129, 'A'],
    [0x1f150, 0x1f169, 'A'],
    [0x1f170, 0x1f189, 'A'],
  ] as const) {
    if (codePoint >= first && codePoint <= last) return String.fromCharCode(letter.charCodeAt(0) + codePoint - first)
  }
  return null
}

/** A file of rows as spreadsheets write them: its letters, its separator, its cells (docs/specs/calendarFiles.md §2). Pure. */
import Papa from 'papaparse'
import { guessColumns } from '#shared/domain/postColumns.ts'
import { heldCellText } from '#shared/domain/tableCells.ts'

export const SEPARATORS = [',', ';', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]
export type Encoding = 'utf-8' | 'utf-16' | 'windows-1252'

export type TableText = { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
export type NoTable = { readonly kind: 'none'; readonly why: 'empty' | 'workbook' | 'not_text' }

export type TableRow = {
  /** As the spreadsheet counts, from 1. */
  readonly row: number
  readonly cells: readonly string[]
  /** A quotation mark was opened and not closed, or stands where none may. */
  readonly isBroken: boolean
  /** Characters without a sign were taken out. */
  readonly isCleaned: boolean
}

/** Zip and OLE2: what Excel and LibreOffice save unless they are told otherwise. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]
// eslint-disable-next-line no-control-regex -- these are what is looked for
const WITHOUT_SIGN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu
const LOOKED_AT = 65_536
/** More of a text than this share are never characters without a sign. */
const MOST_WITHOUT_SIGN = 0.02
/** Excel's own way of naming the separator, before the first row. */
const NAMED_SEPARATOR = /^sep=([,;\t])(?:\r\n|\r|\n)/u

/** The letters of a file; what it is written in is told by its first bytes, and by whether it can be UTF-8. */
export function readTableText(bytes: Uint8Array): TableText | NoTable {
  if (WORKBOOKS.some((start) => start.every((byte, at) => bytes[at] === byte))) return { kind: 'none', why: 'workbook' }
  const read = decoded(bytes)
  if (read.text.trim() === '') return { kind: 'none', why: 'empty' }
  const beginning = read.text.slice(0, LOOKED_AT)
  const withoutSign = beginning.match(WITHOUT_SIGN)?.length ?? 0
  if (withoutSign > beginning.length * MOST_WITHOUT_SIGN) return { kind: 'none', why: 'not_text' }
  return { kind: 'text', ...read }
}

function decoded(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' }
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

/** How many of a row's cells are headings that somebody knows. */
type KnownHeadings = (headings: readonly string[]) => number

const ofPosts: KnownHeadings = (headings) => guessColumns(headings).filter((column) => column !== 'ignored').length

/**
 * All rows that have something in them.
 * @param wanted null: the separator is told by the first rows
 * @param knownHeadings what the table is about; of posts unless something else is said
 */
export function readTable(
  text: string,
  wanted: Separator | null,
  knownHeadings: KnownHeadings = ofPosts,
): { readonly separator: Separator; readonly rows: readonly TableRow[] } {
  const named = NAMED_SEPARATOR.exec(text)
  const body = named === null ? text : text.slice(named[0].length)
  const separator = wanted ?? SEPARATORS.find((each) => each === named?.[1]) ?? separatorIn(body, knownHeadings)
  const parsed = Papa.parse<string[]>(body, { delimiter: separator })
  const broken = new Set(parsed.errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row))
  const rows = parsed.data.flatMap((given, index): TableRow[] => {
    if (given.every((cell) => cell.trim() === '')) return []
    const cells = given.map((cell) => heldCellText(cell.replace(WITHOUT_SIGN, '')))
    return [
      {
        row: index + (named === null ? 1 : 2),
        cells,
        isBroken: broken.has(index),
        isCleaned: given.some((cell) => cell.search(WITHOUT_SIGN) !== -1),
      },
    ]
  })
  return { separator, rows }
}

/** That by which most headings are known; where none is, that which cuts the first rows into equal numbers of cells. */
function separatorIn(text: string, knownHeadings: KnownHeadings): Separator {
  const known = SEPARATORS.map((separator) => {
    const [headings = []] = Papa.parse<string[]>(text, { delimiter: separator, preview: 1 }).data
    return { separator, count: knownHeadings(headings) }
  }).toSorted((a, b) => b.count - a.count)
  const [best] = known
  if (best !== undefined && best.count > 1) return best.separator
  const { delimiter } = Papa.parse(text, { preview: 20, delimitersToGuess: [...SEPARATORS] }).meta
  return SEPARATORS.find((separator) => separator === delimiter) ?? ','
}

/** What a file of a department is, by its bytes and never by its name; Mando keeps it and gives it back, and does not open it. Pure. */

export const DOCUMENT_KINDS = ['pdf', 'doc', 'docx', 'odt'] as const
/** Also the ending of its name wherever it is saved. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const DOCUMENT_MAX_BYTES = 10 * 1_048_576
export const MOST_DOCUMENTS = 5

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d]
/** Packed files, as which Word and LibreOffice save ([MS-DOC], ECMA-376 part 2, OpenDocument part 2). */
const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** The container of Word before 2007; Excel and installers use it too ([MS-CFB] §2.2). */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

export type DocumentReading =
  | { readonly kind: 'document'; readonly as: DocumentKind }
  | { readonly kind: 'none'; readonly why: 'empty' | 'not_document' | 'macros' }

/** Macros are refused: whoever saves the file would open a program of a stranger with it. */
export function readDocument(bytes: Uint8Array): DocumentReading {
  if (bytes.length === 0) return { kind: 'none', why: 'empty' }
  if (begins(bytes, PDF)) return { kind: 'document', as: 'pdf' }
  if (begins(bytes, COMPOUND) && holds(bytes, wide('WordDocument'))) {
    return holds(bytes, wide('_VBA_PROJECT')) ? { kind: 'none', why: 'macros' } : { kind: 'document', as: 'doc' }
  }
  if (begins(bytes, ZIP) && holds(bytes, narrow('word/document.xml'))) {
    return holds(bytes, narrow('vbaProject.bin')) ? { kind: 'none', why: 'macros' } : { kind: 'document', as: 'docx' }
  }
  if (begins(bytes, ZIP) && holds(bytes, narrow('mimetypeapplication/vnd.oasis.opendocument.text'))) {
    return { kind: 'document', as: 'odt' }
  }
  return { kind: 'none', why: 'not_document' }
}

const LONGEST_NAME = 100

/** A file's name without its ending and without what no system takes in a name. @returns never empty */
export function documentName(fileName: string): string {
  const bare = fileName
    .replace(/\.[^.]*$/u, '')
    .replace(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .slice(0, LONGEST_NAME)
    .replace(/^[. ]+|[. ]+$/gu, '')
    .toWellFormed()
  // Names that Windows keeps for devices.
  return bare === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu.test(bare) ? `documento ${bare}`.trim() : bare
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first] = wanted
  if (first === undefined) return true
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

function narrow(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}

/** As the container writes the names in it: two bytes for each letter, the lower first. */
function wide(text: string): readonly number[] {
  return narrow(text).flatMap((code) => [code, 0])
}

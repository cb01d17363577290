/** A name for a file that every system takes. */

// eslint-disable-next-line no-control-regex -- these are what is taken out
const NOT_IN_NAMES = /[<>:"/\\|?*\u0000-\u001f\u007f]/gu
const LONGEST = 100

/** Without what Windows and other systems refuse in names, and without dots and spaces at the end, which Windows drops. */
export function plainFileName(wished: string): string {
  const plain = wished.normalize('NFC').replace(NOT_IN_NAMES, ' ').replace(/\s+/gu, ' ').trim().slice(0, LONGEST)
  return plain.replace(/[. ]+$/u, '') || 'mando'
}

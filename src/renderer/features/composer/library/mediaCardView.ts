/** What the media library shows of a file. Pure. */

/** `IMG_0012.png` → `IMG 0012`: what a title may begin with. */
export function titleOfFile(fileName: string): string {
  return fileName
    .replace(/\.[a-z0-9]{2,5}$/iu, '')
    .replace(/[_\s]+/gu, ' ')
    .trim()
    .slice(0, 120)
}

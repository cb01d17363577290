/** Whose a picture or film is, and until when the office may show it (docs/specs/media.md §6). */

export type MediaRights = {
  /** As it is to be named; empty: not said. */
  readonly holder: string
  /** `2026-12-31`: the last day on which it may be published, on the office's clock; null: without end. */
  readonly lastDay: string | null
}

export const NO_RIGHTS: MediaRights = { holder: '', lastDay: null }

/** @param day on the office's clock, on which it would be published */
export function hasEnded({ lastDay }: Pick<MediaRights, 'lastDay'>, day: string): boolean {
  return lastDay !== null && lastDay < day
}

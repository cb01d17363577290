/** How long a thread may be. */

/** As many texts as the contract takes. */
export const MAX_SEGMENTS = 25

/** Ties each language to Spanish, which is written first. */

/** The same keys as the Spanish texts, no more and no fewer. */
export type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> }

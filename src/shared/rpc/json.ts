/** Any value that survives `JSON.stringify` unchanged; the only kind of value that crosses between window and core. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

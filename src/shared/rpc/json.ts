import { z } from 'zod'

/** Any value that survives `JSON.stringify` unchanged; the only kind of value that crosses between window and core. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

export const jsonValue: z.ZodType<JsonValue> = z.json()

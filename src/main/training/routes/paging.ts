/** Pages as X cuts them: newest first, continued towards older ones with an opaque token. */
import { z } from 'zod'
import { invalidRequest, Refusal } from '../http.ts'
import type { Json } from '../rendering.ts'
import { compareIds } from '../snowflakes.ts'

const idShape = /^[0-9]{1,19}$/

/** The page that the query asks for out of `newestFirst`, and the part of `meta` that tells how to go on. */
export function cutPage<T extends { readonly id: string }>(
  newestFirst: readonly T[],
  query: URLSearchParams,
  size: { readonly min: number; readonly max: number; readonly usual: number },
): { readonly items: readonly T[]; readonly nextToken: string | null } {
  const count = pageSize(query, size)
  const token = query.get('pagination_token')
  const below = token === null ? null : readToken(token)
  const rest = below === null ? newestFirst : newestFirst.filter((item) => compareIds(item.id, below) < 0)
  const items = rest.slice(0, count)
  const last = items.at(-1)
  return {
    items,
    nextToken: rest.length > count && last !== undefined ? Buffer.from(`older:${last.id}`).toString('base64url') : null,
  }
}

function pageSize(
  query: URLSearchParams,
  size: { readonly min: number; readonly max: number; readonly usual: number },
): number {
  const given = query.get('max_results')
  if (given === null) return size.usual
  const parsed = z.coerce.number().int().min(size.min).max(size.max).safeParse(given)
  if (parsed.success) return parsed.data
  const sentence = `The \`max_results\` query parameter value [${given}] is not between ${size.min} and ${size.max}`
  throw new Refusal(invalidRequest('max_results', given, sentence))
}

function readToken(token: string): string {
  const id = /^older:(\d{1,19})$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (id === undefined) {
    const sentence = `The \`pagination_token\` query parameter value [${token}] is not valid`
    throw new Refusal(invalidRequest('pagination_token', token, sentence))
  }
  return id
}

/** Applies since_id, until_id, start_time and end_time. */
export function inWindow<T extends { readonly id: string; readonly createdAtMs: number }>(
  items: readonly T[],
  query: URLSearchParams,
): T[] {
  const since = idOf(query, 'since_id')
  const until = idOf(query, 'until_id')
  const start = timeOf(query, 'start_time')
  const end = timeOf(query, 'end_time')
  return items.filter(
    (item) =>
      (since === null || compareIds(item.id, since) > 0) &&
      (until === null || compareIds(item.id, until) < 0) &&
      (start === null || item.createdAtMs >= start) &&
      (end === null || item.createdAtMs < end),
  )
}

function idOf(query: URLSearchParams, name: string): string | null {
  const given = query.get(name)
  if (given === null || idShape.test(given)) return given
  throw new Refusal(invalidRequest(name, given, `The \`${name}\` query parameter value [${given}] is not valid`))
}

function timeOf(query: URLSearchParams, name: string): number | null {
  const given = query.get(name)
  if (given === null) return null
  const parsed = z.iso.datetime().safeParse(given)
  if (parsed.success) return Date.parse(parsed.data)
  throw new Refusal(
    invalidRequest(name, given, `The \`${name}\` query parameter value [${given}] is not a valid ISO-8601 date-time`),
  )
}

/** `meta` of a page of posts. An empty page has nothing but its count. */
export function pageMeta(items: readonly { readonly id: string }[], nextToken: string | null): Json {
  const newest = items[0]
  const oldest = items.at(-1)
  return {
    result_count: items.length,
    ...(newest === undefined || oldest === undefined ? {} : { newest_id: newest.id, oldest_id: oldest.id }),
    ...(nextToken === null ? {} : { next_token: nextToken }),
  }
}

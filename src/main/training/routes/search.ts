/** Search of recent posts, for the operators that speak of people and conversations. */
import { invalidRequest, ok, Refusal, type XAnswer } from '../http.ts'
import { renderIncludes, renderPost, withImplied } from '../rendering.ts'
import { instantOfSnowflake } from '../snowflakes.ts'
import type { StoredPost } from '../state.ts'
import { isListed, mentions, userByHandle, userById, type PublicUser, type World } from '../world.ts'
import { cutPage, inWindow, pageMeta } from './paging.ts'
import type { Call, Route } from './route.ts'

/** X's search of recent posts reaches no further back than this. */
const REACH_MS = 7 * 86_400_000

type Condition = (post: StoredPost) => boolean

const refuse = (query: string, sentence: string): Refusal => new Refusal(invalidRequest('query', query, sentence))

/** By handle or by id, as X takes both. */
const person = (world: World, name: string): PublicUser | null => userById(world, name) ?? userByHandle(world, name)

function conditionOf(world: World, word: string): Condition | null {
  const [, handle] = /^@(\w{1,15})$/.exec(word) ?? []
  if (handle !== undefined) return (post) => mentions(post, handle)
  const [, operator, value = ''] = /^(from|to|conversation_id):(\w+)$/.exec(word) ?? []
  switch (operator) {
    case 'from': {
      const author = person(world, value)
      return (post) => post.authorId === author?.id
    }
    case 'to': {
      const asked = person(world, value)
      const own = new Set(world.state.posts.filter(({ authorId }) => authorId === asked?.id).map(({ id }) => id))
      return (post) => post.inReplyToId !== null && own.has(post.inReplyToId)
    }
    case 'conversation_id':
      return (post) => post.conversationId === value
    default:
      return null
  }
}

/** All words have to hold; one with a minus must not. A query of nothing but those is refused, as X does. */
function readQuery(world: World, query: string): Condition {
  const words = query.split(/\s+/).filter((word) => word !== '')
  if (words.every((word) => word.startsWith('-'))) throw refuse(query, 'Rules must contain a non-negated term.')
  const conditions = words.map((word): Condition => {
    const condition = conditionOf(world, word.replace(/^-/, ''))
    if (condition === null)
      throw refuse(query, `There were errors processing your request: no viable alternative at ${word}`)
    return word.startsWith('-') ? (post) => !condition(post) : condition
  })
  return (post) => conditions.every((condition) => condition(post))
}

function checkReach(query: URLSearchParams, oldestMs: number): void {
  for (const name of ['since_id', 'until_id']) {
    const given = query.get(name)
    if (given === null || !/^[0-9]{1,19}$/.test(given) || instantOfSnowflake(given) >= oldestMs) continue
    const sentence = `'${name}' must be a tweet id created after [${new Date(oldestMs).toISOString()}].`
    throw new Refusal(invalidRequest(name, given, sentence))
  }
}

function pageOf({ world, request: { query } }: Call) {
  const oldestMs = world.nowMs() - REACH_MS
  const holds = readQuery(world, query.get('query') ?? '')
  checkReach(query, oldestMs)
  const found = world.state.posts
    .filter((post) => isListed(post) && post.createdAtMs >= oldestMs && holds(post))
    .reverse()
  return cutPage(inWindow(found, query), query, { min: 10, max: 100, usual: 10 })
}

function search(call: Call): XAnswer {
  const { query } = call.request
  const { items, nextToken } = pageOf(call)
  const includes = renderIncludes(call.world, items, query)
  return ok({
    ...(items.length > 0 ? { data: items.map((post) => renderPost(call.world, post, withImplied(query))) } : {}),
    ...(includes === null ? {} : { includes }),
    meta: pageMeta(items, nextToken),
  })
}

/** $0.005 for each post that is handed over; nothing for a refusal. */
function priceOf(call: Call): number {
  try {
    return 0.005 * pageOf(call).items.length
  } catch (error) {
    if (error instanceof Refusal) return 0
    throw error
  }
}

export const searchRoutes: readonly Route[] = [
  {
    method: 'GET',
    kind: 'read',
    path: '/2/tweets/search/recent',
    limit: 'search_recent',
    scopes: ['tweet.read', 'users.read'],
    priceUsd: priceOf,
    handle: search,
  },
]

/** Profiles, own timelines and mentions. */
import { forbidden, notFoundEntry, ok, type XAnswer } from '../http.ts'
import { listed, renderIncludes, renderPost, renderUser, withImplied } from '../rendering.ts'
import type { StoredPost } from '../state.ts'
import { isListed, mentionsOf, userById, userByHandle, type PublicUser } from '../world.ts'
import { cutPage, inWindow, pageMeta } from './paging.ts'
import { param, type Call, type Route } from './route.ts'

/** X reaches no further back than this in mentions, and than 3,200 in a timeline. */
const MENTIONS_REACH = 800
const TIMELINE_REACH = 3_200

function showUser(call: Call, user: PublicUser | null, parameter: string, value: string): XAnswer {
  if (user === null) return ok({ errors: [notFoundEntry('user', parameter, value)] })
  return ok({ data: renderUser(call.world, user, listed(call.request.query, 'user.fields')) })
}

function showPosts(call: Call, newestFirst: readonly StoredPost[]): XAnswer {
  const { query } = call.request
  const { items, nextToken } = cutPage(inWindow(newestFirst, query), query, { min: 5, max: 100, usual: 10 })
  const includes = renderIncludes(call.world, items, query)
  return ok({
    ...(items.length > 0 ? { data: items.map((post) => renderPost(call.world, post, withImplied(query))) } : {}),
    ...(includes === null ? {} : { includes }),
    meta: pageMeta(items, nextToken),
  })
}

function timeline(call: Call): XAnswer {
  const user = userById(call.world, param(call, 'id'))
  if (user === null) return ok({ errors: [notFoundEntry('user', 'id', param(call, 'id'))] })
  const excluded = listed(call.request.query, 'exclude')
  const posts = call.world.state.posts
    .filter((post) => post.authorId === user.id && isListed(post))
    .filter((post) => post.inReplyToId === null || !excluded.has('replies'))
    .reverse()
  return showPosts(call, posts.slice(0, TIMELINE_REACH))
}

function mentions(call: Call): XAnswer {
  if (param(call, 'id') !== call.account.id)
    return forbidden('You may only read the mentions of the authenticated user here.')
  return showPosts(call, mentionsOf(call.world, call.account).slice(0, MENTIONS_REACH))
}

const read = { method: 'GET', kind: 'read', scopes: ['tweet.read', 'users.read'] } as const

export const userRoutes: readonly Route[] = [
  {
    ...read,
    path: '/2/users/me',
    limit: 'users_me',
    priceUsd: () => 0.001,
    handle: (call) => showUser(call, userById(call.world, call.account.id), 'id', call.account.id),
  },
  { ...read, path: '/2/users/:id/tweets', limit: 'own_timeline', priceUsd: () => 0.001, handle: timeline },
  { ...read, path: '/2/users/:id/mentions', limit: 'mentions', priceUsd: () => 0.001, handle: mentions },
  {
    ...read,
    path: '/2/users/by/username/:username',
    limit: 'users_lookup',
    priceUsd: () => 0.01,
    handle: (call) =>
      showUser(call, userByHandle(call.world, param(call, 'username')), 'username', param(call, 'username')),
  },
  {
    ...read,
    path: '/2/users/:id',
    limit: 'users_lookup',
    priceUsd: () => 0.01,
    handle: (call) => showUser(call, userById(call.world, param(call, 'id')), 'id', param(call, 'id')),
  },
]

/** Direct messages: the last thirty days, and sending one. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import { citizenMayAnswer } from '../citizens/answers.ts'
import { forbidden, notFound, ok, type XAnswer } from '../http.ts'
import { escapeText, listed, renderUser, type Json } from '../rendering.ts'
import type { StoredDirectMessage } from '../state.ts'
import { addDirectMessage, conversationOf, userById } from '../world.ts'
import { cutPage, pageMeta } from './paging.ts'
import { param, readBody, type Call, type Route } from './route.ts'

const REACH_MS = 30 * 86_400_000

const messageSchema = lazily(() => z.strictObject({ text: z.string().min(1).max(10_000) }))

function render(message: StoredDirectMessage, fields: ReadonlySet<string>): Json {
  return {
    id: message.id,
    event_type: 'MessageCreate',
    text: escapeText(message.text),
    ...(fields.has('created_at') ? { created_at: new Date(message.createdAtMs).toISOString() } : {}),
    ...(fields.has('sender_id') ? { sender_id: message.senderId } : {}),
    ...(fields.has('dm_conversation_id') ? { dm_conversation_id: message.conversationId } : {}),
  }
}

function read(call: Call, ofConversation: string | null): XAnswer {
  const { query } = call.request
  const since = call.world.nowMs() - REACH_MS
  const mine = call.world.state.directMessages
    .filter((message) => message.senderId === call.account.id || message.recipientId === call.account.id)
    .filter((message) => message.createdAtMs >= since)
    .filter((message) => ofConversation === null || message.conversationId === ofConversation)
    .reverse()
  const { items, nextToken } = cutPage(mine, query, { min: 1, max: 100, usual: 100 })
  const expandsSender = listed(query, 'expansions').has('sender_id')
  const fields = new Set([...listed(query, 'dm_event.fields'), ...(expandsSender ? ['sender_id'] : [])])
  const senders = [...new Set(items.map((message) => message.senderId))].flatMap((id) => userById(call.world, id) ?? [])
  const users = senders.map((user) => renderUser(call.world, user, listed(query, 'user.fields')))
  const { result_count, next_token } = pageMeta(items, nextToken)
  return ok({
    ...(items.length > 0 ? { data: items.map((message) => render(message, fields)) } : {}),
    ...(expandsSender && users.length > 0 ? { includes: { users } } : {}),
    meta: { result_count: result_count ?? 0, ...(next_token === undefined ? {} : { next_token }) },
  })
}

function send(call: Call, participantId: string): XAnswer {
  const { text } = readBody(call, messageSchema())
  if (participantId === call.account.id || userById(call.world, participantId) === null) {
    return notFound('user', 'participant_id', participantId)
  }
  const atMs = call.world.nowMs()
  const sent = addDirectMessage(call.world, { senderId: call.account.id, recipientId: participantId, text, atMs })
  citizenMayAnswer(call.world, { account: call.account, citizenId: participantId, post: null })
  return ok({ data: { dm_conversation_id: sent.conversationId, dm_event_id: sent.id } }, 201)
}

/** The other side of a conversation named by both ids. */
function sendInConversation(call: Call): XAnswer {
  const ids = param(call, 'conversation_id').split('-')
  const other = ids.find((id) => id !== call.account.id)
  if (other === undefined || !ids.includes(call.account.id)) {
    return forbidden('You are not a participant of this conversation.')
  }
  return send(call, other)
}

const reading = {
  method: 'GET',
  limit: 'read_direct_messages',
  scopes: ['dm.read', 'tweet.read', 'users.read'],
  priceUsd: () => 0.01,
} as const
const sending = {
  method: 'POST',
  limit: 'send_direct_message',
  scopes: ['dm.write', 'dm.read', 'tweet.read', 'users.read'],
  priceUsd: () => 0.015,
} as const

export const directMessageRoutes: readonly Route[] = [
  { ...reading, kind: 'direct_message', path: '/2/dm_events', handle: (call) => read(call, null) },
  {
    ...reading,
    kind: 'direct_message',
    path: '/2/dm_conversations/with/:participant_id/dm_events',
    handle: (call) => read(call, conversationOf(call.account.id, param(call, 'participant_id'))),
  },
  {
    ...reading,
    kind: 'direct_message',
    path: '/2/dm_conversations/:conversation_id/dm_events',
    handle: (call) => read(call, param(call, 'conversation_id')),
  },
  {
    ...sending,
    kind: 'direct_message',
    path: '/2/dm_conversations/with/:participant_id/messages',
    handle: (call) => send(call, param(call, 'participant_id')),
  },
  {
    ...sending,
    kind: 'direct_message',
    path: '/2/dm_conversations/:conversation_id/messages',
    handle: sendInConversation,
  },
]

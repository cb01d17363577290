/** Citizens who answer back when somebody answers them: now and then, some time later, always the same for the same seed. */
import { OWN_ACCOUNTS, type OwnAccount } from '../accounts.ts'
import { pick, seededRandom } from '../seededRandom.ts'
import type { StoredPost } from '../state.ts'
import { addDirectMessage, addPost, userById, visiblePost, type World } from '../world.ts'
import { fill, FOLLOW_UPS } from './phrases.ts'

const ANSWER_SHARE = 0.35
const SOONEST_MS = 20_000
const SPREAD_MS = 160_000

/** Called when the account answered a citizen: in public under `post`, or with a direct message where that is null. */
export function citizenMayAnswer(
  world: World,
  said: { readonly account: OwnAccount; readonly citizenId: string; readonly post: StoredPost | null },
): void {
  if (userById(world, said.citizenId)?.account !== null) return
  const key = `${world.seed}:answer:${said.citizenId}:${said.post?.id ?? world.state.lastId}`
  const random = seededRandom(key)
  if (random() >= ANSWER_SHARE) return
  world.state.citizens.awaited.push({
    dueAtMs: world.nowMs() + SOONEST_MS + Math.floor(random() * SPREAD_MS),
    citizenId: said.citizenId,
    accountId: said.account.id,
    inReplyToId: said.post?.id ?? null,
    key,
  })
}

/** Writes the answers whose time has come; false when there were none. */
export function deliverAnswers(world: World): boolean {
  const now = world.nowMs()
  const { citizens } = world.state
  const due = citizens.awaited.filter((awaited) => awaited.dueAtMs <= now).sort((a, b) => a.dueAtMs - b.dueAtMs)
  if (due.length === 0) return false
  citizens.awaited = citizens.awaited.filter((awaited) => awaited.dueAtMs > now)
  for (const { key, citizenId, accountId, inReplyToId, dueAtMs } of due) {
    const account = OWN_ACCOUNTS.find((own) => own.id === accountId)
    if (account === undefined) continue
    const random = seededRandom(`${key}:text`)
    const text = fill(pick(FOLLOW_UPS, random), random)
    const inReplyTo = inReplyToId === null ? null : visiblePost(world, inReplyToId)
    if (inReplyToId === null)
      addDirectMessage(world, { senderId: citizenId, recipientId: accountId, text, atMs: dueAtMs })
    else if (inReplyTo !== null) {
      addPost(world, {
        authorId: citizenId,
        text,
        leadingMentions: [account.handle],
        inReplyTo,
        mediaIds: [],
        atMs: dueAtMs,
      })
    }
  }
  return true
}

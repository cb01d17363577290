/**
 * An office that works: its people write, plan, change their minds and answer, through the contract alone. Whatever the
 * core acknowledged is in the ledger; where it died before it answered, they look at the screen to see what holds.
 */
import type { InputOf, OperationName, OutputOf } from '../src/shared/contract/contract.ts'
import { wallTimeAt } from '../src/shared/domain/wallTime.ts'
import { pick } from '../src/main/training/seededRandom.ts'
import { createPng } from '../tests/fakes/picture.ts'
import { CoreDied, Refused } from './coreProcess.ts'
import { UNDER_WAY_MS, type AskedPost, type Ledger } from './ledger.ts'
import { UNNARROWED } from '../src/shared/domain/inboxView.ts'

const ZONE = 'Europe/Madrid'
const MINUTE_MS = 60_000
const LONGEST_PLAN_MINUTES = 12
/** Hours of this Tuesday that the office keeps on each account, between ten and noon. */
const SLOT_HOURS = ['10:09', '10:27', '10:48', '11:03', '11:21', '11:39']
const PICTURE = createPng(8, 8, () => [20, 80, 120])

export type Call = <K extends OperationName>(operation: K, input: InputOf<K>) => Promise<OutputOf<K>>

type Regretted = { readonly post: AskedPost; readonly accountId: string }

export function createOffice(deps: {
  readonly name: string
  readonly call: Call
  readonly ledger: Ledger
  readonly now: () => number
  readonly newId: () => string
  readonly random: () => number
  readonly accountIds: readonly string[]
  readonly graceMs: number
  /** Whether any part of a post is out on an account, as the network knows. */
  readonly isOut: (accountId: string, texts: readonly string[]) => boolean
}) {
  const { call, ledger, now, random, graceMs } = deps
  let count = 0
  /** What died unanswered and has to be looked at; answers that have to be given again. */
  const unsure = new Set<AskedPost>()
  const unanswered: InputOf<'inbox.reply'>[] = []
  /** What was to be taken down, by variant, as long as it is not known whether that was heard. */
  const regretted = new Map<string, Regretted>()

  const chance = (share: number): boolean => random() < share
  const text = (what: string): string => `${what} ${deps.name}-${++count} de la oficina`

  /** A refusal by the rules changes nothing; a death leaves the post to be looked at. */
  async function command(post: AskedPost, run: () => Promise<void>): Promise<void> {
    try {
      await run()
    } catch (error) {
      if (error instanceof CoreDied) unsure.add(post)
      if (!(error instanceof Refused)) throw error
    }
  }

  async function schedule(post: AskedPost): Promise<void> {
    const wallTime = (chance(0.2) ? await nextSlot(post) : null) ?? soon()
    await call('calendar.schedule', { postId: post.postId, wallTime, zone: ZONE, repeatedHour: null })
    await adopt(post)
  }

  /** The minute of the wall clock in which something is to go out that is planned now. */
  function soon(): string {
    return wallTimeAt(now() + Math.ceil(random() * LONGEST_PLAN_MINUTES) * MINUTE_MS, ZONE)
  }

  /** The next free slot of a post, where it is not farther away than what is planned otherwise. */
  async function nextSlot({ postId }: AskedPost): Promise<string | null> {
    const slot = await call('slots.next', { postId })
    return slot === null || slot.atMs > now() + LONGEST_PLAN_MINUTES * MINUTE_MS ? null : slot.wallTime
  }

  /** Today and tomorrow at the same hour: the post is the first of its dates, and what is made for tomorrow may not leave today. */
  async function repeat(post: AskedPost): Promise<void> {
    const [firstDay = '', hour = ''] = soon().split('T')
    await call('recurring.start', {
      actId: deps.newId(),
      seriesId: deps.newId(),
      postId: post.postId,
      rule: 'FREQ=DAILY;COUNT=2',
      firstDay,
      hour,
      onHoliday: 'keep',
      makeAs: 'scheduled',
      aheadDays: 60,
      mostAhead: 60,
      confirmed: [],
    })
    await adopt(post)
  }

  /** Takes what the screen shows for what the person wants, and no less. */
  async function adopt(post: AskedPost): Promise<void> {
    const shown = await call('calendar.get', { postId: post.postId })
    const segments = shown.segments.map(({ segmentId, text: shownText }) => ({ segmentId, text: shownText }))
    const texts = new Set(segments.map((segment) => segment.text))
    ledger.withdraw(
      post.segments.filter((segment) => !texts.has(segment.text)),
      post.accountIds,
      now(),
    )
    post.segments = segments
    post.pending = shown.pendingEdit
    if (shown.state === 'draft' || shown.planned === null) post.stage = 'draft'
    else if (shown.state === 'cancelled') post.stage = 'cancelled'
    else post.stage = 'scheduled'
    if (post.stage === 'draft') post.dropped.clear()
    const dropped = shown.variants.filter(({ state }) => state === 'cancelled').map(({ accountId }) => accountId)
    for (const accountId of dropped) post.dropped.add(accountId)
    if (post.stage !== 'scheduled') {
      ledger.withdraw(segments, post.accountIds, now())
      return
    }
    ledger.withdraw(segments, dropped, now(), UNDER_WAY_MS)
    const planned = shown.planned?.atMs ?? now()
    const others = shown.variants.filter(({ accountId }) => !post.dropped.has(accountId))
    const isLeft = others.some(({ state }) => state !== 'cancelled' && state !== 'published')
    // Given up stays given up, as long as there is something else to plan.
    const live = shown.variants
      .filter(({ accountId, state }) => state !== 'cancelled' && !(isLeft && post.dropped.has(accountId)))
      .map(({ accountId }) => accountId)
    for (const accountId of live) if (!deps.isOut(accountId, [...texts])) post.dropped.delete(accountId)
    ledger.permit(post, live, planned, planned + graceMs)
  }

  async function newPost(): Promise<void> {
    const postId = deps.newId()
    const segments = Array.from({ length: chance(0.25) ? 3 : 1 }, () => ({
      segmentId: deps.newId(),
      text: text('Aviso'),
    }))
    const accountIds = chance(0.3) ? [...deps.accountIds] : [pick(deps.accountIds, random)]
    const post: AskedPost = { postId, accountIds, segments, pending: null, stage: 'draft', dropped: new Set() }
    try {
      await call('calendar.create', { postId, accountIds, segments: [...segments] })
    } catch (error) {
      // Not acknowledged: never asked for, and its id is not used again.
      if (error instanceof Refused) return
      throw error
    }
    ledger.posts.set(postId, post)
    await command(post, async () => {
      const [first] = segments
      if (chance(0.35) && first !== undefined) {
        const image = { postId, segmentId: first.segmentId, mediaId: deps.newId() }
        const { mediaId } = image
        await call('media.begin', { mediaId, fileName: 'plano.png', sizeBytes: PICTURE.length })
        await call('media.append', { mediaId, fromByte: 0, dataBase64: PICTURE.toString('base64') })
        await call('media.attach', { ...image, posterBase64: null })
        await call('calendar.setAltText', { ...image, altText: 'Plano de la zona' })
        ledger.withImage.add(first.segmentId)
      }
      if (chance(0.1)) return
      const next = random()
      if (next < 0.3) await publishNow(post)
      else if (next < 0.4) await repeat(post)
      else await schedule(post)
    })
  }

  async function publishNow(post: AskedPost): Promise<void> {
    await call('calendar.publishNow', { postId: post.postId })
    await adopt(post)
  }

  async function edit(post: AskedPost): Promise<void> {
    const segments = post.segments.map(({ segmentId }) => ({ segmentId, text: text('Cambio') }))
    await call('calendar.saveText', { postId: post.postId, segments })
    if (post.stage === 'draft') {
      post.segments = segments
      return
    }
    post.pending = segments
    if (chance(0.3)) return
    await call('calendar.applyEdit', { postId: post.postId })
    await adopt(post)
  }

  async function changeMind(): Promise<void> {
    if (ledger.posts.size === 0) return
    const post = pick([...ledger.posts.values()], random)
    const { postId } = post
    await command(post, async () => {
      switch (pick(['edit', 'edit', 'move', 'cancel', 'unschedule', 'now'] as const, random)) {
        case 'edit':
          await edit(post)
          return
        case 'move':
          await schedule(post)
          return
        case 'cancel':
          await call('calendar.cancel', { postId })
          break
        case 'unschedule':
          await call('calendar.unschedule', { postId })
          break
        case 'now':
          await publishNow(post)
          return
      }
      ledger.withdraw(post.segments, post.accountIds, now())
      await adopt(post)
    })
  }

  /** Deals with one thing that asks. */
  async function decide(): Promise<void> {
    const rows = await call('outbox.list', {})
    const asking = rows.filter(({ state }) => state === 'missed' || state === 'needs_attention')
    if (asking.length === 0) return
    const row = pick(asking, random)
    const post = row.subject?.kind === 'post' ? ledger.posts.get(row.subject.id) : undefined
    if (post === undefined) {
      if (chance(0.7)) await tolerant(() => call('outbox.retry', { effectId: row.effectId }))
      return
    }
    await command(post, async () => {
      const fromMs = now()
      if (row.kind === 'delete_post') {
        if (chance(0.8)) {
          await call('outbox.retry', { effectId: row.effectId })
          return
        }
        // Left published after all.
        await call('outbox.cancel', { effectId: row.effectId })
        ledger.keep(post.segments, row.accountId)
        return
      }
      if (chance(0.2)) {
        await call('outbox.cancel', { effectId: row.effectId })
        // Another part of the same thread may be on its way.
        ledger.withdraw(post.segments, [row.accountId], now(), UNDER_WAY_MS)
        post.dropped.add(row.accountId)
        return
      }
      // Permitted before it is asked for: should the process die over it, it may hold all the same.
      ledger.permit(post, [row.accountId], fromMs, fromMs + 10_000 + graceMs)
      if (row.state === 'needs_attention') await call('outbox.retry', { effectId: row.effectId })
      else if (row.variantId !== null)
        await call('calendar.resolveMissed', { variantId: row.variantId, choice: 'publish_now' })
    })
  }

  /** Has what is out of a post on one account taken from the network, as after a mistake. */
  async function regret(): Promise<void> {
    if (ledger.posts.size === 0) return
    const post = pick([...ledger.posts.values()], random)
    await command(post, async () => {
      const { variants } = await call('calendar.get', { postId: post.postId })
      const out = variants.filter(({ publishedSegments, takingDown }) => publishedSegments > 0 && !takingDown)
      if (out.length === 0) return
      const { variantId, accountId } = pick(out, random)
      await takeDown(variantId, { post, accountId })
    })
  }

  /** Asked for again after a death, until it is acknowledged or refused. */
  async function takeDown(variantId: string, asked: Regretted): Promise<void> {
    const { post, accountId } = asked
    regretted.set(variantId, asked)
    try {
      await call('calendar.takeDown', { variantId })
    } catch (error) {
      if (error instanceof Refused) regretted.delete(variantId)
      throw error
    }
    regretted.delete(variantId)
    ledger.withdraw(post.segments, [accountId], now(), UNDER_WAY_MS)
    post.dropped.add(accountId)
    ledger.takeDown(post.segments, accountId, now())
  }

  async function answer(): Promise<void> {
    const { rows } = await call('inbox.list', {
      scope: { view: 'all', ...UNNARROWED },
      cursor: null,
      limit: 50,
    })
    const answerable = rows.filter(({ pendingAnswer }) => pendingAnswer === null)
    if (answerable.length === 0) return
    const { conversationId, accountId } = pick(answerable, random)
    const wanted = {
      conversationId,
      answerId: deps.newId(),
      text: text('Respuesta'),
      resolves: chance(0.5),
      seenEntryId: null,
    }
    await reply(wanted, accountId)
  }

  async function reply(wanted: InputOf<'inbox.reply'>, accountId: string): Promise<void> {
    try {
      await call('inbox.reply', wanted)
      ledger.answers.push({ answerId: wanted.answerId, accountId, text: wanted.text })
    } catch (error) {
      if (error instanceof CoreDied) {
        unanswered.push(wanted)
        accountOfAnswer.set(wanted.answerId, accountId)
      }
      if (!(error instanceof Refused)) throw error
    }
  }
  const accountOfAnswer = new Map<string, string>()

  async function tolerant(run: () => Promise<unknown>): Promise<void> {
    try {
      await run()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }

  return {
    /** The hours that the office keeps on its accounts. */
    keepSlots: async (): Promise<void> => {
      for (const accountId of deps.accountIds) {
        for (const hour of SLOT_HOURS) {
          const slot = { weekday: 'TU', hour, name: '', onHolidays: true } as const
          await call('slots.save', { slotId: deps.newId(), accountId, ...slot })
        }
      }
    },
    /** One thing that a person does. Rejects with CoreDied where the core died over it. */
    act: async (): Promise<void> => {
      switch (
        pick(['write', 'write', 'write', 'change', 'change', 'decide', 'decide', 'answer', 'regret'] as const, random)
      ) {
        case 'write':
          return newPost()
        case 'change':
          return changeMind()
        case 'decide':
          return decide()
        case 'answer':
          return answer()
        case 'regret':
          return regret()
      }
    },
    /** After a death: looks at what was not acknowledged, and gives again the answers that may not have been kept. */
    lookAgain: async (): Promise<void> => {
      for (const post of unsure) {
        await adopt(post)
        unsure.delete(post)
      }
      for (const [variantId, asked] of regretted) await tolerant(() => takeDown(variantId, asked))
      for (const wanted of unanswered.splice(0)) await reply(wanted, accountOfAnswer.get(wanted.answerId) ?? '')
    },
  }
}

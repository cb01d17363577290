/** What the outbox screen shows and offers, worked out from what the core answered. Pure. */
import { assertNever } from '#shared/domain/assertNever.ts'
import { FORECAST_CAUSES, type ForecastCause } from '#shared/domain/forecast.ts'
import { isHeldAnswer } from '#shared/domain/heldAnswer.ts'
import type { Right } from '#shared/domain/roles.ts'
import type { EffectView } from '#shared/contract/outbox.ts'
import type { ListedProblem, ProblemView } from '#shared/contract/status.ts'

/** Where to go to see what an effect or a problem is about. */
export type Place =
  { readonly kind: 'post' | 'conversation'; readonly id: string } | { readonly kind: 'accounts' | 'settings' }

/**
 * What stands or falls together: the parts and images of one post on one account, or a single answer. `primary` is what
 * a person decides about, `others` follow it.
 */
export type EffectGroup = { readonly primary: EffectView; readonly others: readonly EffectView[] }

export type EffectAction =
  | { readonly kind: 'retry'; readonly label: 'retry' | 'retryNow' | 'continue' }
  /** All of them: a part whose predecessor was given up would wait for ever. */
  | { readonly kind: 'cancel'; readonly effectIds: readonly string[]; readonly rest: boolean }
  /** Leaves on the network what was to be taken down. */
  | { readonly kind: 'keep'; readonly effectIds: readonly string[] }
  /** Takes from the network what is out of a thread. */
  | { readonly kind: 'take_down'; readonly variantId: string; readonly count: number }
  /** Opens the network's page with the text copied. */
  | { readonly kind: 'open_by_hand' }
  /** Asks for the link of what is out. */
  | { readonly kind: 'settle_published'; readonly byHand: boolean }
  | { readonly kind: 'settle_not_published' }
  /** What came in meanwhile is beside the answer there. */
  | { readonly kind: 'open_conversation'; readonly href: string }
  | { readonly kind: 'publish_now'; readonly variantId: string; readonly continues: boolean }
  /** Brings what waits for its hour forward to now. */
  | { readonly kind: 'send_now'; readonly effectId: string; readonly dueAtMs: number }
  /** When what holds it ends, later than its hour. */
  | { readonly kind: 'send_late'; readonly effectId: string; readonly atMs: number }
  /** Now, although the computer's clock is not believed. */
  | { readonly kind: 'send_despite_clock' }
  | { readonly kind: 'reschedule'; readonly postId: string; readonly dueAtMs: number }
  | { readonly kind: 'drop'; readonly variantId: string; readonly rest: boolean }

/** What the person who acts needs the right to for an action, as its operation names it. */
export function rightFor({ kind }: EffectAction): Right {
  switch (kind) {
    case 'open_conversation':
      return 'read'
    case 'take_down':
    case 'send_despite_clock':
      return 'release'
    case 'publish_now':
    case 'reschedule':
    case 'drop':
      return 'compose'
    case 'retry':
    case 'cancel':
    case 'keep':
    case 'open_by_hand':
    case 'settle_published':
    case 'settle_not_published':
    case 'send_now':
    case 'send_late':
      return 'dispatch'
    default:
      return assertNever(kind)
  }
}

/** What a person can do about a group, the most likely first. */
export function groupActions({ primary, others }: EffectGroup): readonly EffectAction[] {
  const effectIds = [primary, ...others].filter(isCancellable).map(({ effectId }) => effectId)
  const out = primary.thread?.out ?? 0
  const isRemoval = primary.kind === 'delete_post'
  const cancel: EffectAction = isRemoval ? { kind: 'keep', effectIds } : { kind: 'cancel', effectIds, rest: out > 0 }
  const takeDown: readonly EffectAction[] =
    out > 0 && !isRemoval && primary.variantId !== null && primary.problem?.code !== 'by_hand'
      ? [{ kind: 'take_down', variantId: primary.variantId, count: out }]
      : []
  switch (primary.state) {
    case 'queued':
      // As during its steps, which follow each other at once.
      if (primary.waiting === 'uploading') return [cancel]
      if (primary.late !== null) {
        const sendLate: EffectAction = { kind: 'send_late', effectId: primary.effectId, atMs: primary.late.untilMs }
        return [sendLate, ...reschedule(primary), cancel]
      }
      return [...hurry(primary), ...reschedule(primary), cancel]
    case 'running':
      // What has not left can be given up; an upload ends with its step then.
      return primary.kind === 'upload_media' && effectIds.length > 0 ? [cancel] : []
    case 'uncertain':
      return [{ kind: 'settle_published', byHand: false }, { kind: 'settle_not_published' }]
    case 'needs_attention':
      if (isHeldAnswer(primary.problem?.code)) return [...openConversation(primary), cancel]
      return primary.problem?.code === 'by_hand'
        ? [{ kind: 'open_by_hand' }, { kind: 'settle_published', byHand: true }, cancel]
        : [{ kind: 'retry', label: takeDown.length > 0 ? 'continue' : 'retry' }, ...takeDown, cancel]
    case 'missed':
      return primary.variantId === null ? [cancel] : missedActions(primary.variantId, primary, takeDown)
    case 'done':
    case 'cancelled':
      return []
    default:
      return assertNever(primary.state)
  }
}

function openConversation({ subject }: EffectView): readonly EffectAction[] {
  return subject?.kind === 'conversation' ? [{ kind: 'open_conversation', href: `/inbox/${subject.id}` }] : []
}

/** Before its hour it can be brought forward, after a failed try hurried; without a connection or behind another neither. */
function hurry({ waiting, kind, variantId, effectId, dueAtMs }: EffectView): readonly EffectAction[] {
  if (waiting === 'retry') return [{ kind: 'retry', label: 'retryNow' }]
  const isPost = variantId !== null && kind !== 'delete_post'
  if (!isPost) return []
  if (waiting === 'clock') return [{ kind: 'send_despite_clock' }]
  return waiting === 'time' ? [{ kind: 'send_now', effectId, dueAtMs }] : []
}

function reschedule({ subject, kind, dueAtMs }: EffectView): readonly EffectAction[] {
  return subject?.kind === 'post' && kind !== 'delete_post' ? [{ kind: 'reschedule', postId: subject.id, dueAtMs }] : []
}

/** Where to go to change what a group is about; null where there is no such place. */
export function hrefOf({ primary: { subject } }: EffectGroup): string | null {
  if (subject === null) return null
  return subject.kind === 'post' ? `/calendar/post/${subject.id}` : `/inbox/${subject.id}`
}

function missedActions(
  variantId: string,
  effect: EffectView,
  takeDown: readonly EffectAction[],
): readonly EffectAction[] {
  const isPartlyOut = takeDown.length > 0
  return [
    { kind: 'publish_now', variantId, continues: isPartlyOut },
    ...reschedule(effect),
    ...takeDown,
    { kind: 'drop', variantId, rest: isPartlyOut },
  ]
}

const isCancellable = ({ state }: EffectView): boolean =>
  state === 'queued' || state === 'needs_attention' || state === 'missed'

/** Which instant to tell of an effect besides why it waits. */
export function tellingTime(effect: EffectView): {
  readonly kind: 'until' | 'nextTry' | 'due' | 'created'
  readonly atMs: number
} {
  const { waiting, nextTryAtMs, late } = effect
  // Until when it is held stands over it then.
  const isLimited = late === null && (waiting === 'rate_limit' || waiting === 'app_limit')
  if (nextTryAtMs !== null && isLimited) return { kind: 'until', atMs: nextTryAtMs }
  const isTimed = waiting === 'retry' || waiting === 'verdict'
  if (nextTryAtMs !== null && isTimed) return { kind: 'nextTry', atMs: nextTryAtMs }
  if (effect.subject?.kind === 'post') return { kind: 'due', atMs: effect.dueAtMs }
  return { kind: 'created', atMs: effect.createdAtMs }
}

/**
 * What a row says of its effect. An upload is on its way during its steps and between them; how often it tried is told
 * only once a try failed, because every step begins as one.
 */
export function shownState({ state, waiting, attempts, progress, problem }: EffectView): {
  readonly state: EffectView['state']
  readonly waiting: EffectView['waiting']
  readonly tries: number
} {
  if (waiting === 'uploading') return { state: 'running', waiting: null, tries: 0 }
  const isStep = progress !== null && problem === null
  return { state, waiting, tries: isStep && attempts <= 1 ? 0 : attempts }
}

/** The upload that is under way in a group; null where none has begun. */
export function progressOf({ primary, others }: EffectGroup): EffectView['progress'] {
  return [primary, ...others].find(({ progress }) => progress !== null)?.progress ?? null
}

export type ProblemCase = {
  readonly problem: ProblemView
  /** What the problem is about in the outbox, to be dealt with in its place; of a cause, all that it stops. */
  readonly groups: readonly EffectGroup[]
  /** What it explains besides that. */
  readonly also: readonly ProblemView[]
  /** Its rows stand under what stops them, which need not be said in each. */
  readonly isCause: boolean
  readonly place: Place | null
}

/** Problems joined with what they are about, urgent first and the oldest of them first, and everything else that waits. */
export type OutboxLists = { readonly cases: readonly ProblemCase[]; readonly waiting: readonly EffectGroup[] }

/** Each effect is in exactly one group and each group in exactly one list: nothing is hidden and nothing asked twice. */
export function outboxOf(problems: readonly ListedProblem[], effects: readonly EffectView[]): OutboxLists {
  const groups = groupsOf(effects)
  const taken = new Set<EffectGroup>()
  const ordered = problems.toSorted((a, b) => rank(a) - rank(b) || a.sinceMs - b.sinceMs)
  const take = (problem: ProblemView): readonly EffectGroup[] => {
    const found = groups.filter((each) => !taken.has(each) && isAbout(problem, each))
    const about = problem.code === 'posts_will_be_late' ? found : found.slice(0, 1)
    for (const group of about) taken.add(group)
    return about
  }
  const standing = ordered.filter(({ causeId }) => causeId === null)
  const cases = standing.map((problem): ProblemCase => {
    const own = take(problem)
    const explained = ordered
      .filter(({ causeId }) => causeId === problem.problemId)
      .map((each) => ({ problem: each, groups: take(each) }))
    return {
      problem,
      groups: [...own, ...explained.flatMap((each) => each.groups)],
      also: explained.filter((each) => each.groups.length === 0).map((each) => each.problem),
      isCause: explained.length > 0 || problem.code === 'posts_will_be_late',
      place: placeOf(problem, own[0]?.primary ?? null),
    }
  })
  return { cases, waiting: groups.filter((group) => !taken.has(group)).toSorted(byPressure) }
}

/** The states in which an effect waits for a person, which is what makes it a problem; the most pressing first. */
const OPEN_STATES: readonly EffectView['state'][] = ['needs_attention', 'missed', 'uncertain']

function groupsOf(effects: readonly EffectView[]): readonly EffectGroup[] {
  const together = new Map<string, EffectView[]>()
  for (const effect of effects) {
    const key = effect.variantId ?? effect.effectId
    together.set(key, [...(together.get(key) ?? []), effect])
  }
  return [...together.values()].flatMap((members) => {
    const primary = primaryOf(members)
    return primary === undefined ? [] : [{ primary, others: members.filter((member) => member !== primary) }]
  })
}

/** What needs a person, else what is on its way, else the post itself rather than its images. */
function primaryOf(members: readonly EffectView[]): EffectView | undefined {
  for (const state of [...OPEN_STATES, 'running']) {
    const pressing = members.find((member) => member.state === state)
    if (pressing !== undefined) return pressing
  }
  const uploading = members.find(({ waiting }) => waiting === 'uploading')
  return uploading ?? members.find(({ kind }) => kind === 'publish_segment') ?? members[0]
}

const rank = (problem: ProblemView): number => (problem.severity === 'urgent' ? 0 : 1)

function isAbout(problem: ProblemView, { primary, others }: EffectGroup): boolean {
  const { subject, accountId } = problem
  if (problem.code === 'posts_will_be_late') return isHeldBy(problem, primary)
  if (subject === null || subject.kind === 'account' || subject.kind === 'gap') return false
  if (subject.kind === 'effect') return [primary, ...others].some(({ effectId }) => effectId === subject.id)
  return (
    primary.subject?.kind === subject.kind &&
    primary.subject.id === subject.id &&
    (accountId === null || primary.accountId === accountId) &&
    OPEN_STATES.includes(primary.state)
  )
}

function isHeldBy({ accountId, params }: ProblemView, { late, accountId: ofEffect }: EffectView): boolean {
  return (
    late !== null &&
    late.cause === params.cause &&
    late.untilMs === params.untilMs &&
    (accountId === null || accountId === ofEffect)
  )
}

/** Where to go to see what a problem is about; `effect` is what waits of it in the outbox. */
export function placeOf(problem: ProblemView, effect: EffectView | null): Place | null {
  const subject = problem.subject?.kind === 'effect' ? (effect?.subject ?? null) : problem.subject
  // A limit ends by itself, whatever is done to the account.
  if (problem.code === 'posts_will_be_late') return null
  if (subject === null && problem.code.startsWith('backup_')) return { kind: 'settings' }
  if (subject === null) return problem.accountId === null ? null : { kind: 'accounts' }
  switch (subject.kind) {
    case 'post':
    case 'conversation':
      return { kind: subject.kind, id: subject.id }
    case 'account':
    case 'effect':
    case 'gap':
      return { kind: 'accounts' }
    default:
      return assertNever(subject.kind)
  }
}

/** What needs a person first, then in the order in which it will go out. */
function byPressure({ primary: a }: EffectGroup, { primary: b }: EffectGroup): number {
  const pressing = (effect: EffectView): number => (OPEN_STATES.includes(effect.state) ? 0 : 1)
  return pressing(a) - pressing(b) || a.dueAtMs - b.dueAtMs || a.createdAtMs - b.createdAtMs
}

/** What the sentences of a problem need, readable: instants `…Ms` and money `…Micros` under their bare name, the cause in
 * words. */
export function problemValues(
  { params }: Pick<ProblemView, 'params'>,
  format: { readonly dayTime: (atMs: number) => string; readonly money: (micros: number) => string },
  causeWords: (cause: ForecastCause) => string,
): Record<string, string | number> {
  const entries = Object.entries(params).map(([name, value]): [string, string | number] => {
    if (name.endsWith('Ms') && typeof value === 'number') return [name.slice(0, -2), format.dayTime(value)]
    if (name.endsWith('Micros') && typeof value === 'number') return [name.slice(0, -6), format.money(value)]
    const cause = name === 'cause' ? FORECAST_CAUSES.find((each) => each === value) : undefined
    return [name, cause === undefined ? value : causeWords(cause)]
  })
  return Object.fromEntries(entries)
}

/** Whether a pasted text can be the link of a post on X; the core decides. */
export function looksLikePostLink(link: string): boolean {
  return /^https?:\/\/([\w.-]+\.)?(x|twitter)\.com\/[^?#]*\/status(es)?\/\d+/i.test(link.trim())
}

const AREAS = { item: 'messages', conversation: 'messages', audit: 'audit' } as const
const OF_POSTS: ReadonlySet<string> = new Set([
  'post',
  'variant',
  'segment',
  'segment_media',
  'media',
  'effect',
  'attempt',
])

/** In a person's words, of what something could not be read. @param tables names with spaces between them */
export function lostAreas(tables: string): readonly ('posts' | 'messages' | 'audit' | 'other')[] {
  const names = tables.split(' ').filter((name) => name !== '')
  const isArea = (name: string): name is keyof typeof AREAS => Object.hasOwn(AREAS, name)
  return [...new Set(names.map((name) => (OF_POSTS.has(name) ? 'posts' : isArea(name) ? AREAS[name] : 'other')))]
}

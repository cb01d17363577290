/** What the checks find in a post that is to be planned, and whether it may be (docs/specs/composer.md §1). */
import { z } from 'zod'
import { check, checkRules } from '#shared/contract/checks.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { lazily } from '#shared/domain/lazily.ts'
import { createTextChecks } from '#shared/domain/checks/checkText.ts'
import {
  CHECK_MODES,
  CHECKS,
  DEFAULT_RULES,
  isHourCheck,
  type Check,
  type CheckMode,
  type CheckRules,
  type HourCheck,
} from '#shared/domain/checks/finding.ts'
import { dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { EndedMedia, MediaCardTable } from '../store/mediaCardTable.ts'
import type { NearPost, NearPostTable } from '../store/nearPostTable.ts'
import type { PostTable, Variant } from '../store/postTable.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

const OK = { ok: true } as const
const KEY = 'checks'
const MINUTE_MS = 60_000

/** A check that came later has no mode there yet: its own holds, and the office's others stay. */
const keptRules = lazily(() =>
  checkRules()
    .partial()
    .extend({ modes: z.partialRecord(check(), z.enum(CHECK_MODES)).catch({}) }),
)

/** What was found and goes out all the same: for the audit row. */
export type Accepted = { readonly warned: readonly Check[]; readonly confirmed: readonly Check[] }

export type PostFindings = ReturnType<typeof createPostFindings>

export function createPostFindings(deps: {
  readonly table: SettingTable
  readonly near: NearPostTable
  readonly cards: MediaCardTable
  readonly posts: Pick<PostTable, 'byId' | 'variantsOf'>
  /** Hashtags as the office wrote them before, newest first, without the sign. */
  readonly spellings: () => readonly string[]
  readonly zone: () => OfficeZone
  readonly uow: UnitOfWork
  readonly by: () => Actor
}) {
  const { table, posts } = deps

  /** In force. What a later version wrote and this one does not know counts as not set. */
  function rules(): CheckRules {
    const read = keptRules().safeParse(table.get(KEY) ?? {})
    if (!read.success) return DEFAULT_RULES
    const modes = { ...DEFAULT_RULES.modes, ...read.data.modes }
    return checkRules().parse({ ...DEFAULT_RULES, ...read.data, modes })
  }

  function near(postId: string, atMs: number): readonly NearPost[] {
    const accountIds = posts
      .variantsOf(postId)
      .filter(isToGo)
      .map(({ accountId }) => accountId)
    return deps.near.find(postId, accountIds, atMs, rules().nearMinutes * MINUTE_MS)
  }

  /** Pictures and films of the post that may not be shown any more on the day of that instant. */
  function ended(postId: string, atMs: number): readonly EndedMedia[] {
    return deps.cards.ended(postId, dayAt(atMs, deps.zone()))
  }

  return {
    /**
     * Refuses what the office's rules keep from going out, and what has to be confirmed and is not.
     * @param texts every text that goes out, on whatever account
     * @param areNew whether they were not planned before: what was confirmed once is not asked again
     * @param confirmed what whoever plans it has confirmed
     * @throws AppError checks_blocked (params.check), checks_unconfirmed (params.checks, with commas between)
     */
    accept: (plan: {
      readonly postId: string
      readonly texts: readonly string[]
      readonly areNew: boolean
      readonly atMs: number
      readonly confirmed: readonly Check[]
    }): Accepted => {
      const inForce = rules()
      const findIn = createTextChecks(inForce, deps.spellings())
      const inTexts = new Set<Check>(plan.texts.flatMap((text) => findIn(text).map((finding) => finding.check)))
      const byHour: Readonly<Record<HourCheck, () => boolean>> = {
        near_post: () => near(plan.postId, plan.atMs).length > 0,
        rights_ended: () => ended(plan.postId, plan.atMs).length > 0,
      }
      const found = CHECKS.filter((each) =>
        isHourCheck(each) ? inForce.modes[each] !== 'off' && byHour[each]() : inTexts.has(each),
      )
      const having = (mode: CheckMode): readonly Check[] => found.filter((each) => inForce.modes[each] === mode)
      const [blocking] = having('block')
      if (blocking !== undefined) throw new AppError('checks_blocked', { check: blocking })
      const asked = having('confirm').filter((each) => plan.areNew || isHourCheck(each))
      const open = asked.filter((each) => !plan.confirmed.includes(each))
      if (open.length > 0) throw new AppError('checks_unconfirmed', { checks: asked.join(',') })
      return { warned: having('warn'), confirmed: asked }
    },

    handlers: {
      rules: (): OutputOf<'checks.rules'> => ({ ...checkRules().parse(rules()), spellings: [...deps.spellings()] }),
      setRules: (input: ParsedInputOf<'checks.setRules'>): OutputOf<'checks.setRules'> => {
        const before = rules()
        const after = checkRules().parse({ ...before, ...input, modes: { ...before.modes, ...input.modes } })
        if (JSON.stringify(after) === JSON.stringify(before)) return OK
        deps.uow.write(deps.by(), (tx) => {
          table.put(tx, KEY, after)
          tx.audit({ action: 'checks.set_rules', entity: 'settings', before, after })
        })
        return OK
      },
      near: ({ postId, atMs }: ParsedInputOf<'checks.near'>): OutputOf<'checks.near'> => {
        if (posts.byId(postId) === null) throw new AppError('not_found')
        return [...near(postId, atMs)]
      },
      rights: ({ postId, atMs }: ParsedInputOf<'checks.rights'>): OutputOf<'checks.rights'> => {
        if (posts.byId(postId) === null) throw new AppError('not_found')
        return [...ended(postId, atMs)]
      },
    },
  }
}

function isToGo({ state }: Variant): boolean {
  return state !== 'published' && state !== 'cancelled'
}

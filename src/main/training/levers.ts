/** Faults that a person or a test puts into the wire, and for which requests they hold. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { TrainingFault } from '#shared/domain/trainingFault.ts'
import { DAY_LIMITS_OF } from './rateLimits.ts'

/** What a request is for. Levers can hold for one kind alone. */
export const requestKinds = ['publish', 'read', 'direct_message', 'media', 'sign_in'] as const
export type RequestKind = (typeof requestKinds)[number]

/**
 * `takesEffect` says whether the network does what it was asked before the wire fails:
 * the post then exists although the client was told nothing.
 */
export const leverSchema = lazily(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('cut') }),
    z.strictObject({ kind: z.literal('slow'), delayMs: z.int().min(0).max(600_000) }),
    z.strictObject({ kind: z.literal('lose_answer') }),
    z.strictObject({ kind: z.literal('hang'), takesEffect: z.boolean() }),
    z.strictObject({
      kind: z.literal('status'),
      status: z.literal([401, 402, 403, 429, 500, 502, 503, 504]),
      takesEffect: z.boolean(),
    }),
    /** So many calls of this kind are left today, with this one: for the user, or for all of the application. */
    z.strictObject({ kind: z.literal('day_limit'), of: z.enum(DAY_LIMITS_OF), left: z.int().min(0) }),
    z.strictObject({ kind: z.literal('truncate') }),
    z.strictObject({ kind: z.literal('captive_portal') }),
    z.strictObject({ kind: z.literal('proxy') }),
    z.strictObject({ kind: z.literal('deny_sign_in') }),
    /** A piece of an upload is acknowledged and lost. */
    z.strictObject({ kind: z.literal('chunk_lost') }),
    /** What is finalized now takes so long to process. */
    z.strictObject({ kind: z.literal('slow_processing'), delayMs: z.int().min(0).max(86_400_000) }),
    /** What is finalized now cannot be processed. */
    z.strictObject({ kind: z.literal('processing_fails') }),
    /** A post with media finds that they have expired. */
    z.strictObject({ kind: z.literal('media_expired') }),
  ]),
)
export type Lever = Parsed<typeof leverSchema>

const settingSchema = lazily(() =>
  z.strictObject({
    lever: leverSchema(),
    /** How many matching requests it still holds for; null until switched off. */
    remaining: z.int().min(1).nullable(),
    /** How many matching requests pass before it holds. */
    skip: z.int().min(0).default(0),
    /** Holds for these kinds of request alone; null for all. */
    only: z.array(z.enum(requestKinds)).nullable(),
  }),
)
export type LeverSetting = Parsed<typeof settingSchema>

/** The whole set of levers as one JSON value. */
export const leverStateSchema = lazily(() =>
  z.strictObject({
    settings: z.array(settingSchema()),
    /** Money left at X, in US dollars; 402 when a request costs more than is left. Null is unlimited. */
    creditUsd: z.number().min(0).nullable(),
  }),
)
export type LeverState = Parsed<typeof leverStateSchema>

export type Levers = {
  readonly get: () => LeverState
  /** Replaces everything that was set before. */
  readonly set: (state: z.input<ReturnType<typeof leverStateSchema>>) => void
  /** Adds one lever to those in force: for the next `next` matching requests, or until `clear`. */
  readonly pull: (
    lever: Lever,
    options?: {
      readonly next?: number
      /** So many pass first: a fault between two pages. */
      readonly after?: number
      readonly only?: readonly RequestKind[]
    },
  ) => void
  readonly clear: () => void
  /** The one fault of the training screen, in place of all levers. `count` null keeps it until changed. */
  readonly setFault: (fault: TrainingFault, count: number | null) => void
  readonly fault: () => { readonly fault: TrainingFault; readonly remaining: number | null }
}

/** What the network itself asks of the levers. */
export type LeverBox = Levers & {
  /** The levers that hold for a request of this kind; counts the request against each. */
  readonly take: (kind: RequestKind) => readonly Lever[]
  /** Pays; false when the credit does not reach. */
  readonly pay: (priceUsd: number) => boolean
}

const SLOW_MS = 4_000

function leverOfFault(fault: TrainingFault): Lever | null {
  switch (fault) {
    case 'none':
      return null
    case 'cut':
    case 'lose_answer':
    case 'truncate':
    case 'captive_portal':
    case 'proxy':
      return { kind: fault }
    case 'processing_fails':
    case 'media_expired':
      return { kind: fault }
    case 'slow':
      return { kind: 'slow', delayMs: SLOW_MS }
    case 'hang':
      return { kind: 'hang', takesEffect: true }
    case 'rate_limit':
      return { kind: 'status', status: 429, takesEffect: false }
    case 'server_error':
      return { kind: 'status', status: 503, takesEffect: false }
    case 'credentials':
      return { kind: 'status', status: 401, takesEffect: false }
    case 'credits':
      return { kind: 'status', status: 402, takesEffect: false }
    default:
      return assertNever(fault)
  }
}

export function createLevers(): LeverBox {
  let state: LeverState = { settings: [], creditUsd: null }
  let fault: TrainingFault = 'none'

  const set = (next: z.input<ReturnType<typeof leverStateSchema>>): void => {
    state = leverStateSchema().parse(next)
    fault = 'none'
  }

  return {
    get: () => structuredClone(state),
    set,
    pull: (lever, options = {}) => {
      const setting = {
        lever,
        remaining: options.next ?? null,
        skip: options.after ?? 0,
        only: options.only ? [...options.only] : null,
      }
      state = { ...state, settings: [...state.settings, settingSchema().parse(setting)] }
    },
    clear: () => set({ settings: [], creditUsd: null }),
    setFault: (chosen, count) => {
      const lever = leverOfFault(chosen)
      set({
        settings: lever === null ? [] : [{ lever, remaining: count, skip: 0, only: null }],
        creditUsd: state.creditUsd,
      })
      fault = chosen
    },
    fault: () => {
      const setting = state.settings[0]
      return setting === undefined || fault === 'none'
        ? { fault: 'none', remaining: null }
        : { fault, remaining: setting.remaining }
    },
    take: (kind) => {
      const isFor = (setting: LeverSetting): boolean => setting.only?.includes(kind) ?? true
      const holds = (setting: LeverSetting): boolean => isFor(setting) && setting.skip === 0
      const taken = state.settings.filter(holds).map((setting) => setting.lever)
      const settings = state.settings
        .map((setting) =>
          isFor(setting) && setting.skip > 0
            ? { ...setting, skip: setting.skip - 1 }
            : holds(setting) && setting.remaining !== null
              ? { ...setting, remaining: setting.remaining - 1 }
              : setting,
        )
        .filter((setting) => setting.remaining !== 0)
      state = { ...state, settings }
      return taken
    },
    pay: (priceUsd) => {
      if (state.creditUsd === null) return true
      if (state.creditUsd < priceUsd) return false
      state = { ...state, creditUsd: state.creditUsd - priceUsd }
      return true
    },
  }
}

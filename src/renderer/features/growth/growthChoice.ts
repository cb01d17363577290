/** Which accounts and which days the growth screen was left with, as they are kept for the next time. Pure. */
import { PERIOD_PRESETS, type Period } from '#shared/domain/period.ts'

export type GrowthChoice = {
  /** Empty: the first account there is. */
  readonly accountIds: readonly string[]
  readonly period: Period
}

export const FIRST_CHOICE: GrowthChoice = { accountIds: [], period: { kind: 'preset', preset: '30d' } }

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What was kept, or the first choice where it is nothing that this version kept. */
export function readChoice(text: string | undefined): GrowthChoice {
  if (text === undefined) return FIRST_CHOICE
  let kept: unknown
  try {
    kept = JSON.parse(text)
  } catch {
    return FIRST_CHOICE
  }
  const { accountIds, period } = recordOf(kept)
  return {
    accountIds: Array.isArray(accountIds) ? accountIds.filter((each): each is string => typeof each === 'string') : [],
    period: periodOf(period),
  }
}

function periodOf(kept: unknown): Period {
  const { kind, preset: name, span } = recordOf(kept)
  const preset = PERIOD_PRESETS.find((each) => each === name)
  if (kind === 'preset' && preset !== undefined) return { kind, preset }
  const { firstDay, lastDay } = recordOf(span)
  const isSpan = isDay(firstDay) && isDay(lastDay) && firstDay <= lastDay
  return kind === 'days' && isSpan ? { kind, span: { firstDay, lastDay } } : FIRST_CHOICE.period
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value)
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

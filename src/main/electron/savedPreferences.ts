/**
 * What preferences.json may hold. Read by hand: it is needed before there is a window, and a library of schemas would take
 * longer to load than all the rest that comes before it (docs/adr/0013).
 */
import type { Rectangle } from 'electron'
import type { NetworkWaySettings } from '#shared/domain/networkWay.ts'
import { isHour } from '#shared/domain/hour.ts'
import { DEFAULT_QUIET_HOURS, type QuietHours } from '#shared/domain/quietHours.ts'
import { readSavedWay } from './savedWay.ts'

export type WindowPlace = { readonly bounds: Rectangle; readonly maximised: boolean }

export type Saved = {
  readonly theme: 'light' | 'dark' | 'auto'
  readonly language: 'es' | 'en'
  readonly urgentSound: boolean
  readonly messageNotices: boolean
  readonly milestoneNotices: boolean
  readonly quietHours: QuietHours | null
  readonly window: WindowPlace | null
  readonly network: NetworkWaySettings
}

/** Whatever is missing, damaged or of another kind counts as not set: nothing here is dear. */
export function readSaved(text: string | null): Saved {
  const { theme, language, urgentSound, messageNotices, milestoneNotices, quietHours, window, network } = objectIn(text)
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    language: language === 'en' ? 'en' : 'es',
    urgentSound: urgentSound !== false,
    messageNotices: messageNotices !== false,
    milestoneNotices: milestoneNotices !== false,
    quietHours: readQuietHours(quietHours),
    window: readPlace(window),
    network: readSavedWay(network),
  }
}

/** None is a choice of its own. */
function readQuietHours(value: unknown): QuietHours | null {
  if (value === null) return null
  const { from, until } = asObject(value)
  const isRead = typeof from === 'string' && typeof until === 'string' && isHour(from) && isHour(until)
  return isRead ? { from, until } : DEFAULT_QUIET_HOURS
}

const SMALLEST = 200

function readPlace(value: unknown): WindowPlace | null {
  const { bounds, maximised } = asObject(value)
  const { x, y, width, height } = asObject(bounds)
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return null
  if (width < SMALLEST || height < SMALLEST) return null
  return { bounds: { x, y, width, height }, maximised: maximised === true }
}

function objectIn(text: string | null): Readonly<Record<string, unknown>> {
  if (text === null) return {}
  try {
    return asObject(JSON.parse(text))
  } catch {
    return {}
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

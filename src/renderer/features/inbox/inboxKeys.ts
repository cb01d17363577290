/** What a single key does in the inbox, outside of text fields. Pure. */
import type { DirectAct } from './triageView.ts'

/** Acts that ask for a choice first. */
export type AskedAct = 'status' | 'assign' | 'label' | 'snooze' | 'priority'
export type TriageAct = DirectAct | AskedAct

export type InboxKey =
  | { readonly kind: 'triage'; readonly act: TriageAct }
  | {
      readonly kind:
        | 'search'
        | 'list'
        | 'reply'
        | 'note'
        | 'views'
        | 'narrow'
        | 'select'
        | 'deselect'
        | 'undo'
        | 'urgent'
        | 'hand_off'
        | 'history'
    }

/** The key of each act; N and ? belong to the whole window. */
export const TRIAGE_KEYS: Readonly<Record<TriageAct, string>> = {
  close: 'e',
  status: 's',
  assign_me: 'm',
  assign: 'a',
  label: 'l',
  snooze: 'h',
  priority: 'g',
  pin: 'p',
  silence: 'q',
  read: 'u',
}

const OTHER_KEYS: Readonly<Record<string, Exclude<InboxKey['kind'], 'triage'>>> = {
  '/': 'search',
  j: 'list',
  k: 'list',
  r: 'reply',
  i: 'note',
  v: 'views',
  f: 'narrow',
  x: 'select',
  Escape: 'deselect',
  z: 'undo',
  d: 'urgent',
  c: 'hand_off',
  o: 'history',
}

export function inboxKey(key: string): InboxKey | null {
  const act = TRIAGE_ACTS.find((each) => TRIAGE_KEYS[each] === key)
  if (act !== undefined) return { kind: 'triage', act }
  const kind = Object.hasOwn(OTHER_KEYS, key) ? OTHER_KEYS[key] : undefined
  return kind === undefined ? null : { kind }
}

/** In the order in which they are offered. */
export const TRIAGE_ACTS = [
  'close',
  'status',
  'assign_me',
  'assign',
  'label',
  'snooze',
  'priority',
  'pin',
  'silence',
  'read',
] as const satisfies readonly TriageAct[]

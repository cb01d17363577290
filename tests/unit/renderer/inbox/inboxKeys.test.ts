import { expect, it } from 'vitest'
import { inboxKey, TRIAGE_ACTS, TRIAGE_KEYS } from '../../../../src/renderer/features/inbox/inboxKeys.ts'
import { shortcutOf } from '../../../../src/renderer/app/shortcuts.ts'

const OTHERS = ['/', 'j', 'k', 'r', 'i', 'v', 'f', 'x', 'z', 'Escape', 'd']

it('has one key for each act, and none for two', () => {
  const keys = [...OTHERS, ...TRIAGE_ACTS.map((act) => TRIAGE_KEYS[act])]
  expect(new Set(keys).size).toBe(keys.length)
  expect(TRIAGE_ACTS.map((act) => inboxKey(TRIAGE_KEYS[act]))).toEqual(
    TRIAGE_ACTS.map((act) => ({ kind: 'triage', act })),
  )
  expect(OTHERS.map((key) => inboxKey(key)?.kind)).toEqual([
    'search',
    'list',
    'list',
    'reply',
    'note',
    'views',
    'narrow',
    'select',
    'undo',
    'deselect',
    'urgent',
  ])
})

it('leaves the keys of the whole window alone, and those that mean nothing', () => {
  const press = { ctrlKey: false, metaKey: false, altKey: false, typing: false }
  for (const key of [...OTHERS, ...Object.values(TRIAGE_KEYS)]) expect(shortcutOf({ ...press, key })).toBeNull()
  expect(['n', '?', 'R', 'E', 'toString', ' '].map(inboxKey)).toEqual([null, null, null, null, null, null])
})

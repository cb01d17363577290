/** A hand-off as it is filled in: what is missing, and what leaves for the core (docs/specs/inbox.md §13). */
import { describe, expect, it } from 'vitest'
import {
  firstForm,
  readHandoffForm,
  toggledItem,
  type HandoffForm,
} from '../../../../src/renderer/features/inbox/handoffForm.ts'

const ZONE = 'Europe/Madrid'
const NOW = Date.UTC(2026, 10, 26, 9, 30)
const first = (hasServer = true): HandoffForm =>
  firstForm({ hasServer, consentTo: 'Que se trasladen', followerId: null, nowMs: NOW, zone: ZONE })
const whole = { ...first(), recipient: ' registro@ayto.es ', subject: 'Farola', text: 'Buenos días' }
const faultsOf = (form: HandoffForm) => {
  const reading = readHandoffForm(form, ZONE)
  return reading.kind === 'faults' ? [...reading.faults] : []
}
const inputOf = (form: HandoffForm) => {
  const reading = readHandoffForm(form, ZONE)
  return reading.kind === 'ready' ? reading.input : null
}

describe('an e-mail', () => {
  it('leaves from here where a server is set, and by the mail program where none is', () => {
    expect([first().by, first(false).by]).toEqual(['smtp', 'program'])
  })

  it('needs one address, a subject, and a text or a message', () => {
    expect(faultsOf(first())).toEqual(['recipient', 'subject', 'text'])
    expect(faultsOf({ ...whole, recipient: 'a@b.es, c@d.es' })).toEqual(['recipient'])
    expect(faultsOf({ ...whole, text: ' ' })).toEqual(['text'])
    expect(faultsOf({ ...whole, text: '', items: toggledItem(new Map(), 'e1') })).toEqual([])
    expect(inputOf(whole)?.way).toEqual({
      channel: 'email',
      recipient: 'registro@ayto.es',
      subject: 'Farola',
      by: 'smtp',
    })
  })
})

it('passes on what was chosen, masked until the person says otherwise, and not to where the citizen goes themselves', () => {
  const items = toggledItem(toggledItem(new Map(), 'e1'), 'e2')
  expect(inputOf({ ...whole, items: new Map(items).set('e2', true) })?.items).toEqual([
    { entryId: 'e1', unmasked: false },
    { entryId: 'e2', unmasked: true },
  ])
  expect(toggledItem(items, 'e1').has('e1')).toBe(false)
  expect(inputOf({ ...whole, channel: 'form', items })?.items).toEqual([])
  expect(inputOf({ ...whole, channel: 'direct', items })?.items).toEqual([])
})

it('records the consent with what and when by the office’s clock, or none', () => {
  expect(inputOf(whole)?.consent).toBeNull()
  expect(inputOf({ ...whole, hasConsented: true })?.consent).toEqual({ to: 'Que se trasladen', atMs: NOW })
  expect(faultsOf({ ...whole, hasConsented: true, consentTo: ' ' })).toEqual(['consent'])
  expect(faultsOf({ ...whole, hasConsented: true, consentAt: '' })).toEqual(['consent'])
})

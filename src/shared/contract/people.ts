/** The people of the office: who there is, who acts, and what that person may do. */
import { z } from 'zod'
import { PIN_PATTERN } from '../domain/pin.ts'
import { RIGHTS, ROLES } from '../domain/roles.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs, nothing } from './values.ts'

const role = lazily(() => z.enum(ROLES))
const name = lazily(() => z.string().trim().min(1).max(80))
const pin = lazily(() => z.string().regex(PIN_PATTERN))
const person = lazily(() => z.strictObject({ personId: id }))

const personView = lazily(() =>
  z.object({
    personId: id,
    name: z.string(),
    role: role(),
    archivedAtMs: instantMs.nullable(),
    /** Until when no PIN is looked at, after too many wrong ones. */
    waitUntilMs: instantMs.nullable(),
  }),
)

export const peopleOperations = {
  /** By name, those who are archived last. Nobody at all: the office acts as one, with every right. */
  'people.list': query({
    input: nothing,
    output: () =>
      z.object({
        people: z.array(personView()),
        actingId: id.nullable(),
        /** What may be done now; nothing as long as there are people and nobody acts. */
        rights: z.array(z.enum(RIGHTS)),
      }),
    topics: ['people'],
    right: 'anyone',
  }),
  /**
   * From now on this person acts. Where somebody else gave the PIN, `newPin` takes its place; it is not looked at otherwise.
   * Errors: not_found, pin_wrong, pin_wait (params.untilMs), pin_given (`newPin` is missing), pin_same, pin_easy.
   */
  'people.enter': command({
    input: () => person().extend({ pin: pin(), newPin: pin().optional() }),
    output: done,
    right: 'anyone',
  }),
  /** Whether a coordinator who forgot their PIN can set a new one with the recovery passphrase of the backups. */
  'people.recovery': query({
    input: nothing,
    output: () => z.object({ isSet: z.boolean() }),
    topics: ['people', 'backup'],
    right: 'anyone',
  }),
  /**
   * A coordinator who forgot their PIN sets a new one and acts from now on. Errors: not_found, not_permitted (no coordinator),
   * wrong_state (no recovery passphrase is set), passphrase_wrong, pin_wait (params.untilMs), pin_easy.
   */
  'people.recover': command({
    input: () => person().extend({ passphrase: z.string().min(1).max(1_024), newPin: pin() }),
    output: done,
    right: 'anyone',
  }),
  /** Nobody acts any more. */
  'people.leave': command({ input: nothing, output: done, right: 'self' }),
  /** Of the person who acts. Errors: wrong_state (nobody acts), pin_wrong, pin_wait, pin_easy. */
  'people.changePin': command({
    input: () => z.strictObject({ pin: pin(), newPin: pin() }),
    output: done,
    right: 'self',
  }),
  /** The first one acts at once. Errors: conflict, name_taken, pin_easy, last_coordinator (the first is no coordinator). */
  'people.add': command({
    input: () => person().extend({ name: name(), role: role(), pin: pin() }),
    output: done,
    right: 'administer',
  }),
  /** Errors: not_found, name_taken, last_coordinator. */
  'people.update': command({
    input: () => person().extend({ name: name().optional(), role: role().optional() }),
    output: done,
    right: 'administer',
  }),
  /** A new PIN for somebody; it ends their waiting. Errors: not_found, pin_easy. */
  'people.setPin': command({ input: () => person().extend({ pin: pin() }), output: done, right: 'administer' }),
  /** Errors: not_found, last_coordinator. */
  'people.archive': command({ input: person, output: done, right: 'administer' }),
  /** Brings back somebody who was archived. Errors: not_found, name_taken, pin_easy. */
  'people.bringBack': command({
    input: () => person().extend({ pin: pin() }),
    output: done,
    right: 'administer',
  }),
}

/** People: profiles, PINs and who acts (docs/specs/people.md), over a real database. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/shared/domain/roles.ts'
import { createPeople } from '../../../src/main/services/people.ts'
import { createPinHashes } from '../../../src/main/services/pinHash.ts'
import { createPersonTable } from '../../../src/main/store/personTable.ts'
import { createFakePorts } from '../../fakes/fakePorts.ts'
import { openTestStore, type TestStore } from '../../fakes/testStore.ts'

/** Hashing is meant to be slow; here only what follows from it matters. */
const quickPins = {
  of: (pin: string) => Promise.resolve(`hash of ${pin}`),
  matches: (stored: string, pin: string) => Promise.resolve(stored === `hash of ${pin}`),
}
const PIN = '4071'
const WRONG = '7777'

let test: TestStore
let people: ReturnType<typeof createPeople>
let acting: (string | null)[]
let recoveryPassphrase: string | null
const { ids } = createFakePorts()

/** What a start makes: who acts is not kept. */
function start(): ReturnType<typeof createPeople> {
  return createPeople({
    ...test,
    ids,
    pins: quickPins,
    recovery: {
      isSet: () => recoveryPassphrase !== null,
      opens: (typed) => Promise.resolve(typed === recoveryPassphrase),
    },
    table: createPersonTable(test.db),
    onActingChanged: () => acting.push(people.actingId()),
    onArchived: () => undefined,
  })
}

beforeEach(() => {
  test = openTestStore()
  acting = []
  recoveryPassphrase = null
  people = start()
})
afterEach(() => test.cleanup())

async function add(name: string, role: Role = 'coordinator', pin = PIN): Promise<string> {
  const personId = ids.next()
  await people.add({ personId, name, role, pin })
  return personId
}

const enter = (personId: string, pin = PIN) => people.enter({ personId, pin })

describe('§1 profiles', () => {
  it('lets the office act with every right as long as there is nobody', () => {
    expect(people.list()).toMatchObject({ people: [], actingId: null })
    expect(() => people.permit('administer')).not.toThrow()
    expect(people.by().actor).toBe('person')
  })

  it('lets the first person act at once, and takes nobody but a coordinator for it', async () => {
    await expect(add('Eva', 'editor')).rejects.toMatchObject({ code: 'last_coordinator' })
    const eva = await add('Eva')
    expect(people.list()).toMatchObject({ actingId: eva, people: [{ personId: eva, name: 'Eva' }] })
    expect(acting).toEqual([eva])
  })

  it('adds once what is asked twice under one id, and refuses another person under it', async () => {
    const personId = await add('Eva')
    await people.add({ personId, name: 'Eva', role: 'coordinator', pin: PIN })
    await expect(people.add({ personId, name: 'Iván', role: 'editor', pin: PIN })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(people.list().people).toHaveLength(1)
  })

  it('tells names apart by more than case and accents', async () => {
    await add('Íñigo Pérez')
    await expect(add('iñigo  perez', 'editor')).rejects.toMatchObject({ code: 'name_taken' })
  })

  it('keeps a coordinator: neither archived nor given another role', async () => {
    const eva = await add('Eva')
    expect(() => people.archive({ personId: eva })).toThrow(expect.objectContaining({ code: 'last_coordinator' }))
    expect(() => people.update({ personId: eva, role: 'editor' })).toThrow(
      expect.objectContaining({ code: 'last_coordinator' }),
    )
    await add('Marta')
    people.update({ personId: eva, role: 'approver' })
    expect(() => people.permit('administer')).toThrow(
      expect.objectContaining({ code: 'not_permitted', params: { right: 'administer' } }),
    )
  })

  it('frees the name of who is archived, and lets nobody act as them until they are back', async () => {
    await add('Marta')
    const eva = await add('Eva', 'editor')
    people.archive({ personId: eva })
    await expect(enter(eva)).rejects.toMatchObject({ code: 'not_found' })
    const other = await add('Eva', 'observer')
    await expect(people.bringBack({ personId: eva, pin: PIN })).rejects.toMatchObject({ code: 'name_taken' })
    people.update({ personId: other, name: 'Eva Sanz' })
    await people.bringBack({ personId: eva, pin: '9152' })
    await people.enter({ personId: eva, pin: '9152', newPin: '6183' })
    expect(people.actingId()).toBe(eva)
  })

  it('lets nobody act any more when who acts is archived', async () => {
    await add('Marta')
    const eva = await add('Eva')
    await enter(eva)
    people.archive({ personId: eva })
    expect(people.actingId()).toBeNull()
  })
})

describe('§2 PIN', () => {
  it.each(['0000', '1234', '9876543210', '8901'])('refuses %s as too easy', async (pin) => {
    await expect(add('Eva', 'coordinator', pin)).rejects.toMatchObject({ code: 'pin_easy' })
  })

  it('waits after five wrong ones, longer each time, also for the right one, until a coordinator gives a new one', async () => {
    await add('Marta')
    const eva = await add('Eva', 'editor')
    for (const left of [4, 3, 2, 1]) {
      await expect(enter(eva, WRONG)).rejects.toMatchObject({ code: 'pin_wrong', params: { left } })
    }
    const startMs = test.clock.now()
    const until = (untilMs: number) => ({ code: 'pin_wait', params: { untilMs } })
    await expect(enter(eva, WRONG)).rejects.toMatchObject(until(startMs + 30_000))
    await expect(enter(eva)).rejects.toMatchObject(until(startMs + 30_000))
    await test.clock.advance(30_000)
    await expect(enter(eva, WRONG)).rejects.toMatchObject(until(startMs + 90_000))
    await people.setPin({ personId: eva, pin: '2580' })
    await expect(enter(eva, '2580')).rejects.toMatchObject({ code: 'pin_given' })
  })

  it('never waits longer than a quarter of an hour', async () => {
    const eva = await add('Eva')
    for (let wrong = 0; wrong < 20; wrong += 1) {
      await expect(enter(eva, WRONG)).rejects.toMatchObject({ code: expect.stringMatching(/^pin_w/) as unknown })
      const { waitUntilMs } = people.list().people[0] ?? {}
      await test.clock.advance((waitUntilMs ?? test.clock.now()) - test.clock.now())
    }
    await enter(eva)
  })

  it('counts on after a restart', async () => {
    const eva = await add('Eva')
    for (const _ of [1, 2, 3, 4]) await expect(enter(eva, WRONG)).rejects.toMatchObject({ code: 'pin_wrong' })
    people = start()
    await expect(enter(eva, WRONG)).rejects.toMatchObject({ code: 'pin_wait' })
  })

  it('does not let tries side by side get around the count', async () => {
    const eva = await add('Eva')
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => enter(eva, WRONG)))
    const codes = tries.map((tried) => (tried.status === 'rejected' ? (tried.reason as { code: string }).code : 'ok'))
    expect(codes.filter((code) => code === 'pin_wrong')).toHaveLength(4)
    expect(codes.filter((code) => code === 'pin_wait')).toHaveLength(4)
  })

  it('forgets the wrong ones at the right one', async () => {
    const eva = await add('Eva')
    for (const _ of [1, 2, 3, 4]) await expect(enter(eva, WRONG)).rejects.toMatchObject({ code: 'pin_wrong' })
    await enter(eva)
    await expect(enter(eva, WRONG)).rejects.toMatchObject({ params: { left: 4 } })
  })

  it('changes one’s own, knowing it', async () => {
    const eva = await add('Eva')
    await expect(people.changePin({ pin: WRONG, newPin: '2580' })).rejects.toMatchObject({ code: 'pin_wrong' })
    await people.changePin({ pin: PIN, newPin: '2580' })
    await enter(eva, '2580')
  })

  it('is kept so that only the same one matches, and differently each time', async () => {
    const pins = createPinHashes(createFakePorts().random)
    const [first, second] = [await pins.of(PIN), await pins.of(PIN)]
    expect(first).not.toBe(second)
    expect(first).not.toContain(PIN)
    expect([await pins.matches(first, PIN), await pins.matches(first, WRONG)]).toEqual([true, false])
  })

  it('stands in no row of the log', async () => {
    await add('Marta', 'coordinator', '739104628315')
    expect(test.dump('audit')).not.toContain('739104628315')
  })
})

describe('§3 who acts', () => {
  it('is nobody after leaving and after a start, and then nothing may be done', async () => {
    const eva = await add('Eva')
    people.leave()
    expect(() => people.permit('read')).toThrow(expect.objectContaining({ code: 'nobody_acting' }))
    expect(() => people.permit('anyone')).not.toThrow()
    await enter(eva)
    expect(() => people.permit('read')).not.toThrow()
    people = start()
    expect(() => people.permit('read')).toThrow(expect.objectContaining({ code: 'nobody_acting' }))
  })

  it('puts the name of who acted on what was done, and on each wrong PIN whose it was', async () => {
    const marta = await add('Marta')
    const eva = await add('Eva', 'editor')
    await expect(enter(eva, WRONG)).rejects.toMatchObject({ code: 'pin_wrong' })
    await enter(eva)
    people.leave()
    const rows = test.audit.recent(null, 10).map(({ actor, action }) => [actor, action])
    expect(rows.toReversed()).toEqual([
      ['person', 'person.add'],
      [`person:${marta}`, 'person.add'],
      [`person:${eva}`, 'person.pin_wrong'],
      [`person:${eva}`, 'person.pin_right'],
      [`person:${eva}`, 'person.enter'],
      [`person:${eva}`, 'person.leave'],
    ])
  })
})

describe('§2.6, §5.2 a PIN that was forgotten', () => {
  it('given by a coordinator is good for one sign-in, at which the person sets their own', async () => {
    await add('Marta')
    const eva = await add('Eva', 'editor')
    await people.setPin({ personId: eva, pin: '2580' })
    await expect(enter(eva, '2580')).rejects.toMatchObject({ code: 'pin_given' })
    const withNew = (newPin: string) => people.enter({ personId: eva, pin: '2580', newPin })
    await expect(withNew('2580')).rejects.toMatchObject({ code: 'pin_same' })
    await expect(withNew('1111')).rejects.toMatchObject({ code: 'pin_easy' })
    await withNew('6183')
    expect(people.actingId()).toBe(eva)
    await enter(eva, '6183')
  })

  it('of a coordinator is set anew by the recovery passphrase, on record', async () => {
    const marta = await add('Marta')
    people.leave()
    const recover = (passphrase: string) => people.recover({ personId: marta, passphrase, newPin: '6183' })
    await expect(recover('la del faro')).rejects.toMatchObject({ code: 'wrong_state' })
    recoveryPassphrase = 'dos gaviotas y un faro'
    await expect(recover('la del faro')).rejects.toMatchObject({ code: 'passphrase_wrong' })
    expect(people.actingId()).toBeNull()
    await recover(recoveryPassphrase)
    expect(people.actingId()).toBe(marta)
    await enter(marta, '6183')
    const actions = test.audit.recent(null, 50).map(({ action }) => action)
    expect(actions).toEqual(expect.arrayContaining(['person.recovery_wrong', 'person.recover_pin']))
  })

  it('is not set anew so by anybody but a coordinator, and wrong passphrases have to wait as wrong PINs do', async () => {
    const marta = await add('Marta')
    const eva = await add('Eva', 'editor')
    recoveryPassphrase = 'dos gaviotas y un faro'
    const recover = (personId: string, passphrase: string) => people.recover({ personId, passphrase, newPin: '6183' })
    await expect(recover(eva, recoveryPassphrase)).rejects.toMatchObject({ code: 'not_permitted' })
    for (const _ of [1, 2, 3, 4]) {
      await expect(recover(marta, 'otra')).rejects.toMatchObject({ code: 'passphrase_wrong' })
    }
    await expect(recover(marta, 'otra')).rejects.toMatchObject({ code: 'pin_wait' })
    await expect(recover(marta, recoveryPassphrase)).rejects.toMatchObject({ code: 'pin_wait' })
  })
})

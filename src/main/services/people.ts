/** The people of the office: profiles, PINs, who acts, and what that person may do (docs/specs/people.md). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { NeededRight } from '#shared/contract/operation.ts'
import { FREE_PIN_TRIES, isEasyPin, pinWaitMs } from '#shared/domain/pin.ts'
import { RIGHTS, rightsOf, type Right, type Role } from '#shared/domain/roles.ts'
import type { Clock, Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor, AuditEntry } from '../store/auditChain.ts'
import type { Person, PersonTable } from '../store/personTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { PinHashes } from './pinHash.ts'
import type { RecoveryPassphrase } from './recoveryPassphrase.ts'

const OK = { ok: true } as const

type Proof = { readonly kind: 'pin'; readonly pin: string } | { readonly kind: 'recovery'; readonly passphrase: string }

export type People = ReturnType<typeof createPeople>

export function createPeople(deps: {
  readonly table: PersonTable
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly pins: PinHashes
  readonly recovery: RecoveryPassphrase
  /** Who acts is not in the database, so that no transaction announces it. */
  readonly onActingChanged: () => void
  /** In the transaction that archives somebody: what was theirs becomes nobody's. */
  readonly onArchived: (tx: WriteTx, personId: string) => void
}) {
  const { table, uow } = deps
  let actingId: string | null = null
  /** PINs are looked at one after the other: tries side by side would not see each other's count. */
  let lastCheck: Promise<unknown> = Promise.resolve()

  function inNameOf(personId: string | null): Actor {
    return { actor: personId === null ? 'person' : entity(personId), correlationId: deps.ids.next() }
  }
  const by = (): Actor => inNameOf(actingId)

  function become(personId: string | null): void {
    actingId = personId
    deps.onActingChanged()
  }

  /** @throws AppError not_found, also for somebody who is archived */
  function present(personId: string): Person {
    const person = table.byId(personId)
    if (person?.archivedAtMs !== null) throw new AppError('not_found', { id: personId })
    return person
  }

  function rights(): readonly Right[] {
    if (actingId !== null) return rightsOf(present(actingId).role)
    return table.all().length === 0 ? RIGHTS : []
  }

  /** @throws AppError name_taken */
  function checkName(name: string, ofPersonId: string): void {
    const holder = table.idByName(name)
    if (holder !== null && holder !== ofPersonId) throw new AppError('name_taken', { name })
  }

  /** @throws AppError last_coordinator where nobody would be left who may do everything */
  function checkCoordinatorWithout(personId: string): void {
    const isCovered = table
      .all()
      .some(({ id, role, archivedAtMs }) => id !== personId && role === 'coordinator' && archivedAtMs === null)
    if (!isCovered) throw new AppError('last_coordinator')
  }

  /** @throws AppError pin_easy */
  function hashOf(pin: string): Promise<string> {
    if (isEasyPin(pin)) throw new AppError('pin_easy')
    return deps.pins.of(pin)
  }

  function write(actor: Actor, entry: AuditEntry, work: (tx: WriteTx) => void): void {
    uow.write(actor, (tx) => {
      work(tx)
      tx.audit(entry)
    })
  }

  /**
   * Looks at what somebody proves themselves with; wrong ones are counted, whatever they are.
   * @throws AppError not_found, pin_wait, and where it is wrong `wrongCode`
   */
  function prove(personId: string, proof: Proof): Promise<void> {
    const check = lastCheck.then(() => proveNow(personId, proof))
    lastCheck = check.catch(() => undefined)
    return check
  }

  async function proveNow(personId: string, proof: Proof): Promise<void> {
    const { pinHash, waitUntilMs } = present(personId)
    if (waitUntilMs !== null && waitUntilMs > deps.clock.now()) throw new AppError('pin_wait', { untilMs: waitUntilMs })
    const isRight =
      proof.kind === 'pin' ? await deps.pins.matches(pinHash, proof.pin) : await deps.recovery.opens(proof.passphrase)
    // A coordinator may have changed the person meanwhile.
    const person = present(personId)
    if (isRight && person.wrongPins === 0) return
    const wrongPins = isRight ? 0 : person.wrongPins + 1
    const waitMs = pinWaitMs(wrongPins)
    const untilMs = waitMs === 0 ? null : deps.clock.now() + waitMs
    const action = `person.${proof.kind}_${isRight ? 'right' : 'wrong'}`
    write(inNameOf(personId), { action, entity: entity(personId), after: { wrongPins } }, (tx) =>
      table.save(tx, { ...person, wrongPins, waitUntilMs: untilMs }),
    )
    if (isRight) return
    if (untilMs !== null) throw new AppError('pin_wait', { untilMs })
    if (proof.kind === 'recovery') throw new AppError('passphrase_wrong')
    throw new AppError('pin_wrong', { left: FREE_PIN_TRIES - wrongPins })
  }

  const checkPin = (personId: string, pin: string): Promise<void> => prove(personId, { kind: 'pin', pin })

  /** The person's own, from now on. @throws AppError not_found, pin_easy */
  async function setOwnPin(personId: string, pin: string, action: string): Promise<void> {
    const pinHash = await hashOf(pin)
    write(inNameOf(personId), { action, entity: entity(personId) }, (tx) =>
      table.save(tx, { ...present(personId), pinHash, isPinGiven: false, wrongPins: 0, waitUntilMs: null }),
    )
  }

  function begin(personId: string): void {
    actingId = present(personId).id
    write(by(), { action: 'person.enter', entity: entity(personId) }, () => undefined)
    deps.onActingChanged()
  }

  return {
    by,
    actingId: () => actingId,
    /** Whether whoever acts has a right. */
    may: (right: Right): boolean => rights().includes(right),

    /** @throws AppError nobody_acting, not_permitted */
    permit: (right: NeededRight): void => {
      if (right === 'anyone') return
      const had = rights()
      if (had.length === 0) throw new AppError('nobody_acting')
      if (!had.includes(right)) throw new AppError('not_permitted', { right })
    },

    list: (): OutputOf<'people.list'> => ({
      people: table.all().map(({ id, name, role, archivedAtMs, waitUntilMs }) => ({
        personId: id,
        name,
        role,
        archivedAtMs,
        waitUntilMs: waitUntilMs !== null && waitUntilMs > deps.clock.now() ? waitUntilMs : null,
      })),
      actingId,
      rights: [...rights()],
    }),

    enter: async ({ personId, pin, newPin }: ParsedInputOf<'people.enter'>): Promise<OutputOf<'people.enter'>> => {
      await checkPin(personId, pin)
      if (present(personId).isPinGiven) {
        if (newPin === undefined) throw new AppError('pin_given')
        if (newPin === pin) throw new AppError('pin_same')
        await setOwnPin(personId, newPin, 'person.change_pin')
      }
      begin(personId)
      return OK
    },

    recovery: (): OutputOf<'people.recovery'> => ({ isSet: deps.recovery.isSet() }),

    recover: async ({
      personId,
      passphrase,
      newPin,
    }: ParsedInputOf<'people.recover'>): Promise<OutputOf<'people.recover'>> => {
      // Everybody else has a coordinator to ask.
      if (present(personId).role !== 'coordinator') throw new AppError('not_permitted', { right: 'administer' })
      if (!deps.recovery.isSet()) throw new AppError('wrong_state', { state: 'no_recovery' })
      if (isEasyPin(newPin)) throw new AppError('pin_easy')
      await prove(personId, { kind: 'recovery', passphrase })
      await setOwnPin(personId, newPin, 'person.recover_pin')
      begin(personId)
      return OK
    },

    leave: (): OutputOf<'people.leave'> => {
      if (actingId === null) return OK
      write(by(), { action: 'person.leave', entity: entity(actingId) }, () => undefined)
      become(null)
      return OK
    },

    changePin: async ({ pin, newPin }: ParsedInputOf<'people.changePin'>): Promise<OutputOf<'people.changePin'>> => {
      const personId = actingId
      if (personId === null) throw new AppError('wrong_state', { state: 'nobody' })
      await checkPin(personId, pin)
      await setOwnPin(personId, newPin, 'person.change_pin')
      return OK
    },

    add: async ({ personId, name, role, pin }: ParsedInputOf<'people.add'>): Promise<OutputOf<'people.add'>> => {
      const actor = by()
      const before = table.byId(personId)
      if (before !== null) {
        if (before.name === name && before.role === role) return OK
        throw new AppError('conflict', { id: personId })
      }
      const pinHash = await hashOf(pin)
      const isFirst = table.all().length === 0
      if (isFirst && role !== 'coordinator') throw new AppError('last_coordinator')
      checkName(name, personId)
      write(actor, { action: 'person.add', entity: entity(personId), after: { name, role } }, (tx) =>
        table.insert(tx, { id: personId, name, role, pinHash }),
      )
      if (isFirst) become(personId)
      return OK
    },

    update: (input: ParsedInputOf<'people.update'>): OutputOf<'people.update'> => {
      const before = present(input.personId)
      const after = { ...before, name: input.name ?? before.name, role: input.role ?? before.role }
      if (after.name === before.name && after.role === before.role) return OK
      checkName(after.name, before.id)
      if (before.role === 'coordinator' && after.role !== 'coordinator') checkCoordinatorWithout(before.id)
      write(
        by(),
        { action: 'person.update', entity: entity(before.id), before: seen(before), after: seen(after) },
        (tx) => table.save(tx, after),
      )
      return OK
    },

    setPin: async ({ personId, pin }: ParsedInputOf<'people.setPin'>): Promise<OutputOf<'people.setPin'>> => {
      const actor = by()
      const pinHash = await hashOf(pin)
      write(actor, { action: 'person.set_pin', entity: entity(personId) }, (tx) =>
        table.save(tx, {
          ...present(personId),
          pinHash,
          isPinGiven: personId !== actingId,
          wrongPins: 0,
          waitUntilMs: null,
        }),
      )
      return OK
    },

    archive: ({ personId }: ParsedInputOf<'people.archive'>): OutputOf<'people.archive'> => {
      const person = table.byId(personId)
      if (person === null) throw new AppError('not_found', { id: personId })
      if (person.archivedAtMs !== null) return OK
      checkCoordinatorWithout(personId)
      write(by(), { action: 'person.archive', entity: entity(personId) }, (tx) => {
        table.save(tx, { ...person, archivedAtMs: tx.nowMs })
        deps.onArchived(tx, personId)
      })
      if (personId === actingId) become(null)
      return OK
    },

    bringBack: async ({ personId, pin }: ParsedInputOf<'people.bringBack'>): Promise<OutputOf<'people.bringBack'>> => {
      const actor = by()
      const pinHash = await hashOf(pin)
      const person = table.byId(personId)
      if (person === null) throw new AppError('not_found', { id: personId })
      if (person.archivedAtMs === null) return OK
      checkName(person.name, personId)
      write(actor, { action: 'person.bring_back', entity: entity(personId) }, (tx) =>
        table.save(tx, { ...person, pinHash, isPinGiven: true, wrongPins: 0, waitUntilMs: null, archivedAtMs: null }),
      )
      return OK
    },
  }
}

function entity(personId: string): string {
  return `person:${personId}`
}

function seen({ name, role }: { readonly name: string; readonly role: Role }) {
  return { name, role }
}

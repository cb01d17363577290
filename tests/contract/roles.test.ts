/** Each operation of the contract under each role (docs/specs/people.md §4), asked as the window asks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type OperationName } from '../../src/shared/contract/contract.ts'
import { RIGHTS, ROLES, type Role } from '../../src/shared/domain/roles.ts'
import { openTestApp, type TestApp } from '../fakes/testApp.ts'

const names = Object.keys(contract) as OperationName[]

/** The table of §4.2, written down a second time. */
const MAY: Readonly<Record<Role, readonly string[]>> = {
  observer: ['read', 'self'],
  editor: ['read', 'self', 'triage', 'answer', 'compose', 'dispatch'],
  approver: ['read', 'self', 'triage', 'answer', 'compose', 'dispatch', 'release'],
  coordinator: ['read', 'self', 'triage', 'answer', 'compose', 'dispatch', 'release', 'administer'],
}

/** What changes what the public or a citizen sees, or who may do so: none of it is an observer's. */
const READS_ONLY =
  /^(growth\.saveFigure|reports\.save|session\.(unlock|retry)|settings\.(setAppearance|remember)|people\.(enter|recover|leave|changePin))$/

let test: TestApp
const ids = new Map<Role, string>()
const PIN = '4071'

beforeAll(async () => {
  test = await openTestApp()
  for (const role of ROLES.toReversed()) {
    const personId = test.newId()
    ids.set(role, personId)
    await test.call('people.add', { personId, name: role, role, pin: PIN })
  }
})
afterAll(() => test.close())

async function enter(role: Role): Promise<void> {
  await test.call('people.enter', { personId: ids.get(role) ?? '', pin: PIN })
}

/** A wrong input: an operation that is permitted gets as far as refusing it. */
async function isPermitted(name: OperationName): Promise<boolean> {
  const answer = await test.app.call(name, { surplus: 1 })
  expect(answer.ok).toBe(false)
  const code = answer.ok ? '' : answer.error.code
  expect(['invalid_input', 'not_permitted', 'nobody_acting']).toContain(code)
  return code === 'invalid_input'
}

describe.each(ROLES)('as %s', (role) => {
  beforeAll(() => enter(role))

  it.each(names)('%s', async (name) => {
    const { right } = contract[name]
    expect(await isPermitted(name)).toBe(right === 'anyone' || MAY[role].includes(right))
  })
})

describe('as long as nobody acts', () => {
  beforeAll(() => test.call('people.leave', {}))

  it.each(names)('%s', async (name) => {
    expect(await isPermitted(name)).toBe(contract[name].right === 'anyone')
  })
})

it('every right is somebody’s, and every one is needed by an operation', () => {
  const needed = new Set<string>(names.map((name) => contract[name].right))
  for (const right of RIGHTS) expect(needed).toContain(right)
  expect([...MAY.coordinator].toSorted()).toEqual([...RIGHTS].toSorted())
})

it.each(names.filter((name) => contract[name].kind === 'command' && !READS_ONLY.test(name)))(
  'an observer may not %s',
  (name) => {
    expect(['anyone', ...MAY.observer]).not.toContain(contract[name].right)
  },
)

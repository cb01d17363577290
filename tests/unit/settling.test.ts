/** What works by itself lets the window be answered first (src/main/settling.ts). */
import { afterEach, describe, expect, it } from 'vitest'
import { createFakePorts } from '../fakes/fakePorts.ts'
import { openTestApp, type TestApp } from '../fakes/testApp.ts'

const PAUSE_MS = 500
/** Of the connection to the networks, and of that to the mail server. */
const LISTENERS = 2

let test: TestApp | null = null
afterEach(async () => {
  await test?.close()
  test = null
})

/** How many listen to the machine saying that its connection changes, as what works by itself does. */
function counted({ fault = null as Error | null } = {}) {
  const plain = createFakePorts()
  let listeners = 0
  let present = fault
  return {
    ports: {
      ...plain,
      connectivity: {
        ...plain.connectivity,
        onChange: (listener: (up: boolean) => void) => {
          if (present !== null) throw present
          listeners += 1
          return plain.connectivity.onChange(listener)
        },
      },
    },
    listeners: () => listeners,
    mend: () => {
      present = null
    },
  }
}

describe('with a pause', () => {
  it('answers at once, and begins after it', async () => {
    const { ports, listeners } = counted()
    test = await openTestApp({ ports, settleMs: PAUSE_MS })
    expect((await test.call('session.get', {})).phase).toBe('ready')
    expect(await test.call('accounts.list', {})).toEqual([])
    await ports.clock.advance(PAUSE_MS - 1)
    expect(listeners()).toBe(0)
    await ports.clock.advance(1)
    expect(listeners()).toBe(LISTENERS)
  })

  it('begins at the first command, and once', async () => {
    const { ports, listeners } = counted()
    test = await openTestApp({ ports, settleMs: PAUSE_MS })
    await test.call('accounts.addTraining', { accountId: test.newId() })
    expect(listeners()).toBe(LISTENERS)
    await ports.clock.advance(PAUSE_MS)
    expect(listeners()).toBe(LISTENERS)
  })

  it('does not begin once it has been stopped', async () => {
    const { ports, listeners } = counted()
    test = await openTestApp({ ports, settleMs: PAUSE_MS })
    await test.stop()
    await ports.clock.advance(PAUSE_MS)
    expect(listeners()).toBe(0)
  })

  it('shows an obstacle that it meets then, and begins when it is tried again', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    const { ports, listeners, mend } = counted({ fault: full })
    test = await openTestApp({ ports, settleMs: PAUSE_MS })
    await ports.clock.advance(PAUSE_MS)
    expect(await test.call('session.get', {})).toMatchObject({ phase: 'blocked', code: 'disk_full' })
    expect(await test.app.call('accounts.list', {})).toMatchObject({ ok: false, error: { code: 'locked' } })
    mend()
    await test.call('session.retry', {})
    expect((await test.call('session.get', {})).phase).toBe('ready')
    await ports.clock.advance(PAUSE_MS)
    expect(listeners()).toBe(LISTENERS)
  })

  it('answers a command that meets the obstacle that the database is not open', async () => {
    const { ports } = counted({ fault: Object.assign(new Error('no space left'), { code: 'ENOSPC' }) })
    test = await openTestApp({ ports, settleMs: PAUSE_MS })
    expect(await test.app.call('accounts.addTraining', { accountId: test.newId() })).toMatchObject({
      ok: false,
      error: { code: 'locked' },
    })
    expect(await test.call('session.get', {})).toMatchObject({ phase: 'blocked', code: 'disk_full' })
  })
})

it('begins at once without a pause', async () => {
  const { ports, listeners } = counted()
  test = await openTestApp({ ports })
  expect(listeners()).toBe(LISTENERS)
})

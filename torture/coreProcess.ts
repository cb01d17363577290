/** The torture's hold on the process that runs the core: start it, speak to it, kill it, know when nothing moves. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InputOf, OperationName, OutputOf } from '../src/shared/contract/contract.ts'
import { report, type Break, type ChildSetup, type Order, type Report } from './messages.ts'
import type { SteppedClock } from './steppedClock.ts'

/** The core refused, with a code that a person would see. */
export class Refused extends Error {
  readonly code: string
  constructor(operation: string, code: string) {
    super(`${operation}: ${code}`)
    this.code = code
  }
}

/** The process died before it answered: nobody knows whether the call took effect. */
export class CoreDied extends Error {}

type Idle = { readonly nextAtMs: number | null }
type Waiting = {
  readonly operation: string
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}
type OrderWithoutTurn = Order extends infer O ? (O extends Order ? Omit<O, 'turn'> : never) : never

/** Longer than the slowest machine needs; a core that says nothing for so long has stopped working. */
const SILENCE_MS = 60_000

/** child.ts as scripts/torture.mjs has bundled it. */
const CHILD_FILE = join(import.meta.dirname, '../out/torture/child.cjs')

export type CoreProcess = Awaited<ReturnType<typeof startCore>>

export async function startCore(options: {
  readonly dataDir: string
  readonly xOrigin: string
  readonly clock: SteppedClock
  readonly breaks: Break
  readonly isNetworkUp: boolean
  readonly onFault: (line: string) => void
}) {
  const setup: ChildSetup = {
    dataDir: options.dataDir,
    xOrigin: options.xOrigin,
    aheadMs: options.clock.aheadMs(),
    breaks: options.breaks,
    storeWorkerFile: join(import.meta.dirname, '../src/main/store/storeWorker.ts'),
  }
  const child: ChildProcess = fork(CHILD_FILE, [JSON.stringify(setup)], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'mando-torture-compiled') },
    // twitter-text asks for a module of Node's that is on its way out.
    execArgv: ['--disable-warning=DEP0040'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const calls = new Map<number, Waiting>()
  let turn = 0
  let isAlive = true
  let idle: (Idle & { readonly turn: number }) | null = null
  let whenIdle: (() => void) | null = null
  const ready = Promise.withResolvers<boolean>()

  function heard(message: Report): void {
    switch (message.kind) {
      case 'ready':
        ready.resolve(true)
        return
      case 'answer': {
        const waiting = calls.get(message.id)
        calls.delete(message.id)
        if (message.envelope.ok) waiting?.resolve(message.envelope.value)
        // What the schema does not take was no wish that a rule refuses: the history itself is wrong.
        else if (message.envelope.error.code === 'invalid_input')
          waiting?.reject(new Error(`${waiting.operation}: invalid_input`))
        else waiting?.reject(new Refused(waiting.operation, message.envelope.error.code))
        return
      }
      case 'idle':
        idle = message
        whenIdle?.()
        return
      case 'fault':
        options.onFault(`${message.event} ${message.facts}`)
    }
  }

  const gone = once(child, 'exit').then(() => {
    isAlive = false
    ready.resolve(false)
    for (const { operation, reject } of calls.values()) reject(new CoreDied(operation))
    calls.clear()
    whenIdle?.()
  })
  child.on('message', (message) => heard(report.parse(message)))

  function send(message: OrderWithoutTurn): void {
    if (!isAlive || !child.connected) return
    turn += 1
    child.send({ ...message, turn }, () => undefined)
  }

  let callId = 0
  const core = {
    isAlive: (): boolean => isAlive,
    gone,
    /** Rejects with Refused or CoreDied. */
    call: async <K extends OperationName>(operation: K, input: InputOf<K>): Promise<OutputOf<K>> => {
      if (!isAlive) throw new CoreDied(operation)
      callId += 1
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      calls.set(callId, { operation, resolve, reject })
      // What goes through the dispatcher is JSON by its schema.
      send({ kind: 'call', id: callId, operation, input: JSON.parse(JSON.stringify(input)) as never })
      // The dispatcher has parsed the answer with the operation's own schema.
      return (await promise) as OutputOf<K>
    },
    /** Resolves when nothing moves after all that was said; null when it died. */
    idle: async (): Promise<Idle | null> => {
      for (;;) {
        if (!isAlive) return null
        if (idle?.turn === turn) return idle
        const { promise, resolve } = Promise.withResolvers<undefined>()
        const silence = setTimeout(() => {
          options.onFault('the core says nothing')
          child.kill('SIGKILL')
        }, SILENCE_MS)
        whenIdle = () => resolve(undefined)
        await promise
        clearTimeout(silence)
        whenIdle = null
      }
    },
    putAhead: (aheadMs: number): void => {
      send({ kind: 'put_ahead', aheadMs })
    },
    setNetwork: (isUp: boolean): void => {
      send({ kind: 'network', isUp })
    },
    /** SIGKILL: no handler runs, nothing is flushed. */
    kill: (): void => {
      child.kill('SIGKILL')
    },
    stop: async (): Promise<void> => {
      send({ kind: 'stop' })
      await gone
    },
  }
  if (await ready.promise) {
    if (!options.isNetworkUp) core.setNetwork(false)
  }
  return core
}

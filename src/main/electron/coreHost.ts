/**
 * The core as Electron's thread has it: in a thread of its own, which is told to begin, asked, answered and told to stop.
 * Nothing here waits for it otherwise than by promises. Knows no Electron itself.
 */
import { MessageChannel, type Transferable } from 'node:worker_threads'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { ChangeEvent } from '#shared/rpc/envelope.ts'
import type { AppConfig } from '../app.ts'
import { rebuiltFailure } from '../thread/failures.ts'
import type { AskNow, ToCore, ToHost } from '../thread/messages.ts'
import type { HostPorts } from '../thread/remotePorts.ts'
import { createHostSide, type HostSide } from './hostSide.ts'

/** What is needed of a `Worker`. */
export type CoreThread = {
  readonly postMessage: (message: ToCore, handOver: readonly Transferable[]) => void
  readonly on: ((event: 'message', listener: (message: ToHost) => void) => unknown) &
    ((event: 'error' | 'messageerror', listener: (error: unknown) => void) => unknown) &
    ((event: 'exit', listener: (code: number) => void) => unknown)
}

export type CoreHost = {
  /** Once. @param onEvent told of every change after the profile was opened */
  readonly begin: (given: {
    readonly config: AppConfig
    readonly ports: HostPorts
    readonly onEvent: (change: ChangeEvent) => void
  }) => void
  /** Resolves with the JSON text of an Envelope; what comes before the profile is open waits for it. */
  readonly call: (operation: string, input: unknown) => Promise<string>
  /** Resolves when the profile has been opened, or it is known why it cannot be. */
  readonly started: Promise<void>
  /** Resolves when the core has written down what was under way; at once where it has not begun. */
  readonly stop: () => Promise<void>
}

/** @param onEnd told once when the thread ends without having been told to stop: no call is answered any more */
export function createCoreHost(thread: CoreThread, onEnd: (error: unknown) => void): CoreHost {
  const post = (message: ToCore, handOver: readonly Transferable[] = []): void => thread.postMessage(message, handOver)
  const waiting = new Map<number, (text: string) => void>()
  const started = Promise.withResolvers<undefined>()
  const stopped = Promise.withResolvers<undefined>()
  // It may end when nobody waits for the stop.
  stopped.promise.catch(() => undefined)
  let lastId = 0
  let begun: { readonly side: HostSide; readonly answerNow: (asked: AskNow) => void } | null = null
  let onEvent: (change: ChangeEvent) => void = () => undefined
  let phase: 'running' | 'stopping' | 'ended' = 'running'

  function hear(message: ToHost): void {
    switch (message.kind) {
      case 'started':
        started.resolve(undefined)
        return
      case 'answer':
        waiting.get(message.id)?.(message.text)
        waiting.delete(message.id)
        return
      case 'event':
        onEvent(message.change)
        return
      case 'stopped':
        if (message.failure === null) stopped.resolve(undefined)
        else stopped.reject(rebuiltFailure(message.failure))
        return
      case 'askNow':
        begun?.answerNow(message)
        return
      case 'ask':
      case 'abort':
      case 'tell':
        begun?.side.hear(message)
        return
      default:
        assertNever(message)
    }
  }

  function end(error: unknown): void {
    const wasRunning = phase === 'running'
    phase = 'ended'
    stopped.reject(error)
    if (wasRunning) onEnd(error)
  }

  thread.on('message', hear)
  thread.on('error', end)
  thread.on('messageerror', end)
  thread.on('exit', (code) => end(new Error(`the core's thread ended (${String(code)})`)))

  return {
    begin: (given) => {
      onEvent = given.onEvent
      const { config, ports } = given
      const { preferences, networkWay, connectivity, presence } = ports
      const channel = new MessageChannel()
      const answered = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
      const flag = new Int32Array(answered)
      const side = createHostSide(ports, post)
      begun = {
        side,
        answerNow: (asked) => {
          channel.port1.postMessage(side.answerNow(asked))
          Atomics.store(flag, 0, 1)
          Atomics.notify(flag, 0)
        },
      }
      post(
        {
          kind: 'begin',
          beginning: {
            config,
            vault: factsOf(ports.vault),
            preferences: preferences.get(),
            networkWay: networkWay.get(),
            isUp: connectivity.isUp(),
            isInFront: presence.isInFront(),
            answersNow: channel.port2,
            answered,
          },
        },
        [channel.port2],
      )
      connectivity.onChange((isUp) => post({ kind: 'connectivity', isUp }))
      presence.onChange((isInFront) => post({ kind: 'presence', isInFront }))
    },
    call: (operation, input) =>
      new Promise((resolve) => {
        lastId += 1
        waiting.set(lastId, resolve)
        post({ kind: 'call', id: lastId, operation, input })
      }),
    started: started.promise,
    stop: () => {
      if (begun === null) return Promise.resolve()
      if (phase === 'running') {
        phase = 'stopping'
        post({ kind: 'stop' })
      }
      return stopped.promise
    },
  }
}

function factsOf(vault: HostPorts['vault']): Extract<ToCore, { kind: 'begin' }>['beginning']['vault'] {
  return vault.kind === 'os' ? { kind: vault.kind, name: vault.name } : vault
}

/** The core in its thread: composed when Electron's thread says so, asked by messages, stopped by one. */
import type { MessagePort, Transferable } from 'node:worker_threads'
import { assertNever } from '#shared/domain/assertNever.ts'
import { createApp, type App } from '../app.ts'
import { createSmtpSender } from '../mail/smtpSender.ts'
import { createLog } from '../node/log.ts'
import { createLoopbackListener } from '../node/loopbackListener.ts'
import { createSystemClock } from '../node/systemClock.ts'
import { createIds, createSystemRandom, systemZoneRules } from '../node/systemPorts.ts'
import { createTrainingStorage } from '../node/trainingStorage.ts'
import { createWindowMemory } from '../node/windowMemory.ts'
import type { Ports } from '../ports.ts'
import { sentFailure } from './failures.ts'
import { createHostLine, type HostLine } from './hostLine.ts'
import type { Beginning, ToCore, ToHost } from './messages.ts'
import { createRemotePorts, type HostPorts, type RemotePorts } from './remotePorts.ts'

/**
 * Serves until told to stop. Calls that come before the profile is open wait, and are answered in their order.
 * A profile that cannot be begun with ends the thread by an error; one that cannot be opened is an answer like others.
 * @param port to Electron's thread
 * @param create makes the core of its ports
 */
export function serveCore(port: MessagePort, create: typeof createApp = createApp): void {
  const post = (message: ToHost, handOver: readonly Transferable[] = []): void => port.postMessage(message, handOver)
  const opened = Promise.withResolvers<App>()
  let host: { readonly line: HostLine; readonly remote: RemotePorts } | null = null

  function begin(beginning: Beginning): void {
    const line = createHostLine(post, beginning)
    const remote = createRemotePorts(line, beginning)
    host = { line, remote }
    opened.resolve(open(create({ ...portsOfNode(beginning.config.dataDir), ...remote.ports }, beginning.config)))
  }

  async function open(app: App): Promise<App> {
    await app.start()
    // Not before: no answer that the window has is older than the opening of the profile, whose event would make it ask
    // everything twice.
    app.onEvent((change) => post({ kind: 'event', change }))
    post({ kind: 'started' })
    return app
  }

  async function answer({ id, operation, input }: Extract<ToCore, { kind: 'call' }>): Promise<void> {
    const app = await opened.promise
    post({ kind: 'answer', id, text: JSON.stringify(await app.call(operation, input)) })
  }

  async function stop(): Promise<void> {
    const app = await opened.promise
    const failure = await app.stop().then(() => null, sentFailure)
    post({ kind: 'stopped', failure })
  }

  port.on('message', (message: ToCore) => {
    switch (message.kind) {
      case 'begin':
        begin(message.beginning)
        return
      case 'call':
        void answer(message)
        return
      case 'reply':
        host?.line.settle(message.id, message.outcome)
        return
      case 'connectivity':
        host?.remote.hearConnectivity(message.isUp)
        return
      case 'presence':
        host?.remote.hearPresence(message.isInFront)
        return
      case 'stop':
        void stop()
        return
      default:
        assertNever(message)
    }
  })
}

function portsOfNode(dataDir: string): Omit<Ports, keyof HostPorts> {
  const clock = createSystemClock()
  const random = createSystemRandom()
  return {
    clock,
    random,
    ids: createIds(clock, random),
    log: createLog(dataDir, clock),
    sendMail: createSmtpSender(),
    loopback: createLoopbackListener(),
    trainingStorage: createTrainingStorage(dataDir),
    windowMemory: createWindowMemory(dataDir),
    zoneRules: systemZoneRules(process.versions),
  }
}

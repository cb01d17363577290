/** Answers what the core asks from its thread, by the ports that Electron fills. Knows no Electron itself. */
import type { Transferable } from 'node:worker_threads'
import { sentFailure } from '../thread/failures.ts'
import type {
  Ask,
  AskNow,
  Outcome,
  Questions,
  QuestionsNow,
  Tell,
  Tellings,
  ToCore,
  ToHost,
} from '../thread/messages.ts'
import type { HostPorts } from '../thread/remotePorts.ts'

type Answers = {
  readonly [N in keyof Questions]: (
    input: Questions[N]['input'],
    signal: AbortSignal,
  ) => Promise<Questions[N]['output']>
}
type AnswersNow = { readonly [N in keyof QuestionsNow]: (input: QuestionsNow[N]['input']) => QuestionsNow[N]['output'] }
type Ears = { readonly [N in keyof Tellings]: (input: Tellings[N]) => void }

export type HostSide = {
  /** What the core asks, gives up or says; answers are posted when they are there. */
  readonly hear: (message: Extract<ToHost, { kind: 'ask' | 'abort' | 'tell' }>) => void
  readonly answerNow: (asked: AskNow) => Outcome
}

export function createHostSide(
  ports: HostPorts,
  post: (message: ToCore, handOver: readonly Transferable[]) => void,
): HostSide {
  const underWay = new Map<number, AbortController>()
  const answers: Answers = {
    fetch: (request, signal) => ports.fetch({ ...request, signal }),
    pickFile: ports.filePicker.pick,
    chooseFolder: ports.folders.choose,
    print: ports.printer.print,
    openPage: ports.browser.open,
    writeMail: ports.browser.writeMail,
  }
  const answersNow: AnswersNow = {
    seal: (plain) => osVault(ports).seal(plain),
    open: (sealed) => osVault(ports).open(sealed),
    setPreferences: ports.preferences.set,
    setNetworkWay: ({ settings, proxyPassword }) => ports.networkWay.set(settings, proxyPassword),
    setProxyPassword: ports.networkWay.setProxyPassword,
  }
  const ears: Ears = {
    notify: ports.notifier.notify,
    showBadge: ports.badge.show,
    copyText: ports.browser.copyText,
  }
  // Each with a type of its own, so that name and input are seen to belong together.
  const put = <N extends keyof Questions>({ name, input }: Ask<N>, signal: AbortSignal) => answers[name](input, signal)
  const putNow = <N extends keyof QuestionsNow>({ name, input }: AskNow<N>) => answersNow[name](input)
  const tell = <N extends keyof Tellings>({ name, input }: Tell<N>): void => ears[name](input)

  async function answer(asked: Ask): Promise<void> {
    const giving = new AbortController()
    underWay.set(asked.id, giving)
    const outcome = await outcomeOf(() => put(asked, giving.signal))
    underWay.delete(asked.id)
    post({ kind: 'reply', id: asked.id, outcome }, bytesToHandOver(outcome))
  }

  return {
    hear: (message) => {
      switch (message.kind) {
        case 'ask':
          void answer(message)
          return
        case 'abort':
          underWay.get(message.id)?.abort()
          return
        case 'tell':
          tell(message)
      }
    },
    answerNow: (asked) => {
      try {
        return { ok: true, value: putNow(asked) }
      } catch (error) {
        return { ok: false, failure: sentFailure(error) }
      }
    },
  }
}

async function outcomeOf(put: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: true, value: await put() }
  } catch (error) {
    return { ok: false, failure: sentFailure(error) }
  }
}

/** Bytes of an answer that have their memory to themselves; what shares it with others is copied. */
function bytesToHandOver(outcome: Outcome): readonly Transferable[] {
  if (!outcome.ok) return []
  const { value } = outcome
  const bytes = value instanceof Object && ('body' in value ? value.body : 'bytes' in value ? value.bytes : value)
  const isWhole = bytes instanceof Uint8Array && bytes.byteLength === bytes.buffer.byteLength
  return isWhole && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : []
}

/** The core was told that there is one, or it would not ask. */
function osVault({ vault }: HostPorts): Extract<HostPorts['vault'], { kind: 'os' }> {
  if (vault.kind !== 'os') throw new Error(`no vault: ${vault.reason}`)
  return vault
}

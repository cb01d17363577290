/** A network in memory behind the NetworkClient port, with a lever for each way an exchange can end. */
import type {
  EffectOutcome,
  NetworkCapabilities,
  NetworkClient,
  PublishRequest,
  ReadOutcome,
  RemoteDirectMessage,
  RemotePost,
  UploadState,
  UploadStep,
} from '../../src/main/networks/networkClient.ts'

import { X_MEDIA_LIMITS } from '../../src/shared/domain/xLimits.ts'

export const FAKE_CAPABILITIES: NetworkCapabilities = {
  threads: true,
  deletePost: true,
  editPost: false,
  readMentions: true,
  readComments: false,
  readDirectMessages: true,
  checkPosts: true,
  readPostMetrics: false,
  sendDirectMessages: true,
  readFollowers: true,
  replyRule: 'mentioned_only',
  textLimit: 280,
  media: X_MEDIA_LIMITS,
}

export const OWN = { id: '1000', handle: 'policia_demo', displayName: 'Policía Demo' }

/** What happens to the next effects: `lost` takes effect and answers nothing; `unsent` has no effect. */
export type Script = EffectOutcome | 'done' | 'lost'

export function createFakeNetwork(now: () => number) {
  const posts: RemotePost[] = []
  const messages: RemoteDirectMessage[] = []
  const uploads: { readonly id: string; readonly bytes: number; altText: string | null }[] = []
  const requests: PublishRequest[] = []
  const uploadSteps: UploadStep[] = []
  const begunFrom: (UploadState | null)[] = []
  const script: Script[] = []
  let timeline: 'readable' | ReadOutcome<never> = 'readable'
  let held: (() => void)[] | null = null
  let serial = 0
  const nextId = (): string => {
    serial += 1
    return String(now() * 1000 + serial)
  }

  async function passing(): Promise<void> {
    if (held !== null) await new Promise<void>((resolve) => held?.push(resolve))
  }

  async function effect(apply: () => string): Promise<EffectOutcome> {
    await passing()
    const step = script.shift() ?? 'done'
    if (step === 'done') return { kind: 'done', remoteId: apply(), limits: null }
    if (step === 'lost') {
      apply()
      return { kind: 'uncertain', reason: 'reset' }
    }
    return step
  }

  const client: NetworkClient = {
    capabilities: FAKE_CAPABILITIES,
    publish: (request: PublishRequest) =>
      effect(() => {
        requests.push(request)
        const id = nextId()
        const { text, inReplyTo } = request
        posts.unshift({
          id,
          author: OWN,
          text,
          createdAtMs: now(),
          conversationId: id,
          inReplyToId: inReplyTo,
          mentionsUs: false,
        })
        return id
      }),
    uploadMedia: async (media, from) => {
      begunFrom.push(from)
      const step = uploadSteps.shift()
      if (step !== undefined) {
        await passing()
        return step
      }
      const outcome = await effect(() => {
        const id = nextId()
        uploads.push({ id, bytes: media.sizeBytes, altText: null })
        return id
      })
      if (outcome.kind === 'uncertain')
        return { outcome: { kind: 'retry', reason: 'unreachable', notBeforeMs: null }, upload: null }
      if (outcome.kind !== 'done') return { outcome, upload: null }
      const { remoteId } = outcome
      const expiresAtMs = now() + 24 * 3_600_000
      return { outcome, upload: { remoteId, stage: 'sending', sentPieces: 1, expiresAtMs, restarts: 0 } }
    },
    setAltText: (mediaId, altText) =>
      effect(() => {
        const upload = uploads.find(({ id }) => id === mediaId)
        if (upload === undefined) throw new Error('alternative text for an unknown upload')
        upload.altText = altText
        return mediaId
      }),
    deletePost: (postId) =>
      effect(() => {
        const at = posts.findIndex(({ id }) => id === postId)
        if (at >= 0) posts.splice(at, 1)
        return postId
      }),
    sendDirectMessage: ({ conversationId, text }) =>
      effect(() => {
        const id = nextId()
        messages.unshift({ id, conversationId, sender: OWN, text, createdAtMs: now() })
        return id
      }),
    readProfile: () =>
      Promise.resolve({ kind: 'ok', value: { ...OWN, followers: 1, following: 1, posts: posts.length }, limits: null }),
    readOwnTimeline: () =>
      Promise.resolve(
        timeline === 'readable'
          ? { kind: 'ok', value: { items: [...posts], olderToken: null }, limits: null }
          : timeline,
      ),
    readMentions: () => Promise.resolve({ kind: 'ok', value: { items: [], olderToken: null }, limits: null }),
    readComments: () => Promise.resolve({ kind: 'ok', value: { items: [], olderToken: null }, limits: null }),
    checkPosts: (ids) =>
      Promise.resolve({
        kind: 'ok',
        value: { shown: posts.filter(({ id }) => ids.includes(id)), gone: [] },
        limits: null,
      }),
    readDirectMessages: () =>
      Promise.resolve({ kind: 'ok', value: { items: [...messages], olderToken: null }, limits: null }),
  }

  return {
    client,
    /** What is out, newest first. */
    posts,
    /** What was published, oldest first, as it was asked for. */
    requests,
    messages,
    uploads,
    /** What each step of an upload was given to go on from. */
    begunFrom,
    /** How the next steps of uploads end; after that they succeed at once. */
    stepUploads: (...steps: readonly UploadStep[]): void => void uploadSteps.push(...steps),
    /** What happens to the effects to come, in order; after that they succeed. */
    script: (...steps: readonly Script[]): void => void script.push(...steps),
    setTimeline: (next: typeof timeline): void => {
      timeline = next
    },
    /** Requests stand still before they take effect. */
    hold: (): void => {
      held = []
    },
    release: (): void => {
      const waiting = held ?? []
      held = null
      for (const go of waiting) go()
    },
  }
}

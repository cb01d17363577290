/**
 * The training network: the other side of the wire, answering as X API v2 does, with invented citizens and with
 * levers for everything that can go wrong. The app uses it to learn with; tests use it because it never forgets
 * what really happened.
 */
import { lazily } from '#shared/domain/lazily.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { FetchFailure, type Clock, type Fetch, type FetchRequest, type Log, type TrainingStorage } from '../ports.ts'
import { POLICE_ACCOUNT, type OwnAccount } from './accounts.ts'
import { createCitizens, type Citizens } from './citizens/citizens.ts'
import { createElsewhere, type Elsewhere } from './elsewhere.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { followerHistory, followersAt, type FollowerCount } from './followerHistory.ts'
import { createLevers, type Levers } from './levers.ts'
import { pastReadings, pastTexts, type PastText } from './postHistory.ts'
import type { Spread } from './postReach.ts'
import { createRecord, type NetworkRecord } from './record.ts'
import { loadState } from './state.ts'
import { userByHandle, type World } from './world.ts'

export type TrainingNetwork = {
  /** Answers https://api.x.com/2/… and https://x.com/i/oauth2/authorize; any other host is refused as `forbidden_host`. */
  readonly fetch: Fetch
  /** The same without a wire: what becomes of a request, at once. For a server that stands for the wire itself. */
  readonly exchange: (request: FetchRequest) => Exchange
  readonly levers: Levers
  readonly citizens: Citizens
  /** What the office and others do on the network itself. */
  readonly elsewhere: Elsewhere
  readonly history: {
    /** Two years of daily counts that end where this network began, oldest first; some days are missing. */
    readonly followers: (handle?: string) => readonly FollowerCount[]
    /** What it published in that time, oldest first, with what was seen of each as it spread. */
    readonly posts: (handle: string) => readonly PastPost[]
  }
  /** What the network holds, for tests. */
  readonly record: NetworkRecord
}

/** A post from before this network began. */
export type PastPost = {
  readonly id: string
  readonly inReplyToId: string | null
  readonly text: string
  readonly createdAtMs: number
  /** Ascending. */
  readonly readings: readonly (Spread & { readonly atMs: number })[]
}

const HOSTS: ReadonlySet<string> = new Set(['https://api.x.com', 'https://x.com'])

type TrainingPorts = {
  readonly clock: Clock
  /** Decides everything that would be chance elsewhere. */
  readonly seed: string
  readonly storage: TrainingStorage
  readonly log?: Log
}

/** What it remembers is read when somebody trains, not at every start. */
export function trainingNetworkWhenUsed(ports: TrainingPorts): () => TrainingNetwork {
  return lazily(() => createTrainingNetwork(ports))
}

export function createTrainingNetwork(ports: TrainingPorts): TrainingNetwork {
  const { clock, seed, storage } = ports
  const state = loadState(storage, clock.now(), ports.log ?? null)
  const past = new Map<string, ReadonlyMap<string, PastText>>()
  const pastPosts = (account: OwnAccount): ReadonlyMap<string, PastText> => {
    const known = past.get(account.id)
    if (known !== undefined) return known
    const texts = new Map(pastTexts(seed, account, state.bornAtMs).map((text) => [text.post.id, text]))
    past.set(account.id, texts)
    return texts
  }
  const world: World = {
    seed,
    state,
    nowMs: clock.now,
    uploads: new Map(),
    followers: (account) => followersAt(seed, account, state.bornAtMs, clock.now()),
    pastPosts,
  }
  const save = (): void => storage.save(JSON.stringify(state))
  const levers = createLevers()
  const { exchange, requests } = createExchange(world, levers, save)

  return {
    fetch: createFetch(clock, exchange, ports.log ?? null),
    exchange,
    levers,
    citizens: createCitizens(world, save),
    elsewhere: createElsewhere(world, save),
    history: {
      followers: (handle = POLICE_ACCOUNT.handle) => {
        const account = userByHandle(world, handle)?.account
        return account === undefined || account === null ? [] : followerHistory(seed, account, state.bornAtMs)
      },
      posts: (handle) => {
        const account = userByHandle(world, handle)?.account ?? null
        if (account === null) return []
        return [...pastPosts(account).values()].map((text) => ({
          id: text.post.id,
          inReplyToId: text.post.inReplyToId,
          text: text.post.text,
          createdAtMs: text.post.createdAtMs,
          readings: pastReadings(seed, account, state.bornAtMs, text),
        }))
      },
    },
    record: createRecord(world, requests),
  }
}

function createFetch(clock: Clock, exchange: (request: FetchRequest) => Exchange, log: Log | null): Fetch {
  /** What could not be kept may still have happened: the client has to find out. */
  const attempt = (request: FetchRequest): Exchange => {
    try {
      return exchange(request)
    } catch (error) {
      log?.error('training.exchange_failed', { reason: error instanceof Error ? error.message : 'unknown' })
      throw new FetchFailure('other', true, error)
    }
  }

  return (request) =>
    new Promise((resolve, reject) => {
      if (!URL.canParse(request.url) || !HOSTS.has(new URL(request.url).origin)) {
        reject(new FetchFailure('forbidden_host', false))
        return
      }
      if (request.signal?.aborted === true) {
        reject(new FetchFailure('aborted', false))
        return
      }
      const { delayMs, result } = attempt(request)
      const cancels: (() => void)[] = []
      const settle = (finish: () => void): void => {
        for (const cancel of cancels) cancel()
        finish()
      }
      const fail = (failure: FetchFailure): void => settle(() => reject(failure))
      const end = (): void => {
        switch (result.kind) {
          case 'answer':
            if (result.answer.body.length > request.maxAnswerBytes) fail(new FetchFailure('too_large', true))
            else settle(() => resolve(result.answer))
            return
          case 'cut':
            fail(new FetchFailure('offline', false))
            return
          case 'reset':
            fail(new FetchFailure('reset', true))
            return
          case 'truncated':
            fail(new FetchFailure('truncated', true))
            return
          case 'hang':
            return
          default:
            assertNever(result)
        }
      }
      if (delayMs === 0 && result.kind !== 'hang') {
        end()
        return
      }
      const onAbort = (): void => fail(new FetchFailure('aborted', true))
      request.signal?.addEventListener('abort', onAbort, { once: true })
      cancels.push(() => request.signal?.removeEventListener('abort', onAbort))
      cancels.push(clock.after(request.timeoutMs, () => fail(new FetchFailure('timeout', true))))
      if (result.kind !== 'hang') cancels.push(clock.after(delayMs, end))
    })
}

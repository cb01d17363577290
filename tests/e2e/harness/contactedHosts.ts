/** Reads, from what a run of Mando left behind, the name of every host that any part of it tried to reach. */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const constantsSchema = z.object({ logEventTypes: z.record(z.string(), z.number()) })
const eventSchema = z.object({ type: z.number(), params: z.record(z.string(), z.unknown()).optional() })

/**
 * Hosts in Chromium's network log: addresses asked for, names looked up, sockets connected. The log of a process that
 * was killed ends anywhere; whole lines count.
 */
export function hostsInNetLog(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  const { logEventTypes } = constantsSchema.parse(JSON.parse(between(lines[0] ?? '', '{"constants":', ',')))
  const nameOf = new Map(Object.entries(logEventTypes).map(([name, type]) => [type, name]))
  return lines.slice(1).flatMap((line) => {
    const event = parseLine(line)
    return event === null ? [] : hostsOf(nameOf.get(event.type) ?? '', event.params ?? {})
  })
}

/** Hosts that Node's own sockets in the main process were connected to. */
export function hostsInSocketLog(file: string): string[] {
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []
}

function hostsOf(eventName: string, params: Record<string, unknown>): string[] {
  const asked = [params.url, params.host, params.address].filter((value) => typeof value === 'string')
  switch (eventName) {
    case 'URL_REQUEST_START_JOB':
    case 'CORS_REQUEST':
      return asked.filter((url) => /^(https?|wss?|ftp):/.test(url)).map((url) => new URL(url).hostname)
    case 'HOST_RESOLVER_MANAGER_REQUEST':
    case 'HOST_RESOLVER_MANAGER_JOB':
      return asked.map((host) => new URL(host.includes('://') ? host : `http://${host}`).hostname)
    case 'TCP_CONNECT_ATTEMPT':
      return asked.map((address) => new URL(`http://${address}`).hostname)
    default:
      return []
  }
}

function between(text: string, before: string, after: string): string {
  const start = text.indexOf(before)
  const end = text.lastIndexOf(after)
  if (start < 0 || end < 0) throw new Error('not a network log')
  return text.slice(start + before.length, end)
}

function parseLine(line: string): z.infer<typeof eventSchema> | null {
  try {
    return eventSchema.parse(JSON.parse(line.replace(/(,|\],?|\]\})$/, '')))
  } catch {
    return null
  }
}

/** Parameters by which an office's own pages are told from which post a visit came (docs/specs/composer.md §12). Pure. */
import twitterText from 'twitter-text'

export type LinkRules = {
  /** The office's own: `puertoalba.es` stands for `www.puertoalba.es` too. Empty: nothing is added. */
  readonly hosts: readonly string[]
  /** Empty: the account's handle where a text goes out on one alone, else the network. */
  readonly source: string
  readonly medium: string
}

export const DEFAULT_LINK_RULES: LinkRules = { hosts: [], source: '', medium: 'social' }

/** What is known of the post. */
export type LinkFacts = {
  /** Empty: none. */
  readonly campaign: string
  /** Null: on several accounts, or on none yet. */
  readonly handle: string | null
}

const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u
/** What comes before the host, the host, a port and the path, the parameters, the place in the page. */
const ADDRESS = /^(?<scheme>https?:\/\/)?(?<host>[^/?#:]+)(?<path>[^?#]*)(?<query>\?[^#]*)?(?<place>#.*)?$/iu

/** A host as it is typed, with or without what stands around it; null where it is none. */
export function readHost(line: string): string | null {
  const host = (ADDRESS.exec(line.trim())?.groups?.host ?? '').toLowerCase().replace(/^www\./u, '')
  return HOST.test(host) && host.length <= 253 ? host : null
}

/** A text with the parameters in every address of the office's own that has none; the same where there is none. */
export function withLinkParameters(text: string, rules: LinkRules, facts: LinkFacts): string {
  return ownLinks(text, rules).reduceRight(
    (result, { start, end, written }) =>
      result.slice(0, start) + parametrised(written, rules, facts) + result.slice(end),
    text,
  )
}

/** How many addresses would get them. */
export function linksWithoutParameters(text: string, rules: LinkRules): number {
  return ownLinks(text, rules).length
}

type OwnLink = { readonly start: number; readonly end: number; readonly written: string }

function ownLinks(text: string, { hosts }: LinkRules): readonly OwnLink[] {
  if (hosts.length === 0 || !text.includes('.')) return []
  return twitterText.extractUrlsWithIndices(text).flatMap(({ url: written, indices: [start, end] }) => {
    const { host = '', query = '' } = ADDRESS.exec(written)?.groups ?? {}
    const isOwn = hosts.some((own) => host.toLowerCase() === own || host.toLowerCase().endsWith(`.${own}`))
    return isOwn && !/[?&]utm_/iu.test(query) ? [{ start, end, written }] : []
  })
}

function parametrised(written: string, { source, medium }: LinkRules, { campaign, handle }: LinkFacts): string {
  const { query = '', place = '' } = ADDRESS.exec(written)?.groups ?? {}
  const bare = written.slice(0, written.length - query.length - place.length)
  const added = [
    ['utm_source', source === '' ? (handle ?? 'x') : source],
    ['utm_medium', medium],
    ['utm_campaign', parameterOf(campaign)],
  ].flatMap(([name = '', value = '']) => (value === '' ? [] : [`${name}=${encodeURIComponent(value)}`]))
  return `${bare}${query === '' || query === '?' ? '?' : `${query}&`}${added.join('&')}${place}`
}

/** `Navidad segura 2026` is `navidad-segura-2026`. */
function parameterOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
}

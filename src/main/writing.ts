/** What looks after the words of posts: the checks before they go out, and what the office wrote before. */
import { createLinkParameters } from './services/linkParameters.ts'
import { createPostFindings } from './services/postFindings.ts'
import { createWritingHelp } from './services/writingHelp.ts'
import type { createPublishingTables } from './store/publishingTables.ts'

type FindingDeps = Parameters<typeof createPostFindings>[0]

export function createWriting(
  deps: Omit<FindingDeps, 'near' | 'cards' | 'posts' | 'spellings'> & {
    readonly tables: ReturnType<typeof createPublishingTables>
  },
) {
  const { tables } = deps
  const help = createWritingHelp({
    published: tables.published,
    ownHashtags: () => findings.handlers.rules().hashtags,
  })
  const findings = createPostFindings({
    ...deps,
    near: tables.nearPosts,
    cards: tables.cards,
    posts: tables.posts,
    spellings: help.spellings,
  })
  return {
    findings,
    areas: {
      textChecks: findings.handlers,
      writing: { suggestions: help.suggestions },
      links: createLinkParameters(deps),
    },
  }
}

/** What looks after the words of posts: the checks before they go out. */
import { createPostFindings } from './services/postFindings.ts'
import type { createPublishingTables } from './store/publishingTables.ts'

type FindingDeps = Parameters<typeof createPostFindings>[0]

export function createWriting(
  deps: Omit<FindingDeps, 'near' | 'posts' | 'spellings'> & {
    readonly tables: ReturnType<typeof createPublishingTables>
  },
) {
  const { tables } = deps
  const findings = createPostFindings({
    ...deps,
    near: tables.nearPosts,
    posts: tables.posts,
    spellings: () => [],
  })
  return { findings, areas: { textChecks: findings.handlers } }
}

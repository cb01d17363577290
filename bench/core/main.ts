/**
 * What the core does without a window, measured one after another in this process. Names on the command line, or parts
 * of them, choose among the measurements.
 */
import { callsDuringBackup } from './backup.ts'
import { careAtAMillion } from './care.ts'
import { monthAmongMany } from './calendar.ts'
import { followersOfTenYears } from './growth.ts'
import { inboxAtAMillion } from './inbox.ts'
import { delayOfAThousand, throughput } from './outbox.ts'
import { figuresOfPosts } from './posts.ts'
import { pullOfTenThousand } from './pull.ts'

const measurements: Readonly<Record<string, () => Promise<void>>> = {
  'outbox-delay': delayOfAThousand,
  'outbox-throughput': throughput,
  backup: callsDuringBackup,
  pull: pullOfTenThousand,
  inbox: inboxAtAMillion,
  care: careAtAMillion,
  posts: figuresOfPosts,
  growth: followersOfTenYears,
  calendar: monthAmongMany,
}

const wanted = process.argv.slice(2)
for (const [name, measure] of Object.entries(measurements)) {
  if (wanted.length === 0 || wanted.some((part) => name.includes(part))) await measure()
}

import type { status as spanish } from '../es/status.ts'
import type { Translation } from '../translation.ts'

export const status: Translation<typeof spanish> = {
  bar: 'Status',
  connectivity: {
    online: 'Online',
    chosen_offline: 'Offline (chosen)',
    no_network: 'No network',
    sign_in_wall: 'The network asks to sign in',
    unreachable: 'The social network does not answer',
  },
  connectivityHint: {
    online: 'Mando sends and receives normally.',
    chosen_offline: 'Nothing leaves or comes in until you switch it off. Everything else works.',
    no_network: 'This computer has no network. What is scheduled goes out when it is back, if still in time.',
    sign_in_wall: 'A sign-in portal or a proxy answers in place of the social network. Sign in with your browser.',
    unreachable: 'There is a network, but the social network does not answer. Mando keeps trying.',
  },
  since: 'since {{when}}',
  lastSync: 'Last sync: {{when}}',
  neverSynced: 'Not synced yet',
  backlog: 'Fetching older messages: {{brought}} so far',
  syncing: 'Syncing…',
  outbox_one: '{{count}} waiting to be sent',
  outbox_other: '{{count}} waiting to be sent',
  outboxEmpty: 'Nothing waiting to be sent',
  problems_one: '{{count}} problem',
  problems_other: '{{count}} problems',
  noProblems: 'No problems',
  workOffline: 'Work offline',
  syncNow: 'Sync now',
}

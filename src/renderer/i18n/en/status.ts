import type { status as spanish } from '../es/status.ts'
import type { Translation } from '../translation.ts'

export const status: Translation<typeof spanish> = {
  bar: 'Status',
  connectivity: {
    online: 'Online',
    chosen_offline: 'Offline (chosen)',
    no_network: 'No network',
    captive_portal: 'A portal asks to sign in',
    proxy_sign_in: 'The proxy asks to sign in',
    proxy_unreachable: 'The proxy lets nothing out',
    untrusted: 'Certificate not recognised',
    unreachable: 'The social network does not answer',
  },
  connectivityHint: {
    online: 'Mando sends and receives normally.',
    chosen_offline: 'Nothing leaves or comes in until you switch it off. Everything else works.',
    no_network: 'This computer has no network. What is scheduled goes out when it is back, if still in time.',
    captive_portal:
      'A sign-in portal (of a Wi-Fi network, for instance) answers in place of the social network. Open the browser and sign in on the page that appears.',
    proxy_sign_in:
      'The office proxy asks for a user and a password, or refuses those that Mando has. Enter them in Settings.',
    proxy_unreachable:
      'The proxy that is set does not answer or lets nothing through. Check it in Settings or tell your IT service.',
    untrusted:
      'Whoever answers shows a certificate that this computer does not recognise. Nothing is sent. If your office inspects traffic, add its authority in Settings.',
    unreachable: 'There is a network, but the social network does not answer.',
  },
  since: 'since {{when}}',
  connection: {
    title: 'Connection: {{state}}',
    answered: 'Last answer of a network: {{when}} ({{time}})',
    neverAnswered: 'No network has answered yet',
    kept: 'Everything written and scheduled is kept.',
    retrying: 'Mando tries by itself: after 5 seconds, then with longer and longer pauses, never more than 5 minutes.',
    openBrowser: 'Open the browser',
    openSettings: 'Go to Settings',
    switchOn: 'Connect again',
    tryNow: 'Try now',
  },
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

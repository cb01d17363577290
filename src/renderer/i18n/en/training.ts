/** English texts of the training network's controls. */
import type { training as spanish } from '../es/training.ts'
import type { Translation } from '../translation.ts'

export const training: Translation<typeof spanish> = {
  text: 'To practise what Mando does when something fails. It only affects the simulated network, never a real account.',
  noAccount: 'Add the training account in Accounts to use these controls.',
  goToAccounts: 'Go to Accounts',
  fault: {
    label: 'Fault in force',
    none: 'None: everything works',
    cut: 'Cable unplugged',
    slow: 'Very slow network',
    lose_answer: 'The answer is lost (it goes out, but nobody knows)',
    hang: 'The network never answers',
    truncate: 'Answer cut short',
    rate_limit: 'Too many requests (429)',
    server_error: 'X out of order (503)',
    credentials: 'Credentials not valid (401)',
    credits: 'Out of credit (402)',
    captive_portal: 'Network sign-in page',
    proxy: 'Proxy that asks for a sign-in (407)',
    processing_fails: 'Cannot process what was uploaded',
    media_expired: 'What was uploaded has expired',
  },
  count: {
    label: 'For how many requests',
    placeholder: 'Until removed',
  },
  apply: 'Apply the fault',
  clear: 'Remove the fault',
  current: 'In force: {{fault}}',
  remaining_one: '{{count}} request left.',
  remaining_other: '{{count}} requests left.',
  untilChanged: 'Until it is changed.',
  citizens: {
    label: 'How many messages',
    day: 'A day of {{count}} messages',
    action: 'Let citizens write',
    help: 'Invented citizens write to the training account. They arrive with the next sync.',
    done_one: '{{count}} citizen wrote.',
    done_other: '{{count}} citizens wrote.',
    sync: 'Sync now',
  },
}

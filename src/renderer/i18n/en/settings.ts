/** English texts of the settings screen. */
import type { settings as spanish } from '../es/settings.ts'
import type { Translation } from '../translation.ts'

export const settings: Translation<typeof spanish> = {
  title: 'Settings',
  notices: {
    messages: 'Notify of new messages',
    messagesHelp:
      'Only while Mando is not in view, every five minutes at the most. It names the account and nothing of the citizen.',
    quiet: 'Quiet hours',
    quietHelp: 'Then only what is urgent and what waits for a decision is announced. By the clock of the office.',
    from: 'From',
    until: 'Until',
    notAnHour: 'For example, 22:00',
  },
  sections: {
    appearance: 'Appearance',
    people: 'People',
    campaigns: 'Campaigns',
    approvals: 'Approvals',
    replies: 'Saved replies',
    office: 'Publishing',
    checks: 'Checks before publishing',
    hours: 'Hours and targets',
    notices: 'Notifications',
    urgent: 'Urgent messages',
    prices: 'Prices of X',
    connection: 'Connection',
    mail: 'Mail and hand-off',
    data: 'Data and protection',
    backup: 'Backups',
    audit: 'Log of changes',
    training: 'Training network',
  },
  language: { label: 'Language' },
  theme: { label: 'Theme' },
  zone: {
    label: 'The office’s time zone',
    help: 'The times of the calendar are read in this zone.',
    'Europe/Madrid': 'Mainland and Balearics (Madrid)',
    'Atlantic/Canary': 'Canary Islands',
  },
  grace: {
    label: 'Grace (minutes)',
    help: 'A post that could not go out at its time goes out by itself within this margin. After it, Mando asks. From 1 to 240.',
  },
  undo: {
    label: 'Time to undo (seconds)',
    help: 'When publishing now, Mando waits this long in case you change your mind. From 0 to 60.',
  },
  brakePosts: {
    label: 'Brake: posts per account, at most',
    help: 'However many have piled up, an account publishes no more than these in the time below. A thread counts as one; answers to citizens do not count. From 1 to 100.',
  },
  brakeMinutes: {
    label: 'Brake: in how many minutes',
    help: 'What the brake holds up for longer than its grace does not go out: Mando asks. From 1 to 120.',
  },
  prices: {
    text: 'Dollars each, after {{source}} ({{asOf}}). X changes them: correct them here and Mando counts with yours.',
    kind: 'What',
    price: 'Dollars',
    listed: 'After X',
    owner: 'Account that owns the X application',
    ownerHelp: 'If it is one of yours, reading its own posts, mentions and followers costs less.',
    noOwner: 'None',
    invalid: 'It has to be an amount in dollars.',
    edit: 'Price: {{kind}}',
  },
  outOfRange: 'It must be between {{min}} and {{max}}.',
  data: {
    folder: 'Data folder',
    copy: 'Copy the path',
    copied: 'Copied',
    version: 'Version',
    development: 'development version',
    protection: 'Protection',
  },
  protection: {
    os: {
      title: 'Protected by the operating system',
      text: 'The data are encrypted and their key is held by the system’s store ({{detail}}).',
    },
    passphrase: {
      title: 'Protected with a passphrase',
      text: 'The data are encrypted; the passphrase is asked for when Mando opens.',
    },
    open: {
      title: 'Not protected',
      text: 'There are only data of the training network, without secrets or citizens’ data. You will be asked to protect them before connecting a real account.',
    },
    action: 'Protect with a passphrase',
    noVault: 'This computer offers no safe key store ({{detail}}).',
  },
  audit: {
    text: 'Each change leaves a row chained to the one before. If somebody alters the log, the check finds out.',
    verify: 'Check the log',
    verifying: 'Checking…',
    intact_one: 'Intact: {{count}} row checked.',
    intact_other: 'Intact: {{count}} rows checked.',
    broken:
      'Altered: the chain breaks at row {{seq}} of {{rows}}. Keep the data folder and tell your security officer.',
    list: 'Recent changes',
    seq: 'No.',
    at: 'When',
    actor: 'Who',
    action: 'What',
    entity: 'On what',
    older: 'See older ones',
    empty: 'No change recorded yet.',
  },
}

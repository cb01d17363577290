/** English texts of backups. */
import type { backup as spanish } from '../es/backup.ts'
import type { Translation } from '../translation.ts'

export const backup: Translation<typeof spanish> = {
  intro:
    'Every day Mando makes an encrypted copy of everything and checks that it opens. It keeps those of the last seven days, and one a week for four weeks.',
  last: 'Last good backup',
  lastAt: '{{when}} ({{ago}})',
  none: 'None yet',
  next: 'Next: {{when}}',
  nextSoon: 'Next: in a few minutes',
  makeNow: 'Make a backup now',
  making: 'Making and checking the backup…',
  failedOwn: 'The last try did not succeed. The earlier backups are still there; Mando tries again.',
  failedOther: 'The backup did not reach the other folder. The one in the data folder is good.',
  where: 'Where they are kept',
  otherNone: 'On this computer only. A second folder, on a network drive for example, protects against a broken disk.',
  otherAlso: 'and also in',
  choose: 'Choose a second folder…',
  change: 'Change…',
  forget: 'Stop using it',
  recovery: 'Recovery passphrase',
  recoveryText: {
    none: "The key of the data lies in this computer's vault: without a recovery passphrase, backups open only here and for this user.",
    set: 'New backups can be restored on another computer with the recovery passphrase.',
    not_needed:
      'Not needed: backups open with the passphrase that protects the data already, or there is nothing to protect yet.',
  },
  recoverySet: 'Set a recovery passphrase…',
  recoveryChange: 'Change it…',
  recoveryWhy:
    'With it a backup can be restored on another computer, or here if the user is lost. Whoever knows it and has a backup can read the data: keep it away from this computer.',
  recoverySubmit: 'Set it and make a backup',
  recoveryDone: 'Recovery passphrase set. A backup that carries it is being made.',
  list: 'Backups that can be restored',
  listEmpty: 'No backup was found.',
  listEmptyHint: 'Backups are called “mando-date.db”.',
  madeAt: 'Date',
  holds: 'Contents',
  size: 'Size',
  action: 'Action',
  counts: '{{posts}} posts ({{planned}} planned, {{drafts}} drafts) · {{messages}} messages',
  elsewhere: 'Look in another folder…',
  elsewhereNone: 'There are no backups of Mando in that folder.',
  restore: 'Restore…',
  restoreOf: 'Restore the backup of {{when}}',
  never: 'Does not open on this computer',
  neverHint: "Its key lies in another computer's or user's vault, and no recovery passphrase was set.",
  dialog: {
    title: 'Restore a backup',
    of: 'Backup of {{when}}',
    whatHappens:
      'The data go back to what they were then. The present database is not deleted: it is kept aside in the same folder.',
    never_twice:
      'Nothing that was waiting in the backup is published by itself if it may have gone out since: Mando asks about each post.',
    passphrase: 'The passphrase that protected the data then',
    recovery: 'Recovery passphrase',
    submit: 'Restore this backup',
    restoring: 'Checking and restoring…',
    done: 'Backup restored.',
    kept: 'The database of before is in {{path}}.',
  },
  confirmPlanned: 'Keep what is planned',
  confirmPlannedQuestion:
    'What is planned for later goes out at its hour. Confirm that you looked on the network and none of it is out already.',
  recover: 'Save what can be read',
  recovering: 'Reading what can be read…',
  recoverQuestion:
    'A new database is made with everything that can be read. The damaged one is kept aside, and nothing is published by itself.',
  recoverConfirm: 'Save it',
  recovered: 'Saved: {{posts}} posts and {{messages}} messages.',
  exportTexts: 'Take the texts out…',
  exporting: 'Saving the texts…',
  exported: '{{posts}} posts saved in {{folder}}.',
  exportedPartly: '{{posts}} posts saved in {{folder}}. A part of the database could not be read.',
  exportHelp:
    'Everything that was written, in files that open without Mando: a text (Markdown), one for IT (JSON), and the images. They are not encrypted.',
  texts: 'The texts as files',
}

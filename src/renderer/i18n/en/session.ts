/** English texts of the screens before the database is open, and of the passphrase. */
import type { session as spanish } from '../es/session.ts'
import type { Translation } from '../translation.ts'

export const session: Translation<typeof spanish> = {
  opening: 'Opening the data…',
  locked: {
    title: 'Mando is locked with a passphrase',
    text: 'Type the passphrase that protects the data on this computer.',
    label: 'Passphrase',
    show: 'Show or hide the passphrase',
    submit: 'Open',
    opening: 'Opening…',
    wrong: 'The passphrase is not right. The data are intact; check capitals and keyboard.',
    empty: 'Type the passphrase.',
    failed: 'It could not be opened ({{code}}). Nothing was changed.',
    why: 'Why a passphrase?',
    whyText:
      'Mando stores its data encrypted. This computer offers no safe key store of the operating system, so the key is protected with a passphrase that only you know.',
    whyDetail: 'Detail: {{detail}}',
    forgotten: 'Mando cannot recover a forgotten passphrase: nobody else has it.',
  },
  blocked: {
    heading: 'Mando cannot open its data',
    happened: 'What happened',
    kept: 'What is kept',
    todo: 'What to do',
    path: 'Where the data are',
    detail: 'Technical detail',
    copy: 'Copy the details',
    copied: 'Copied',
    retry: 'Try again',
    retrying: 'Trying again…',
    database_damaged: {
      happened: 'The database file is damaged: its content does not pass the check.',
      kept: 'Nothing was overwritten or deleted. The file is in its place, as it was.',
      todo: 'Save what can be read, or restore a backup of the list. The damaged file is kept aside in both cases.',
    },
    database_newer: {
      happened: 'These data were stored by a newer version of Mando, and this one cannot read them.',
      kept: 'Nothing was touched: the data are as the newer version left them.',
      todo: 'Install the newest version of Mando on this computer and open it.',
    },
    read_only: {
      happened: 'Mando has no permission to write in the data folder.',
      kept: 'Everything stored is still in the folder, unchanged.',
      todo: 'Ask your IT service for write permission on the folder (or to move it from a read-only disk) and press Try again.',
    },
    disk_full: {
      happened: 'There is no space left on the disk that holds the data.',
      kept: 'Everything stored is still in the folder, unchanged.',
      todo: 'Free some space on that disk (1 GB is enough) and press Try again.',
    },
    vault_lost: {
      happened:
        'The system’s key store no longer hands over the key of the data. It usually happens after a change of user, computer or profile.',
      kept: 'The data are still encrypted in the folder. Nothing was overwritten and no new database was made on top.',
      todo: 'Sign in to the computer as the usual user and press Try again. If the computer was set up anew, restore a backup that has a recovery passphrase.',
    },
    key_damaged: {
      happened: 'The file that holds the key of the data is damaged or missing.',
      kept: 'The database is still encrypted and unchanged. Without its key it cannot be read.',
      todo: 'Get the key file (“key.json”) back and press Try again, or restore a backup of the list: each carries its key.',
    },
  },
  vault: {
    no_keyring: 'the system has no keyring running',
    unavailable: 'the system’s key store does not respond',
    other: '{{code}}',
  },
  protect: {
    title: 'Protect the data with a passphrase',
    why: 'A real account brings messages from citizens and credentials. This computer offers no safe key store, so the data are encrypted with a passphrase that will be asked for when Mando opens.',
    whySettings: 'The data are encrypted with a passphrase that will be asked for each time Mando opens.',
    rule: '12 characters or more. A sentence you remember is better than an odd word.',
    warning: 'Write it down somewhere safe: if it is forgotten, nobody can recover the data.',
    first: 'New passphrase',
    second: 'Repeat the passphrase',
    tooShort_one: '{{count}} character to go.',
    tooShort_other: '{{count}} characters to go.',
    different: 'It does not match the first.',
    submit: 'Protect and continue',
    submitSettings: 'Protect with a passphrase',
    done: 'The data are protected with a passphrase.',
  },
}

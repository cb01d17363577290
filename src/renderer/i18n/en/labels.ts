/** The office's labels for conversations, in the settings. */
import type { labels as spanish } from '../es/labels.ts'
import type { Translation } from '../translation.ts'

export const labels: Translation<typeof spanish> = {
  text: 'The labels with which the office sorts conversations. They can also be made in the inbox, with the key L.',
  list: 'Labels in use',
  add: 'New label',
  edit: 'Change',
  editOf: 'Change “{{name}}”',
  archive: 'Archive',
  archiveOf: 'Archive “{{name}}”',
  archivedNow: 'Archived: {{name}}. Conversations that have it keep it.',
  archived_one: 'Archived ({{count}})',
  archived_other: 'Archived ({{count}})',
  bringBack: 'Bring back',
  bringBackOf: 'Bring back “{{name}}”',
  name: 'Name',
  noName: 'Give it a name.',
  nameTaken: 'Another label has this name.',
  colour: 'Colour',
  renameHelp:
    'The new name shows on conversations that have the label already. The old one stays in the log of changes.',
  save: 'Save',
  archivedName: '{{name}} (archived)',
}

import type { links as spanish } from '../es/links.ts'
import type { Translation } from '../translation.ts'

export const links: Translation<typeof spanish> = {
  add_one: 'Add parameters to {{count}} link',
  add_other: 'Add parameters to {{count}} links',
  added_one: 'Parameters added to {{count}} link',
  added_other: 'Parameters added to {{count}} links',
  help: 'To tell in the analytics of the web from which post each visit comes. They are offered while writing, never added by themselves; on X a link counts the same with them.',
  hosts: 'Pages of the office',
  hostsHelp: 'One per line: puertoalba.es. It holds for their subdomains too. Without any, nothing is offered.',
  wrongHost: 'This is no page: {{line}}',
  source: 'Source (utm_source)',
  sourceHelp: 'Empty: the account it goes out on.',
  medium: 'Medium (utm_medium)',
  mediumHelp: 'The campaign (utm_campaign) is that of the post.',
  wrongParameter: 'Letters without accents, digits, “-”, “_” and “.”.',
  save: 'Save',
}

/** The parts of the composer, and what the words of a post were before. */
import type { Translation } from '../translation.ts'
import type { versions as es } from '../es/versions.ts'

export const versions: Translation<typeof es> = {
  parts: {
    label: 'Parts of the post',
    text: 'Text',
    preview: 'Preview',
    comments: 'Comments',
    versions: 'Versions',
  },
  list: 'Versions',
  now: 'Now',
  by: 'Written by {{name}}',
  occasion: {
    scheduled: 'Scheduled by {{name}}, {{when}}',
    applied: 'Changes applied by {{name}}, {{when}}',
    asked: 'Approval asked for by {{name}}, {{when}}',
    approved: 'Approved by {{name}}, {{when}}',
    restored: 'Restored by {{name}}, {{when}}',
  },
  none: 'There are no earlier versions yet. One is kept when somebody changes what another person wrote, or what was closed, scheduled or approved.',
  kept: 'The last 50 are kept, for a year. Images are no part of them; their descriptions are.',
  legend: 'Struck out: what this version said. Underlined: what it says now.',
  same: 'It says the same as now.',
  common: 'Common text',
  ownOf: 'On @{{handle}}',
  altText: '[Description: {{text}}]',
  restore: 'Restore',
  restored: 'Version restored',
  added: 'added:',
  removed: 'removed:',
}

import type { ownTexts as spanish } from '../es/ownTexts.ts'
import type { Translation } from '../translation.ts'

export const ownTexts: Translation<typeof spanish> = {
  which: 'Which text is being written',
  common_zero: 'Common text',
  common_one: 'Common text ({{count}} account)',
  common_other: 'Common text ({{count}} accounts)',
  commonShort: 'Common text',
  start: 'Own text for…',
  startFor: 'Own text for @{{handle}}',
  drop: 'Back to the common text',
  dropped: '@{{handle}} goes back to the common text',
  ofText: '{{name}} · {{what}}',
  split_one: 'Split into {{count}} text',
  split_other: 'Split into {{count}} texts',
  number: 'Number the thread',
  flow: 'Go on in another text when full',
  tags: {
    hashtag: 'Hashtags used before',
    mention: 'Accounts mentioned before',
    uses_zero: 'the office’s',
    uses_one: '{{count}} time',
    uses_other: '{{count}} times',
    offered_one: '{{count}} suggestion. Arrow down to choose.',
    offered_other: '{{count}} suggestions. Arrow down to choose.',
  },
}

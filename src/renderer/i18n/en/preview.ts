import type { preview as spanish } from '../es/preview.ts'
import type { Translation } from '../translation.ts'

export const preview: Translation<typeof spanish> = {
  noAccount: 'Choose an account to see how it looks there.',
  on: 'On which account',
  label: 'How it looks on @{{handle}}',
  now: 'now',
  empty: 'No text',
  video: 'Video',
  card: 'From {{host}}',
  note: 'Roughly: X changes its looks. The picture and the title of the card come from the linked page itself.',
}

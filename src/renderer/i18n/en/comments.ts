import type { comments as spanish } from '../es/comments.ts'
import type { Translation } from '../translation.ts'

export const comments: Translation<typeof spanish> = {
  list: 'Comments',
  none: 'No comments. What is written here stays in the office: it is never published.',
  office: 'The office',
  unread_one: '{{count}} new',
  unread_other: '{{count}} new',
  isNew: 'new',
  forYou: 'for you',
  box: 'Comment',
  placeholder: 'For the team: never published.',
  add: 'Comment',
  shortcut: 'Ctrl+Enter',
  mention: 'Mention',
  removeOf: 'Remove the comment “{{text}}”',
  removed: 'Comment removed',
  notices: {
    open_one: 'Comments: {{count}}',
    open_other: 'Comments: {{count}}',
    list: 'Posts with new comments',
    row_one: '{{count}} new, by {{name}} · {{when}}',
    row_other: '{{count}} new, the last by {{name}} · {{when}}',
    noText: 'No text',
  },
}

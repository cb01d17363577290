/** English texts of requests of departments. */
import type { intake as spanish } from '../es/intake.ts'
import type { Translation } from '../translation.ts'

export const intake: Translation<typeof spanish> = {
  receive: 'Receive a request…',
  writeSheet: 'Save the request sheet…',
  sheetWritten: 'Sheet saved as {{name}}. Send it to the departments.',
  received: 'Request received as a draft.',
  unclear: 'Request received as a draft. Its deadline is not understood: it stands as they wrote it.',
  known: 'That request was received before: here it is.',
  refused: {
    too_large: 'The file is too large to be a request. Nothing was received.',
    empty: 'The file is empty. Nothing was received.',
    workbook: 'It is a Word document or a spreadsheet. Save it as text (.txt) and choose it again.',
    not_text: 'The file is no text. Nothing was received.',
    no_text: 'The sheet gives neither the text nor the purpose. Nothing was received.',
  },
  open_one: '{{count}} request',
  open_other: '{{count}} requests',
  list: 'Requests not planned yet',
  noDeadline: 'No deadline',
  until: 'Before {{when}}',
  overdue: 'Overdue',
  request: 'Request of a department',
  requestOf: 'Request of {{department}}',
  parts: { brief: 'Purpose', contact: 'Contact', source: 'Document' },
  unchanged: 'The text is what they sent.',
  changed: 'What changed since they sent it:',
}

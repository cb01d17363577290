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
  documents: {
    list: 'Documents of the request',
    attach: 'Attach a document…',
    save: 'Save {{name}} in a folder',
    remove: 'Remove {{name}}',
    removed: '{{name}} removed',
    saved: 'Saved as {{name}}. That copy is no longer protected by Mando.',
    known: 'That document is attached already.',
    notAttached: 'The document was not attached',
    refused: {
      too_large:
        'It is larger than {{limit}}. Ask for a lighter version, or keep it in the office’s folder and note where.',
      too_many: 'A request takes five documents. Remove one that is not needed first.',
      empty: 'The file is empty.',
      not_document: 'It is neither a PDF nor a Word or OpenDocument file, whatever its name.',
      macros: 'It contains macros, which are programs. Ask for the document without macros or as a PDF.',
    },
  },
  unchanged: 'The text is what they sent.',
  changed: 'What changed since they sent it:',
}

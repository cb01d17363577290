import type { boardMoves as spanish } from '../es/boardMoves.ts'
import type { Translation } from '../translation.ts'

export const boardMoves: Translation<typeof spanish> = {
  keys: 'Arrows: move around. Enter: open. Alt and ← →: take the post to another column.',
  notMoved: 'The post stays where it was',
  refused: {
    noHour: 'It has no date and time. Open it and set them; then it can change columns.',
    byItself: 'Nothing is put into this column by hand: Mando brings here what needs somebody to decide.',
    onlyByNetwork:
      'It is published only once the network confirms it. To send it now, open it and press “Publish now”.',
    decideFirst: 'It waits for approval. Whoever approves it can do so by opening it.',
    newHour: 'It needs another hour. Open it and choose when it goes out.',
    plannedAlready: 'It is scheduled already. To ask for approval again, take it to “Drafts” first.',
    leaving: 'It is going out, or it is not known yet whether it did. Wait for the network to answer.',
    out: 'It is out: it cannot change columns.',
    unapplied: 'It has changes that are not applied. Open it and apply or discard them first.',
  },
  requested: 'Approval asked for. It goes out on {{when}} if it is approved before.',
  planned: 'Scheduled for {{when}}',
  draft: 'Back to draft',
  draftAnew: 'Back to draft. To schedule it, it must be approved again.',
  withdrawn: 'Request for approval withdrawn: it is a draft again.',
  takenBack: 'Back in its column',
}

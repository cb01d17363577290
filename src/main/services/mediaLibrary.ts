/** Whose pictures and films are and until when, and the library of those the office uses again (docs/specs/media.md §6). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { folded } from '#shared/domain/checks/fold.ts'
import { NO_RIGHTS } from '#shared/domain/mediaRights.ts'
import { addDays, dayStartMs, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { KeptMedia, MediaCard, MediaCardTable } from '../store/mediaCardTable.ts'
import type { MediaContentTable } from '../store/mediaContentTable.ts'
import type { MediaCropTable } from '../store/mediaCropTable.ts'
import type { MediaTable } from '../store/mediaTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { MediaAttaching } from './mediaAttaching.ts'

const OK = { ok: true } as const
const MOST_SHOWN = 60
const BLANK = { isKept: false, title: '', altText: '', rights: NO_RIGHTS } as const

export function createMediaLibrary(deps: {
  readonly uow: UnitOfWork
  readonly media: MediaTable
  readonly contents: MediaContentTable
  readonly cards: MediaCardTable
  readonly crops: MediaCropTable
  readonly attaching: MediaAttaching
  readonly zone: () => OfficeZone
  readonly ids: Ids
  readonly by: () => Actor
}) {
  const { uow, media, contents, cards, crops, attaching } = deps

  /** What is known of something attached, of a part what is known of its original; what nobody has said anything of begins empty. */
  function cardOfAttached(mediaId: string): MediaCard {
    const found = media.byId(mediaId)
    if (found === null) throw new AppError('not_found')
    const { fileName, removed } = found
    const contentSeq = crops.of(mediaId)?.originalSeq ?? found.contentSeq
    if (contents.bySeq(contentSeq) === null) throw new AppError('wrong_state', { state: 'arriving' })
    return cards.byContent(contentSeq) ?? { id: deps.ids.next(), contentSeq, fileName, removed, ...BLANK }
  }

  function kept(cardId: string): MediaCard {
    const card = cards.byId(cardId)
    if (card === null) throw new AppError('not_found')
    return card
  }

  function put(before: MediaCard, after: MediaCard, action: string): void {
    uow.write(deps.by(), (tx) => {
      cards.put(tx, after, folded([after.title, after.altText, after.rights.holder, after.fileName].join('\n')))
      const facts = ({ isKept, title, altText, rights }: MediaCard) => ({ isKept, title, altText, ...rights })
      tx.audit({ action, entity: `media_card:${after.id}`, before: facts(before), after: facts(after) })
    })
  }

  /** Posts that are planned for after its last day: whoever says so is told. */
  function plannedAfterEnd({ contentSeq, rights: { lastDay } }: MediaCard): number {
    if (lastDay === null) return 0
    return cards.plannedFrom(contentSeq, dayStartMs(addDays(lastDay, 1), deps.zone()))
  }

  return {
    card: ({ mediaId }: ParsedInputOf<'media.card'>): OutputOf<'media.card'> => {
      const { isKept, title, altText, rights } = cardOfAttached(mediaId)
      return { isKept, title, altText, ...rights }
    },
    saveCard: (input: ParsedInputOf<'media.saveCard'>): OutputOf<'media.saveCard'> => {
      const { isKept, title, altText, holder, lastDay } = input
      const before = 'mediaId' in input.of ? cardOfAttached(input.of.mediaId) : kept(input.of.cardId)
      const after = { ...before, isKept, title, altText, rights: { holder, lastDay } }
      put(before, after, 'media.save_card')
      return { plannedAfterEnd: plannedAfterEnd(after) }
    },
    setKept: ({ cardId, isKept }: ParsedInputOf<'media.setKept'>): OutputOf<'media.setKept'> => {
      const before = kept(cardId)
      if (before.isKept === isKept) return OK
      put(before, { ...before, isKept }, isKept ? 'media.keep_again' : 'media.let_go')
      return OK
    },
    library: ({ text }: ParsedInputOf<'media.library'>): OutputOf<'media.library'> => {
      const words = folded(text).split(/\s+/u).filter(Boolean)
      const found = cards.newest(words, MOST_SHOWN + 1)
      return { cards: found.slice(0, MOST_SHOWN).map(viewOf), isAll: found.length <= MOST_SHOWN }
    },
    keptPreview: ({ cardId }: ParsedInputOf<'media.keptPreview'>): OutputOf<'media.keptPreview'> => ({
      dataUrl: attaching.pictureOf(kept(cardId).contentSeq),
    }),
    attachKept: (input: ParsedInputOf<'media.attachKept'>): OutputOf<'media.attachKept'> => {
      const { postId, segmentId, mediaId, cardId } = input
      const { contentSeq, fileName, removed, altText } = kept(cardId)
      attaching.attach(postId, segmentId, { id: mediaId, contentSeq, fileName, removed }, altText)
      return OK
    },
  }
}

function viewOf({ id, title, altText, rights, facts, posts }: KeptMedia): OutputOf<'media.library'>['cards'][number] {
  const { kind, sizeBytes, widthPx, heightPx, durationMs } = facts
  return { cardId: id, title, altText, ...rights, kind, sizeBytes, widthPx, heightPx, durationMs, posts }
}

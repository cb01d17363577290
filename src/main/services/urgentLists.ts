/** The office's lists of urgent words: those that Mando comes with, less what it disabled, and its own (docs/specs/detectors.md §11). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import {
  compileUrgentLists,
  findUrgent,
  URGENT_LIST_NAMES,
  type UrgentListName,
  type UrgentLists,
  type UrgentMark,
} from '#shared/domain/detect/urgent.ts'
import { parseUrgentTerm, type UrgentTerm } from '#shared/domain/detect/urgentTerm.ts'
import { URGENT_TERMS_ES } from '#shared/domain/detect/urgentTerms.es.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { ListedTerm, UrgentTermTable } from '../store/urgentTermTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

const OK = { ok: true } as const

export function createUrgentLists(deps: {
  readonly table: UrgentTermTable
  readonly uow: UnitOfWork
  readonly by: () => Actor
}) {
  const { table, uow } = deps
  /** Put together at the first message, and again after a change: not for each message. */
  let compiled: UrgentLists | null = null

  function terms(): OutputOf<'urgent.terms'> {
    const changes = table.all()
    const disabled = new Set(changes.flatMap((each) => (each.change === 'disabled' ? [keyOf(each)] : [])))
    const own = changes.filter(({ change }) => change === 'added')
    return [
      ...own.map(({ list, written }) => ({ list, written, origin: 'own' as const, disabled: false })),
      ...shipped().map(({ list, written }) => ({
        list,
        written,
        origin: 'shipped' as const,
        disabled: disabled.has(keyOf({ list, written })),
      })),
    ]
  }

  function lists(): UrgentLists {
    compiled ??= compile(terms().filter((each) => !each.disabled))
    return compiled
  }

  /** @throws AppError urgent_term_wrong */
  function parsed({ list, written }: ListedTerm): ListedTerm {
    const read = parseUrgentTerm(written.toWellFormed())
    if (!read.ok) throw new AppError('urgent_term_wrong', { problem: read.problem, part: read.part.slice(0, 60) })
    return { list, written: read.term.written }
  }

  function write(action: string, { list, written }: ListedTerm, work: Parameters<UnitOfWork['write']>[1]): void {
    uow.write(deps.by(), (tx) => {
      work(tx)
      tx.audit({ action, entity: `urgent_list:${list}`, after: { written } })
    })
    compiled = null
  }

  function isOwn(term: ListedTerm): boolean {
    return table.all().some((each) => each.change === 'added' && keyOf(each) === keyOf(term))
  }

  return {
    /** What in a text is urgent by the office's lists. */
    find: (text: string): readonly UrgentMark[] => findUrgent(text, lists()),

    terms,

    addTerm: (input: ParsedInputOf<'urgent.addTerm'>): OutputOf<'urgent.addTerm'> => {
      const term = parsed(input)
      const known = terms().find((each) => keyOf(each) === keyOf(term))
      if (known !== undefined && !known.disabled) return OK
      write('urgent_term.add', term, (tx) =>
        known === undefined ? table.put(tx, { ...term, change: 'added' }) : table.remove(tx, term),
      )
      return OK
    },

    removeTerm: (term: ParsedInputOf<'urgent.removeTerm'>): OutputOf<'urgent.removeTerm'> => {
      if (!isOwn(term)) throw new AppError('not_found')
      write('urgent_term.remove', term, (tx) => table.remove(tx, term))
      return OK
    },

    disableTerm: ({ disabled, ...term }: ParsedInputOf<'urgent.disableTerm'>): OutputOf<'urgent.disableTerm'> => {
      const known = terms().find((each) => each.origin === 'shipped' && keyOf(each) === keyOf(term))
      if (known === undefined) throw new AppError('not_found')
      if (known.disabled === disabled) return OK
      write(disabled ? 'urgent_term.disable' : 'urgent_term.enable', term, (tx) =>
        disabled ? table.put(tx, { ...term, change: 'disabled' }) : table.remove(tx, term),
      )
      return OK
    },

    tryText: ({ text }: ParsedInputOf<'urgent.tryText'>): OutputOf<'urgent.tryText'> =>
      findUrgent(text, lists()).map(({ category, start, end, term }) => ({ category, start, end, written: term })),
  }
}

function keyOf({ list, written }: ListedTerm): string {
  return `${list} ${written}`
}

/** As they are written in the lists, white space normalised as the office's own are. */
function shipped(): readonly ListedTerm[] {
  return URGENT_LIST_NAMES.flatMap((list) =>
    URGENT_TERMS_ES[list].map((written) => ({ list, written: written.normalize('NFC').trim().replace(/\s+/gu, ' ') })),
  )
}

/**
 * Lists of entries that were accepted when they were written. One that a later version reads no more is left out: the others
 * must go on working.
 */
export function compile(entries: readonly ListedTerm[]): UrgentLists {
  const lists = Object.fromEntries(URGENT_LIST_NAMES.map((list) => [list, []])) as unknown as Record<
    UrgentListName,
    UrgentTerm[]
  >
  for (const { list, written } of entries) {
    const read = parseUrgentTerm(written)
    if (read.ok) lists[list].push(read.term)
  }
  return compileUrgentLists(lists)
}

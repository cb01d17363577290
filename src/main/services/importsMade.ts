/** Imports of this run of the program: each is made once, and can be taken back as a whole (docs/specs/calendarFiles.md §5). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'

/** Takes back what was made, in a transaction that is open. */
type TakeBack = (tx: WriteTx) => OutputOf<'files.undo'>

const MOST_REMEMBERED = 20

export type ImportsMade = ReturnType<typeof createImportsMade>

export function createImportsMade(deps: { readonly uow: UnitOfWork; readonly by: () => Actor }) {
  const made = new Map<string, TakeBack>()

  /** The answers of one kind of import, by the id that the caller gave it. */
  function createKind<Answer>() {
    const answers = new Map<string, Answer>()
    return {
      /** What was made under an id is made once. @throws AppError conflict where an import of another kind has the id */
      once: (importId: string, make: () => { readonly answer: Answer; readonly takeBack: TakeBack }): Answer => {
        const before = answers.get(importId)
        if (before !== undefined) return before
        if (made.has(importId)) throw new AppError('conflict')
        const { answer, takeBack } = make()
        answers.set(importId, answer)
        made.set(importId, takeBack)
        const [oldest] = made.keys()
        if (made.size > MOST_REMEMBERED && oldest !== undefined) made.delete(oldest)
        return answer
      },
    }
  }

  return {
    createKind,
    undo: ({ importId }: ParsedInputOf<'files.undo'>): OutputOf<'files.undo'> => {
      const takeBack = made.get(importId)
      if (takeBack === undefined) throw new AppError('not_found')
      return deps.uow.write(deps.by(), (tx) => {
        const counts = takeBack(tx)
        tx.audit({ action: 'import.undo', entity: `import:${importId}`, after: counts })
        return counts
      })
    },
  }
}

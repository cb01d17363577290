/** The office's templates of posts and groups of hashtags (docs/specs/composer.md §9). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { readHashtags } from '#shared/domain/textTemplate.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { TextTemplate, TextTemplateTable } from '../store/textTemplateTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

const OK = { ok: true } as const

export function createTextTemplates(deps: {
  readonly table: TextTemplateTable
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly by: () => Actor
}) {
  const { table } = deps

  /** @throws AppError not_found */
  function existing(id: string): TextTemplate {
    const template = table.byId(id)
    if (template === null) throw new AppError('not_found', { id })
    return template
  }

  /** @throws AppError name_taken */
  function put(action: string, before: TextTemplate | null, after: TextTemplate): typeof OK {
    if (JSON.stringify(before) === JSON.stringify(after)) return OK
    const namesake = after.archivedAtMs === null ? table.byName(after.kind, after.name) : null
    if (namesake !== null && namesake.id !== after.id) throw new AppError('name_taken', { name: after.name })
    deps.uow.write(deps.by(), (tx) => {
      table.put(tx, after)
      tx.audit({ action, entity: `template:${after.id}`, before, after })
    })
    return OK
  }

  return {
    list: (): OutputOf<'templates.list'> => table.all().map(({ id, ...template }) => ({ templateId: id, ...template })),

    save: ({ templateId, kind, name, text }: ParsedInputOf<'templates.save'>): OutputOf<'templates.save'> => {
      const written = kind === 'hashtags' ? readHashtags(text.toWellFormed()) : text.toWellFormed()
      if (written === null || written.trim() === '') throw new AppError('text_empty')
      return put('template.save', table.byId(templateId), {
        id: templateId,
        kind,
        name: name.toWellFormed(),
        text: written,
        archivedAtMs: null,
      })
    },

    archive: ({ templateId }: ParsedInputOf<'templates.archive'>): OutputOf<'templates.archive'> => {
      const template = existing(templateId)
      if (template.archivedAtMs !== null) return OK
      return put('template.archive', template, { ...template, archivedAtMs: deps.clock.now() })
    },

    bringBack: ({ templateId }: ParsedInputOf<'templates.bringBack'>): OutputOf<'templates.bringBack'> => {
      const template = existing(templateId)
      return put('template.bring_back', template, { ...template, archivedAtMs: null })
    },
  }
}

/** Charts and their numbers as files for other programs (docs/specs/growth.md §9). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { FolderPicker } from '../ports.ts'
import type { Actor } from '../store/auditChain.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { writeNewFile } from './newFile.ts'
import { plainFileName } from './plainFileName.ts'
import { tableText } from './tableWriting.ts'

export function createSavedFigure(deps: {
  readonly folders: FolderPicker
  readonly uow: UnitOfWork
  readonly by: () => Actor
}) {
  return {
    saveFigure: async ({
      fileName: wished,
      content,
    }: ParsedInputOf<'growth.saveFigure'>): Promise<OutputOf<'growth.saveFigure'>> => {
      const folder = await deps.folders.choose('figures')
      if (folder === null) return null
      const fileName = writeNewFile(folder, plainFileName(wished), content.kind, bytesOf(content))
      deps.uow.write(deps.by(), (tx) => tx.audit({ action: 'figure.save', entity: 'growth', after: { fileName } }))
      return { fileName }
    },
  }
}

function bytesOf(content: ParsedInputOf<'growth.saveFigure'>['content']): string | Uint8Array {
  switch (content.kind) {
    case 'svg':
      return content.text
    case 'png':
      return Buffer.from(content.base64, 'base64')
    case 'csv':
      return tableText([content.columns, ...content.rows])
  }
}
